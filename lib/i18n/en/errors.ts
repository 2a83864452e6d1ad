import type { Messages } from "@/lib/i18n/catalogue";
import type { errors as vi } from "@/lib/i18n/vi/errors";

export const errors = {
  titles: {
    s400: "Malformed request",
    s401: "Not signed in",
    s403: "Not allowed",
    s404: "Not found",
    s405: "Method not allowed",
    s409: "The stored values have changed",
    s413: "File too large",
    s415: "Content type not supported",
    s422: "The values sent have faults",
    s429: "Too many requests, try again later",
    s500: "Internal error",
    s503: "Temporarily unavailable",
  },
  unknownParameter: "There is no parameter “{name}”.",
  repeatedParameter: "Parameter “{name}” may be given only once.",
  invalidParameter: "Parameter “{name}” is missing or invalid.",
  foreignOrigin: "A request that changes anything must come from a page of this site.",
  mustChangePassword: "The one-time password must be changed before anything else.",
} as const satisfies Messages<typeof vi>;
