import "server-only";

/** Set by proxy.ts on every page request (a client's own is overwritten): path and query, for the way back after sign-in. */
export const REQUEST_PATH_HEADER = "x-ntm-path";
