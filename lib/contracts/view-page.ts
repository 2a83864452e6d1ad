/** The pages that show figures, as addresses: what a person pins, comes back to, and opens again at a neighbouring unit. */

/** Views of one unit that are the last part of its path. */
const UNIT_VIEWS = ["heat-table", "ranking", "map", "progress", "history"] as const;
type UnitView = (typeof UNIT_VIEWS)[number];

export type ViewKind = "overview" | UnitView | "path" | "rows" | "indicator" | "compare";

/** A page that shows figures, as its address names it; whether the unit and the target exist is asked elsewhere. */
export interface ViewPage {
  readonly kind: ViewKind;
  /** `null` where the address leaves the unit to the page, and for a comparison. */
  readonly unit: string | null;
  readonly indicator: string | null;
  /** What else the address says, in the order of `PARAMETERS`. */
  readonly query: Readonly<Record<string, string>>;
}

/** Longer addresses are not kept: the longest there is names two hundred communes. */
export const LONGEST_ADDRESS = 1_500;

const VIEW = ["period", "plan", "lens"] as const;
/** What each page reads from its address; everything else is left out, as the pages do. */
const PARAMETERS: Readonly<Record<ViewKind, readonly string[]>> = {
  overview: [...VIEW, "status", "explain"],
  "heat-table": [...VIEW, "show", "sort", "dir", "failing"],
  ranking: VIEW,
  map: [...VIEW, "target", "as"],
  progress: VIEW,
  history: VIEW,
  path: [...VIEW, "with"],
  rows: [...VIEW, "outcome"],
  indicator: VIEW,
  compare: ["units", "targets", "period", "lens"],
};

const UNIT = "(VN|\\d{2}|\\d{3}|\\d{5})";
const INDICATOR = "([A-Z][A-Z0-9-]{0,29})";
const UNIT_CODE = new RegExp(`^${UNIT}$`, "u");
const UNIT_PATH = new RegExp(`^/units/${UNIT}(?:/(${UNIT_VIEWS.join("|")}))?$`, "u");
const TARGET_PATH = new RegExp(`^/units/${UNIT}/(path|rows)/${INDICATOR}$`, "u");
const INDICATOR_PATH = new RegExp(`^/indicators/${INDICATOR}$`, "u");
/** Codes and words of the register, with commas between. */
const VALUE = /^[A-Za-z0-9][A-Za-z0-9,._-]*$/u;

type Place = Omit<ViewPage, "query">;

function placeOf(path: string): Place | null {
  if (path === "/compare") return { kind: "compare", unit: null, indicator: null };
  const unitPath = UNIT_PATH.exec(path);
  if (unitPath !== null) {
    const [, unit = "", view] = unitPath;
    return { kind: (view as UnitView | undefined) ?? "overview", unit, indicator: null };
  }
  const targetPath = TARGET_PATH.exec(path);
  if (targetPath !== null) {
    const [, unit = "", kind, indicator = ""] = targetPath;
    return { kind: kind as "path" | "rows", unit, indicator };
  }
  const indicator = INDICATOR_PATH.exec(path)?.[1];
  return indicator === undefined ? null : { kind: "indicator", unit: null, indicator };
}

function keptQuery(kind: ViewKind, given: URLSearchParams): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const name of PARAMETERS[kind]) {
    const value = given.get(name) ?? "";
    if (VALUE.test(value)) kept[name] = value;
  }
  return kept;
}

/**
 * The page of an address that anyone may have written; `null` where it is not a path and query of this product that
 * shows figures. What comes back is built from its parts alone, so that nothing else of the address survives.
 */
export function parseViewPage(address: string): ViewPage | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const [path = "", query = "", ...more] = address.split("?");
  if (more.length > 0) return null;
  const place = placeOf(path);
  if (place === null) return null;
  const given = new URLSearchParams(query);
  const asked = given.get("unit") ?? "";
  return {
    ...place,
    unit: place.kind === "indicator" && UNIT_CODE.test(asked) ? asked : place.unit,
    query: keptQuery(place.kind, given),
  };
}

function pathOf({ kind, unit, indicator }: ViewPage): string {
  switch (kind) {
    case "compare":
      return "/compare";
    case "indicator":
      return `/indicators/${indicator}`;
    case "path":
    case "rows":
      return `/units/${unit}/${kind}/${indicator}`;
    case "overview":
      return `/units/${unit}`;
    default:
      return `/units/${unit}/${kind}`;
  }
}

/** The address of a page, always spelt the same way. */
export function viewPageAddress(page: ViewPage): string {
  const inQuery = page.kind === "indicator" && page.unit !== null ? { unit: page.unit } : {};
  // Codes with commas between need no escape, and a reader may want to read them.
  const query = Object.entries({ ...inQuery, ...page.query })
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return query === "" ? pathOf(page) : `${pathOf(page)}?${query}`;
}

/** What a page is about, whatever is filtered, sorted or supposed on it. */
export function viewSubject(page: ViewPage): string {
  const filters = ["status", "explain", "show", "sort", "dir", "failing", "as", "with", "outcome"];
  const kept = Object.entries(page.query).filter(([name]) => !filters.includes(name));
  return viewPageAddress({ ...page, query: Object.fromEntries(kept) });
}

/** The units a comparison names. */
export function comparedUnits({ query }: ViewPage): readonly string[] {
  return query["units"]?.split(",").filter((code) => code !== "") ?? [];
}

/**
 * The same page at another unit. A province's plan is kept only below it; supposed results (`with`) are of the units
 * that were left.
 */
export function pageAtUnit(page: ViewPage, unit: string, keepsPlan: boolean): ViewPage {
  const left = keepsPlan ? ["with"] : ["with", "plan"];
  const kept = Object.entries(page.query).filter(([name]) => !left.includes(name));
  return { ...page, unit, query: Object.fromEntries(kept) };
}

/** The overview of a page's unit under the same period, plan and lens: what is left where the view itself is closed. */
export function overviewOfPage(page: ViewPage): ViewPage {
  const kept = Object.entries(page.query).filter(([name]) => (VIEW as readonly string[]).includes(name));
  return { kind: "overview", unit: page.unit, indicator: null, query: Object.fromEntries(kept) };
}
