import { defineConfig } from "prisma/config";

// Only `prisma generate` reads this: migrations are applied by scripts/runtime from plain SQL.
export default defineConfig({ schema: "prisma/schema" });
