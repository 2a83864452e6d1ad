/** Cycles and orphans over the whole graph; who may import whom is eslint.config.mjs. */
/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "Two files that need each other are one file, or hide a third: move what both need into a file of its own.",
      from: {},
      // A cycle of types only disappears when compiled.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "Nothing imports this file and it imports nothing: delete it, or use it.",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "^app/",
          "^(proxy|instrumentation|instrumentation-client)\\.ts$",
          "^[^/]+\\.config\\.[cm]?[jt]s$",
          "^\\.[^/]+\\.cjs$",
          "^scripts/",
          "^tests/",
        ],
      },
      to: {},
    },
    {
      name: "no-unresolvable",
      severity: "error",
      comment: "This import leads nowhere: correct the path, or install the package.",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^server-only$", "/generated/"] },
    },
    {
      name: "no-development-packages-at-run-time",
      severity: "error",
      comment:
        "What the application imports is a dependency, not a devDependency: npm installs those only for development.",
      from: { path: "^(app|components|lib)/", pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "lib/server/db/generated"] },
    exclude: { path: ["^\\.next", "^\\.data", "^node_modules", "^tests/golden", "^prisma/data"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
