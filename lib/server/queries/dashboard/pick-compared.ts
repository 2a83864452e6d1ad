import "server-only";

import { type ComparedUnit, MOST_TARGETS, MOST_UNITS, type UnitComparison } from "@/lib/contracts/compare";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPlan, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator } from "@/lib/domain/register/register";
import { searchUnits } from "@/lib/domain/units/search-units";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { type AskedView, NATIONAL_PLAN } from "@/lib/server/queries/dashboard/default-view";
import { checkSight } from "@/lib/server/queries/dashboard/scoring-question";
import type { Reference } from "@/lib/server/reference/load-reference";
import { unitIndexOf } from "@/lib/server/reference/unit-index";

/** What the address asks for, as it came. Left out, the viewer's own unit and the first targets are compared. */
export interface AskedComparison extends AskedView {
  /** Codes with commas between. */
  readonly units?: string | undefined;
  readonly targets?: string | undefined;
  /** One unit more, by its code or name as typed. */
  readonly add?: string | undefined;
  readonly addTarget?: string | undefined;
}

/** What of it is compared, and what is not. */
export interface Picked<Kind> {
  readonly chosen: readonly Kind[];
  readonly leftOut: readonly string[];
  readonly surplus: number;
}

/** An address may be typed by hand: no more of it is looked at. */
const MOST_ASKED = 20;
const LONGEST_NAME = 80;

const codesOf = (list: string | undefined): readonly string[] =>
  (list ?? "")
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");

function pick<Kind extends { readonly code: string }>(
  asked: readonly string[],
  most: number,
  find: (text: string) => Kind | undefined,
): Picked<Kind> {
  const chosen = new Map<string, Kind>();
  const leftOut = new Set<string>();
  for (const text of asked.slice(0, MOST_ASKED)) {
    const found = find(text);
    if (found === undefined) leftOut.add(text.slice(0, LONGEST_NAME));
    else chosen.set(found.code, found);
  }
  const all = [...chosen.values()];
  return {
    chosen: all.slice(0, most),
    leftOut: [...leftOut],
    surplus: Math.max(0, all.length - most),
  };
}

const isSeen = (viewer: Viewer, facts: Reference, { code }: Unit): boolean =>
  checkSight(viewer, facts, code, "approved").ok;

/** A unit as typed: by its code, by the code in brackets after its name, or by its name, among those the viewer may see. */
function findSeen(viewer: Viewer, facts: Reference, text: string): Unit | undefined {
  const { tree } = facts;
  const typed = text.trim();
  const code = /\((\w+)\)$/u.exec(typed)?.[1] ?? typed;
  const named = tree.get(code) ?? tree.get(code.toUpperCase());
  if (named !== undefined) return isSeen(viewer, facts, named) ? named : undefined;
  // A wrong code is no name: units called by a number would answer to it.
  if (/^\d+$/u.test(code)) return undefined;
  const { units, isClear } = searchUnits(
    unitIndexOf(tree),
    typed,
    1,
    (unit) => tree.inScope(unit.code) && isSeen(viewer, facts, unit),
  );
  return isClear ? units[0] : undefined;
}

/** The units asked for that the viewer may see; a unit that is hidden looks like one that does not exist. */
export function pickUnits(
  viewer: Viewer,
  facts: Reference,
  { units, add = "" }: AskedComparison,
): Picked<Unit> {
  const own = viewer.scope[0] ?? COUNTRY;
  const asked = units === undefined ? [own] : codesOf(units);
  return pick(add.trim() === "" ? asked : [...asked, add], MOST_UNITS, (text) =>
    findSeen(viewer, facts, text),
  );
}

/** The national targets asked for; left out, the first of them, those `had` by all the units before those had by some. */
export function pickTargets(
  { register }: Reference,
  { targets, addTarget = "" }: AskedComparison,
  had: (indicator: Indicator) => "by-all" | "by-some" | "by-none",
): Picked<Indicator> {
  const national = nationalTargets(register);
  const usual = (["by-all", "by-some"] as const).flatMap((how) =>
    national.filter((each) => had(each) === how),
  );
  const asked =
    targets === undefined ? usual.slice(0, MOST_TARGETS).map(({ code }) => code) : codesOf(targets);
  return pick(addTarget === "" ? asked : [...asked, addTarget], MOST_TARGETS, (text) =>
    national.find(({ code }) => code === text),
  );
}

function nationalTargets(register: Reference["register"]): readonly Indicator[] {
  const plan = findPlan(register, NATIONAL_PLAN);
  return plan === undefined ? [] : resolveTargets(register, plan).map(({ indicator }) => indicator);
}

export const toCompared = ({ code, name, level, type }: Unit): ComparedUnit => ({ code, name, level, type });

/** What may be added: the country and its provinces, and of what the viewer sees below them the nearest to what is compared. */
export function choicesBeside(
  viewer: Viewer,
  facts: Reference,
  compared: readonly Unit[],
  isHad: (indicator: Indicator) => boolean,
): UnitComparison["choices"] {
  const { tree, register } = facts;
  const around = [...compared.map(({ code }) => code), ...viewer.scope].flatMap((code) => {
    const parent = tree.get(code)?.parent ?? null;
    return [...(parent === null ? [] : tree.inScopeChildren(parent)), ...tree.inScopeChildren(code)];
  });
  const country = tree.get(COUNTRY);
  const near = new Set([
    ...(country === undefined ? [] : [country]),
    ...tree.inScopeChildren(COUNTRY),
    ...around,
  ]);
  const chosen = new Set(compared.map(({ code }) => code));
  return {
    units: [...near]
      .filter((unit) => !chosen.has(unit.code) && tree.inScope(unit.code) && isSeen(viewer, facts, unit))
      .map(toCompared),
    targets: nationalTargets(register).filter(isHad),
  };
}
