const { join, resolve } = require("node:path");

// An import resolver for the fence's snippets: "@/lib/server/db/anything" is a path of its layer whether or not the file
// has been written, so that the fence does not depend on which files a feature has today.

const ROOT = resolve(__dirname, "../../..");

exports.interfaceVersion = 2;
exports.resolve = (source) =>
  source.startsWith("@/") ? { found: true, path: join(ROOT, `${source.slice(2)}.ts`) } : { found: false };
