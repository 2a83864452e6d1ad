import { childrenNoun } from "@/components/dashboard/children-noun";
import { shortfallWords } from "@/components/dashboard/target-words";
import {
  NEEDED_STATUSES,
  NEEDED_TOLD,
  type NearestUnits,
  type NearUnit,
} from "@/lib/contracts/nearest-units";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { nameInSentence } from "@/lib/format/indicator-name";
import { properName, typeOfName, unitInSentence } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const FAILING: readonly Status[] = ["at-risk", "missed", "not-met"];
const LAGS_FROM = 2;
const NAMED = 6;

/** A commune's criteria and services alone are met or not met; its shares of files are at risk or missed. */
const FAILING_CONTENT: readonly Status[] = ["not-met"];

const failingOf = ({ statuses }: ChildRow, failing: readonly Status[]): number =>
  failing.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);

/** The children that lag by name, the worst first. */
export function laggingWords(overview: UnitOverview, locale: Locale): string | null {
  const { dashboard } = messages(locale);
  const inScope = overview.children?.filter((row) => row.inScope) ?? [];
  if (inScope.length === 0 || overview.coverage.present === 0) return null;
  const all = {
    all: formatCount(inScope.length, locale),
    children: childrenNoun(overview, locale, inScope.length),
  };
  const saysContents = overview.unit.level === "district";
  const lagging = inScope
    .map((row) => ({ row, failing: failingOf(row, saysContents ? FAILING_CONTENT : FAILING) }))
    .filter(({ failing }) => failing >= LAGS_FROM)
    .sort((left, right) => right.failing - left.failing);
  if (lagging.length === 0)
    return fill(saysContents ? dashboard.laggingNoCommune : dashboard.laggingNone, all);
  const names = lagging
    .slice(0, NAMED)
    .map(({ row: { unit, type }, failing }) =>
      fill(dashboard.laggingUnit, {
        unit: unitInSentence({ name: unit.name, type }, locale),
        count: formatCount(failing, locale),
      }),
    )
    .join(", ");
  const more = lagging.length - NAMED;
  return fill(saysContents ? dashboard.laggingCommunes : dashboard.lagging, {
    ...all,
    count: formatCount(lagging.length, locale),
    names: more > 0 ? fill(dashboard.laggingMore, { names, count: formatCount(more, locale) }) : names,
  });
}

/** The units nearest to a target by name, and which of them have yet to report; `null` where none is known. */
export function nearestWords(nearest: NearestUnits, indicator: string, locale: Locale): string | null {
  const { picture } = messages(locale);
  const units = nearest[indicator] ?? [];
  if (units.length === 0) return null;
  const namesOf = (some: readonly NearUnit[]) =>
    some.map(({ name }) => properName({ name, type: typeOfName(name) })).join(", ");
  const [awaited, others] = [
    units.filter(({ isAwaited }) => isAwaited),
    units.filter(({ isAwaited }) => !isAwaited),
  ];
  const told = [
    namesOf(others),
    awaited.length === 0 ? "" : fill(picture.nearestAwaited, { names: namesOf(awaited) }),
  ].filter(Boolean);
  return (units[0]?.isAwaited ? told.reverse() : told).join("; ");
}

/** How much the targets that fail are short of, and who is nearest to each. */
function neededWords({ pillars, unit }: UnitOverview, nearest: NearestUnits, locale: Locale): string | null {
  const { dashboard, picture } = messages(locale);
  const rows = pillars.flatMap(({ targets }) => targets);
  const gaps = NEEDED_STATUSES.flatMap((status) =>
    rows.filter(({ score }) => score.status === status),
  ).flatMap((row) => {
    const units = shortfallWords({ row, level: unit.level, locale });
    if (units === null) return [];
    const target = nameInSentence(row.indicator, locale);
    const names = nearestWords(nearest, row.indicator.code, locale);
    return [
      names === null
        ? fill(dashboard.neededGap, { target, units })
        : fill(picture.neededGapNearest, { target, units, names }),
    ];
  });
  if (gaps.length === 0) return null;
  const named = gaps.slice(0, NEEDED_TOLD).join("; ");
  const more = gaps.length - NEEDED_TOLD;
  return fill(dashboard.needed, {
    gaps: more > 0 ? fill(dashboard.neededMore, { gaps: named, count: formatCount(more, locale) }) : named,
  });
}

/** Who lags, and how much is needed. */
export function briefParagraphs(
  overview: UnitOverview,
  nearest: NearestUnits,
  locale: Locale,
): readonly string[] {
  return [laggingWords(overview, locale), neededWords(overview, nearest, locale)].filter(
    (text) => text !== null,
  );
}

/** What the printed page says beside its sentence; the screen shows both in tables. */
export function PrintedBrief({
  overview,
  locale,
  nearest,
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
  readonly nearest: NearestUnits;
}) {
  const told = briefParagraphs(overview, nearest, locale);
  if (told.length === 0) return null;
  return (
    <div className="printed-brief">
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
