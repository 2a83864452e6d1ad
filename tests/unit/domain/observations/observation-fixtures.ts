import type { Indicator, Measure, Register } from "@/lib/domain/register/register";
import type { Level, Unit } from "@/lib/domain/units/unit";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";

function unit(code: string, level: Level, name: string, parent: string | null, type: string): Unit {
  return { code, level, name, parent, type };
}

/** The corner where Bắc Giang (24) and the town Hà Giang (024) can be mistaken for each other. */
export const tree = buildUnitTree([
  unit("VN", "country", "Việt Nam", null, "quốc gia"),
  unit("02", "province", "Tỉnh Hà Giang", "VN", "tỉnh"),
  unit("024", "district", "Thành phố Hà Giang", "02", "thành phố"),
  unit("00688", "commune", "Phường Quang Trung", "024", "phường"),
  unit("00700", "commune", "Xã Ngọc Đường", "024", "xã"),
  unit("24", "province", "Tỉnh Bắc Giang", "VN", "tỉnh"),
  unit("213", "district", "Thành phố Bắc Giang", "24", "thành phố"),
  unit("07200", "commune", "Xã Tân Mỹ", "213", "xã"),
  unit("01", "province", "Thành phố Hà Nội", "VN", "thành phố"),
  unit("001", "district", "Quận Ba Đình", "01", "quận"),
  unit("00001", "commune", "Phường Phúc Xá", "001", "phường"),
]);

export function indicator(
  code: string,
  measure: Measure,
  levels: readonly Level[],
  absentMeans: Indicator["absentMeans"] = "missing",
): Indicator {
  return {
    code,
    pillar: "CQS",
    measure,
    kind: measure === "ratio" ? "ratio-of-sums" : "share-of-units",
    levels,
    absentMeans,
    per: null,
    timing: "state",
    local: false,
    name: { vi: code, en: code },
    short: code,
    numeratorLabel: null,
    denominatorLabel: null,
    denominatorRule: null,
    definition: null,
    note: null,
    criterion: null,
  };
}

export const register: Register = {
  programme: { code: "924", start: "2021-01-01", end: "2025-12-31" },
  pillars: [],
  services: ["health", "education", "culture"].map((code) => ({ code, name: { vi: code, en: code } })),
  notApplicableReasons: [
    { code: "not-subject", name: { vi: "", en: "" }, indicators: ["HUYEN"] },
    { code: "merged", name: { vi: "", en: "" }, indicators: null },
    { code: "other", name: { vi: "", en: "" }, indicators: null },
  ],
  periods: ["2023", "2024"].map((code) => ({
    code,
    kind: "year",
    start: `${code}-01-01`,
    end: `${code}-12-31`,
    cutoff: `${code}-12-14`,
    due: {},
    name: { vi: code, en: code },
    asOf: null,
    structure: null,
    mode: "open",
  })),
  indicators: [
    indicator("XA", "criterion", ["commune"]),
    indicator("HUYEN", "criterion", ["district"]),
    indicator("HS", "ratio", ["country", "province", "district", "commune"]),
    indicator("HS-XA", "ratio", ["commune"]),
    indicator("TINH", "ratio", ["province"]),
    indicator("DV", "services", ["district", "commune"]),
    indicator("SỐ-HÓA", "criterion", ["commune"]),
    indicator("TD", "count", ["commune"], "zero"),
  ],
  plans: [],
};
