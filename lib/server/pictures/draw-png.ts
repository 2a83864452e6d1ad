import "server-only";

import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { PICTURE_FAMILY, PICTURE_FONTS } from "@/lib/contracts/picture";

// Only the fonts that come with the product, so that a picture is the same on every machine.
const FONT = {
  loadSystemFonts: false,
  fontFiles: Object.values(PICTURE_FONTS).map((file) => join(process.cwd(), "node_modules", file)),
  defaultFontFamily: PICTURE_FAMILY,
};

/** An SVG as PNG of a given width in pixels, drawn outside the thread that answers requests. */
export async function drawPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await renderAsync(svg, { font: FONT, fitTo: { mode: "width", value: width } });
  return new Uint8Array(picture.asPng());
}
