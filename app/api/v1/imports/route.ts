import type { z } from "zod";
import { importQuery } from "@/lib/contracts/api";
import { can } from "@/lib/domain/access/can";
import { importObservations } from "@/lib/server/commands/imports/import-observations";
import { receiveUpload } from "@/lib/server/files/receive-upload";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";

const KEY = /^[\x21-\x7e][\x20-\x7e]{0,199}$/;

export const POST = apiRoute<z.infer<typeof importQuery>>(
  importQuery,
  async ({ request, viewer, query: { dryRun }, locale, refuse }) => {
    if (!can(viewer, "import").ok) return refuse(403);
    const idempotencyKey = request.headers.get("idempotency-key");
    if (idempotencyKey !== null && !KEY.test(idempotencyKey))
      return refuse(400, { pointer: "Idempotency-Key" });
    const upload = await receiveUpload(request);
    if (!upload.ok) return refuse(upload.kind === "too-large" ? 413 : 415);

    const imported = await importObservations(viewer, { file: upload.value, dryRun, idempotencyKey, locale });
    if (!imported.ok) {
      return imported.kind === "key-reused" ? refuse(409, { pointer: "Idempotency-Key" }) : refuse(403);
    }
    const { faults, ...members } = imported.value;
    return dryRun || members.applied ? Response.json(imported.value) : refuse(422, { faults, members });
  },
);

const refuseMethod = methodNotAllowed("POST, OPTIONS");

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
