/** Letters of a Vietnamese or English page: Latin with its marks, punctuation, arrows, signs. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x2030, 0x2044],
  [0x20ab, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2260, 0x2265],
];

export interface FontWidths {
  readonly unitsPerEm: number;
  /** By the code point of the first letter of each run. */
  readonly runs: readonly { readonly first: number; readonly widths: readonly number[] }[];
}

/** Offsets of the tables of a TrueType file. */
function tablesOf(font: Buffer): ReadonlyMap<string, number> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, place) => {
      const entry = 12 + 16 * place;
      return [font.toString("latin1", entry, entry + 4), font.readUInt32BE(entry + 8)];
    }),
  );
}

const FULL_UNICODE = 10;

/** Glyph of a code point; 0 where the font has none. Reads the segmented table of full Unicode (format 12). */
function glyphsOf(font: Buffer, cmap: number): (codePoint: number) => number {
  const count = font.readUInt16BE(cmap + 2);
  const entry = Array.from({ length: count }, (_, place) => cmap + 4 + 8 * place).find(
    (at) => font.readUInt16BE(at) === 3 && font.readUInt16BE(at + 2) === FULL_UNICODE,
  );
  if (entry === undefined) throw new Error("The font has no table of full Unicode.");
  const table = cmap + font.readUInt32BE(entry + 4);
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, place) => {
    const at = table + 16 + 12 * place;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4), font.readUInt32BE(at + 8)] as const;
  });
  return (codePoint) => {
    const group = groups.find(([first, last]) => codePoint >= first && codePoint <= last);
    return group === undefined ? 0 : group[2] + codePoint - group[0];
  };
}

/** How far each letter of a TrueType font advances. */
export function readFontWidths(font: Buffer): FontWidths {
  const tables = tablesOf(font);
  const tableAt = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`The font has no table ${name}.`);
    return at;
  };
  const glyphOf = glyphsOf(font, tableAt("cmap"));
  const metrics = font.readUInt16BE(tableAt("hhea") + 34);
  const hmtx = tableAt("hmtx");
  const widthOf = (codePoint: number) =>
    font.readUInt16BE(hmtx + 4 * Math.min(glyphOf(codePoint), metrics - 1));
  return {
    unitsPerEm: font.readUInt16BE(tableAt("head") + 18),
    runs: RANGES.map(([first, last]) => ({
      first,
      widths: Array.from({ length: last - first + 1 }, (_, place) => widthOf(first + place)),
    })),
  };
}
