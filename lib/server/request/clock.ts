import "server-only";

const TIME_ZONE_OFFSET_MS = 7 * 3_600_000;

/** Today in Vietnam, `YYYY-MM-DD`. Vietnam has had one time zone and no summer time since 1975. */
export function today(): string {
  return new Date(Date.now() + TIME_ZONE_OFFSET_MS).toISOString().slice(0, 10);
}

/** This moment, ISO. */
export function now(): string {
  return new Date().toISOString();
}
