import "server-only";

/** Where a page ended, as text that callers hand back unread. */
export function toCursor(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** The position of a cursor of `length` parts; `null` for a text that is none. */
export function parseCursor(cursor: string, length: number): readonly string[] | null {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const isPosition =
      Array.isArray(position) &&
      position.length === length &&
      position.every((part) => typeof part === "string" && !part.includes("\u0000"));
    return isPosition ? (position as string[]) : null;
  } catch {
    return null;
  }
}
