import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFontWidths } from "@/scripts/runtime/font-widths";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { PICTURE_FONTS } from "@/lib/contracts/picture";

/**
 * Writes `components/charts/type/inter-widths.json`: how wide each letter of Inter is, so that pictures break their lines
 * without a browser. To be run again when the font package changes; a test compares the result with the fonts.
 *
 *   npx tsx scripts/picture-widths.ts
 */

const RESULT = "components/charts/type/inter-widths.json";

const widths = Object.fromEntries(
  Object.entries(PICTURE_FONTS).map(([weight, file]) => [
    weight,
    readFontWidths(readFileSync(join(PROJECT_ROOT, "node_modules", file))),
  ]),
);
writeFileSync(join(PROJECT_ROOT, RESULT), `${JSON.stringify(widths)}\n`);
