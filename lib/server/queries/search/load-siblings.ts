import "server-only";

import type { Sibling, SiblingList } from "@/lib/contracts/siblings";
import {
  overviewOfPage,
  pageAtUnit,
  parseViewPage,
  type ViewPage,
  viewPageAddress,
} from "@/lib/contracts/view-page";
import { siblingsSeen } from "@/lib/domain/access/siblings-seen";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import { unitInSentence, unitTitle } from "@/lib/format/unit-name";
import type { Locale } from "@/lib/i18n/locale";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface Ground {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly at: ViewPage;
  readonly locale: Locale;
}

function keepsPlan({ register, tree }: Reference, { query }: ViewPage, unit: UnitCode): boolean {
  const plan = register.plans.find(({ code }) => code === query["plan"]);
  return plan !== undefined && tree.isWithin(plan.unit, unit);
}

function toSibling({ viewer, facts, at, locale }: Ground, unit: Unit): Sibling {
  const there = pageAtUnit(at, unit.code, keepsPlan(facts, at, unit.code));
  const isOpen = mayOpenPage(viewer, facts, there);
  return {
    code: unit.code,
    href: viewPageAddress(isOpen ? there : overviewOfPage(there)),
    label: unitTitle(unit, locale),
    isOverview: !isOpen && at.kind !== "overview",
  };
}

/**
 * The units beside `of` that the viewer may open, each at the view of the address `at`: `null` where the unit is unknown
 * or not the viewer's to see, or the address is no view of one unit.
 */
export async function loadSiblings(
  viewer: Viewer,
  { of, at }: { readonly of: UnitCode; readonly at: string },
  locale: Locale,
): Promise<SiblingList | null> {
  const facts = await reference();
  const page = parseViewPage(at);
  const unit = facts.tree.get(of);
  if (unit === undefined || page === null || page.kind === "compare") return null;
  if (!mayOpenPage(viewer, facts, { kind: "overview", unit: of, indicator: null, query: {} })) return null;
  const ground = { viewer, facts, at: page, locale };
  return {
    of: { code: of, label: unitInSentence(unit, locale), level: unit.level },
    siblings: siblingsSeen(viewer, facts.tree, of).map((each) => toSibling(ground, each)),
  };
}
