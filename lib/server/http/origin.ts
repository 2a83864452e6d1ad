import "server-only";

import { env } from "@/lib/server/config/env";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

export function isWrite(request: Request): boolean {
  return !SAFE_METHODS.has(request.method);
}

/** Sent from a page of ours. */
export function hasOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && env().origins.includes(origin);
}

/** Sent from a page of somebody else, or from one that hides where it is. Programs without a browser name no origin. */
export function hasForeignOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (request.headers.get("origin") !== null) return !hasOwnOrigin(request);
  return site === "cross-site" || site === "same-site";
}
