import "server-only";

import { headers } from "next/headers";
import { REQUEST_PATH_HEADER } from "@/lib/server/http/request-path";

/** Path and query of the page being rendered. */
export async function currentPath(): Promise<string> {
  return (await headers()).get(REQUEST_PATH_HEADER) ?? "/";
}
