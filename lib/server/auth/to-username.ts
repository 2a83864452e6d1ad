import "server-only";

/** A name as accounts keep it: people type capitals and stray spaces. */
export function toUsername(typed: string): string {
  return typed.normalize("NFC").trim().toLowerCase();
}
