import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder with package.json, wherever the clone is. */
export const PROJECT_ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
