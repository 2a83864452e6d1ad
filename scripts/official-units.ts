import vietnamProvinces from "vietnam-provinces";

/**
 * The official list of administrative units of 10 April 2022, read from the pinned development dependency
 * `vietnam-provinces` and brought into the shape of `prisma/data/units-2022-04-10.json`. The package is never
 * imported by the application: it weighs 2.6 MB, and its type declarations point at a file it does not ship, so the
 * rows are declared here.
 */

export const UNITS_FILE = "prisma/data/units-2022-04-10.json";

const STRUCTURE = "2022-04-10";
const SOURCE =
  "vietnam-provinces 0.0.4 (MIT), equal to the list of the General Statistics Office of 10 April 2022";

const EXPECTED = {
  province: 63,
  district: 705,
  commune: 10_599,
  xã: 8_255,
  phường: 1_732,
  "thị trấn": 612,
  ruralDistricts: 645,
} as const;

type UnitLevel = "country" | "province" | "district" | "commune";

/** `[code, name, type, parent, level]`. `parent` is null for the country only. */
export type UnitRow = readonly [
  code: string,
  name: string,
  type: string,
  parent: string | null,
  level: UnitLevel,
];

export interface UnitsFile {
  readonly structure: string;
  readonly source: string;
  readonly units: readonly UnitRow[];
}

interface SourceProvince {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

interface SourceDistrict extends SourceProvince {
  readonly province_code: string;
}

interface SourceWard extends SourceDistrict {
  readonly district_code: string;
}

interface SourceList {
  readonly provinces: readonly SourceProvince[];
  readonly districts: readonly SourceDistrict[];
  readonly wards: readonly SourceWard[];
}

// Only the default import exists when Node loads the package as ESM.
export function sourceList(): SourceList {
  return vietnamProvinces as unknown as SourceList;
}

/** The whole file, checked. Throws with a sentence that names the first fault. */
export function officialUnits(list: SourceList): UnitsFile {
  const units: UnitRow[] = [
    ["VN", "Việt Nam", "quốc gia", null, "country"],
    ...byCode(list.provinces.map((row) => unitRow(row, "VN", "province"))),
    ...byCode(list.districts.map((row) => unitRow(row, row.province_code, "district"))),
    ...byCode(list.wards.map((row) => unitRow(row, row.district_code, "commune"))),
  ];
  assertCodes(units);
  assertParents(units);
  assertCounts(units);
  return { structure: STRUCTURE, source: SOURCE, units };
}

/** One unit per line, so that a change of the list is a readable diff. */
export function toUnitsText(file: UnitsFile): string {
  const rows = file.units.map((row) => JSON.stringify(row)).join(",\n");
  return `{"structure":${JSON.stringify(file.structure)},"source":${JSON.stringify(file.source)},"units":[\n${rows}\n]}\n`;
}

function unitRow(row: SourceProvince, parent: string, level: UnitLevel): UnitRow {
  const type = toType(row.unit);
  return [row.code, toName(row.name, type), type, parent, level];
}

function clean(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

// The five cities under the central government are "Thành phố Trung ương" in the source; their level already says it.
function toType(text: string): string {
  return clean(text)
    .toLowerCase()
    .replace(/^thành phố trung ương$/u, "thành phố");
}

// The source writes "Thị Trấn Yên Viên" beside "Thị trấn Cổ Phúc": the prefix is the type, with one capital.
function toName(text: string, type: string): string {
  const name = clean(text);
  if (!name.toLowerCase().startsWith(`${type} `)) {
    throw new Error(`The name "${name}" does not begin with its type "${type}"`);
  }
  return type.slice(0, 1).toUpperCase() + type.slice(1) + name.slice(type.length);
}

function byCode(rows: UnitRow[]): UnitRow[] {
  return rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

const CODE_SHAPE: Record<UnitLevel, RegExp> = {
  country: /^VN$/u,
  province: /^\d{2}$/u,
  district: /^\d{3}$/u,
  commune: /^\d{5}$/u,
};

const PARENT_LEVEL: Record<UnitLevel, UnitLevel | null> = {
  country: null,
  province: "country",
  district: "province",
  commune: "district",
};

function assertCodes(units: readonly UnitRow[]): void {
  const seen = new Set<string>();
  for (const [code, name, , , level] of units) {
    if (!CODE_SHAPE[level].test(code)) throw new Error(`"${code}" (${name}) is no code of a ${level}`);
    if (seen.has(code)) throw new Error(`The code ${code} occurs twice`);
    seen.add(code);
  }
}

function assertParents(units: readonly UnitRow[]): void {
  const levels = new Map(units.map(([code, , , , level]) => [code, level]));
  for (const [code, name, , parent, level] of units) {
    const found = parent === null ? null : levels.get(parent);
    if (found !== PARENT_LEVEL[level]) throw new Error(`${code} (${name}) has the unknown parent ${parent}`);
  }
}

function assertCounts(units: readonly UnitRow[]): void {
  const communes = units.filter(([, , , , level]) => level === "commune");
  const ruralCommunes = communes.filter(([, , type]) => type === "xã");
  const counted: Record<keyof typeof EXPECTED, number> = {
    province: units.filter(([, , , , level]) => level === "province").length,
    district: units.filter(([, , , , level]) => level === "district").length,
    commune: communes.length,
    xã: ruralCommunes.length,
    phường: communes.filter(([, , type]) => type === "phường").length,
    "thị trấn": communes.filter(([, , type]) => type === "thị trấn").length,
    ruralDistricts: new Set(ruralCommunes.map(([, , , parent]) => parent)).size,
  };
  for (const [what, expected] of Object.entries(EXPECTED)) {
    const found = counted[what as keyof typeof EXPECTED];
    if (found !== expected) throw new Error(`${what}: expected ${expected}, found ${found}`);
  }
}
