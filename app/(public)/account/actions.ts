"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { passwordFields } from "@/lib/contracts/sign-in";
import { changePassword } from "@/lib/server/auth/change-password";
import { currentSessionId, requireSignedIn } from "@/lib/server/auth/current-viewer";
import { clientAddress } from "@/lib/server/http/client-address";

/** Changes the own password; the outcome is words on the page it leads to. */
export async function changePasswordAction(form: FormData): Promise<void> {
  const { viewer } = await requireSignedIn();
  const sessionId = (await currentSessionId()) ?? "";
  const fields = passwordFields.safeParse({
    currentPassword: form.get("currentPassword"),
    newPassword: form.get("newPassword"),
    repeatedPassword: form.get("repeatedPassword"),
  });
  if (!fields.success) redirect("/account?outcome=too-long");
  const address = clientAddress(await headers());
  const result = await changePassword(viewer, { ...fields.data, sessionId, address });
  redirect(`/account?outcome=${result.ok ? "changed" : result.kind}`);
}
