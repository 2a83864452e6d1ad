import "server-only";

/** Address of the client. The server in front of the application overwrites the header, so it is not the client's to choose. */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown";
}
