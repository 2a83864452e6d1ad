/** @type {import("next").NextConfig} */
export default {
  // Tests build beside a running server.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Next rewrites a configuration that extends none.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  poweredByHeader: false,
  reactStrictMode: true,
  // No image is ever fetched or resized on request.
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "pino",
    "@protobi/exceljs",
    "@resvg/resvg-js",
  ],
  agentRules: false,
  experimental: {
    // The front limits bodies; Next's own 10 MB would silently cut an import behind proxy.ts.
    proxyClientMaxBodySize: "22mb",
    serverActions: { bodySizeLimit: "22mb" },
  },
};
