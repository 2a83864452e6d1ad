import "server-only";

import type { Finding } from "@/lib/contracts/search";
import { comparedUnits, type ViewPage, viewPageAddress } from "@/lib/contracts/view-page";
import { STATUSES } from "@/lib/domain/scoring/scorecard";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import { shortName } from "@/lib/format/indicator-name";
import { planName } from "@/lib/format/plan-name";
import { statusWord } from "@/lib/format/status-word";
import { unitNameTitle, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import type { Reference } from "@/lib/server/reference/load-reference";

interface Ground {
  readonly facts: Reference;
  readonly locale: Locale;
}

function nameOfUnit({ facts: { tree }, locale }: Ground, code: UnitCode): string {
  const unit = tree.get(code);
  if (unit === undefined) return code;
  return code === COUNTRY ? messages(locale).terms.country : unitTitle(unit, locale);
}

function nameOfTarget({ facts: { register }, locale }: Ground, code: string): string {
  const indicator = register.indicators.find((each) => each.code === code);
  return indicator === undefined ? code : shortName(indicator, locale);
}

function viewWords(ground: Ground, page: ViewPage): string {
  const { comparison, dashboard, history, map, ownViews, progress, targetPath } = messages(ground.locale);
  const target = nameOfTarget(ground, page.indicator ?? page.query["target"] ?? "");
  switch (page.kind) {
    case "overview":
      return dashboard.viewOverview;
    case "heat-table":
      return comparison.viewHeatTable;
    case "ranking":
      return comparison.viewRanking;
    case "progress":
      return progress.tab;
    case "history":
      return history.tab;
    case "map":
      return target === "" ? map.tab : `${map.tab}: ${target}`;
    case "path":
      return fill(targetPath.title, { target });
    case "rows":
      return fill(ownViews.rows, { target });
    case "indicator":
      return target;
    case "compare":
      return ownViews.compare;
  }
}

function titleOf(ground: Ground, page: ViewPage): string {
  const view = viewWords(ground, page);
  if (page.kind === "compare") {
    const names = comparedUnits(page).map((code) => nameOfUnit(ground, code));
    return names.length === 0 ? view : `${view}: ${names.join(", ")}`;
  }
  if (page.unit === null) return view;
  const unit = nameOfUnit(ground, page.unit);
  return page.kind === "overview" ? unit : `${view} · ${unit}`;
}

/** What is filtered on the page, in the words of its filter. */
function filterWords({ locale }: Ground, { query }: ViewPage): readonly string[] {
  const { ownViews, subjects } = messages(locale);
  const statuses = query["status"]?.split(",") ?? [];
  const outcome = query["outcome"] as keyof typeof subjects.outcomes | undefined;
  return [
    ...STATUSES.filter((status) => statuses.includes(status)).map((status) => statusWord(status, locale)),
    ...(outcome !== undefined && outcome in subjects.outcomes ? [subjects.outcomes[outcome]] : []),
    ...(query["failing"] === undefined ? [] : [ownViews.failing]),
  ];
}

function markWords(ground: Ground, page: ViewPage): readonly string[] {
  const { facts, locale } = ground;
  const { register, tree } = facts;
  const { terms, ownViews } = messages(locale);
  const above = page.unit === null ? [] : tree.ancestors(page.unit).filter(({ code }) => code !== COUNTRY);
  const period = register.periods.find(({ code }) => code === page.query["period"]);
  const plan = register.plans.find(({ code }) => code === page.query["plan"]);
  return [
    ...above.map(({ name }) => unitNameTitle(name, locale)),
    ...(page.kind === "overview" ? [viewWords(ground, page)] : []),
    ...(page.query["targets"]?.split(",").map((code) => nameOfTarget(ground, code)) ?? []),
    period?.name[locale] ?? ownViews.latestPeriod,
    ...(plan === undefined ? [] : [planName(plan, locale)]),
    ...(page.query["lens"] === "provisional" ? [terms.lensProvisional] : []),
    ...filterWords(ground, page),
  ];
}

/** A kept page in the reader's language: what it shows of which unit, and what tells it from others like it. */
export function wordViewPage(facts: Reference, page: ViewPage, locale: Locale): Finding {
  const ground = { facts, locale };
  return {
    href: viewPageAddress(page),
    label: titleOf(ground, page),
    beside: markWords(ground, page).join(" · "),
  };
}
