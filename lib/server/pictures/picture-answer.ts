import "server-only";

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Picture, PICTURE_FAMILY, type PictureFormat } from "@/lib/contracts/picture";
import { drawPng } from "@/lib/server/pictures/draw-png";

/** The two subsets of the type, each for its own letters. */
const FACES = [
  {
    subset: "latin",
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
  },
  {
    subset: "vietnamese",
    range:
      "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  },
];

const TYPES: Readonly<Record<PictureFormat, string>> = {
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
};

let embedded: Promise<string> | null = null;

/** The type as part of the file: what opens it need not have Inter. */
function embeddedFaces(): Promise<string> {
  embedded ??= Promise.all(
    FACES.map(async ({ subset, range }) => {
      const file = `@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`;
      const font = await readFile(join(process.cwd(), "node_modules", file));
      return `@font-face{font-family:${PICTURE_FAMILY};font-weight:100 900;unicode-range:${range};src:url(data:font/woff2;base64,${font.toString("base64")})}`;
    }),
  ).then((faces) => `<style>${faces.join("")}</style>`);
  return embedded;
}

async function bodyOf({ svg, width }: Picture, format: PictureFormat): Promise<BodyInit> {
  if (format === "png") return drawPng(svg, width);
  const head = svg.indexOf(">") + 1;
  return svg.slice(0, head) + (await embeddedFaces()) + svg.slice(head);
}

/** A picture as a file to keep. It holds what its viewer may see and nobody else: nothing stores it on the way. */
export async function pictureAnswer(
  picture: Picture,
  format: PictureFormat,
  name: string,
): Promise<Response> {
  return new Response(await bodyOf(picture, format), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
