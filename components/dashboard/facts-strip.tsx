import { indexAddress } from "@/components/dashboard/index-explanation";
import { viewAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { dayNumber } from "@/lib/domain/periods/day-number";
import { uncapitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { formatIndex } from "@/lib/format/decimal";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A figure one asks for first, with its name and what stands beside it. */
export interface Fact {
  readonly name: string;
  readonly figure: string;
  readonly note: string;
  /** What opens the figure up. */
  readonly opener?: "index" | "progress";
}

const NOT_APPLICABLE = "–";

function metFact({ contents, pillars }: UnitOverview, locale: Locale): Fact {
  const { dashboard } = messages(locale);
  const pair = (met: number, whole: number) => `${formatCount(met, locale)}/${formatCount(whole, locale)}`;
  if (contents !== null)
    return {
      name: dashboard.factContents,
      figure: contents.of === 0 ? NOT_APPLICABLE : pair(contents.met, contents.of),
      note: contents.of === 0 ? dashboard.factNoContent : dashboard.factContentsUnit,
    };
  const counted = pillars
    .filter(({ scored }) => scored)
    .flatMap(({ targets }) => targets)
    .filter(({ score }) => score.status !== "not-applicable");
  const met = counted.filter(({ score }) => score.status === "met").length;
  return counted.length === 0
    ? { name: dashboard.factMet, figure: NOT_APPLICABLE, note: dashboard.factNothingApplies }
    : { name: dashboard.factMet, figure: pair(met, counted.length), note: dashboard.factMetUnit };
}

function coverageFact({ coverage, view }: UnitOverview, locale: Locale): Fact {
  const { dashboard } = messages(locale);
  const { due, present, workflow } = coverage;
  const rest = Math.max(0, due - present);
  const counted = (template: string, count: number) =>
    count > 0 ? [fill(template, { count: formatCount(count, locale) })] : [];
  const split =
    workflow === null || view.lens === "provisional"
      ? counted(dashboard.factApprovedRest, rest)
      : [
          ...counted(dashboard.factSubmitted, workflow.submitted),
          ...counted(dashboard.factReturned, workflow.returned),
          ...counted(dashboard.factDraft, workflow.draft),
          ...counted(dashboard.factNotSent, rest - workflow.submitted - workflow.returned - workflow.draft),
        ];
  return {
    opener: "progress",
    name: view.lens === "approved" ? dashboard.factApproved : dashboard.factPresent,
    figure: `${formatCount(present, locale)}/${formatCount(due, locale)}`,
    note: rest === 0 ? dashboard.factAllThere : split.join(", "),
  };
}

function indexFact({ scorecard, rank }: UnitOverview, locale: Locale): Fact {
  const { dashboard } = messages(locale);
  const index = scorecard?.index.value ?? null;
  if (scorecard?.index.applicable === 0)
    return { name: dashboard.factIndex, figure: NOT_APPLICABLE, note: dashboard.factNothingApplies };
  if (index === null)
    return { opener: "index", name: dashboard.factIndex, figure: "…", note: dashboard.factIndexNone };
  const place =
    rank === null
      ? ""
      : `${uncapitalized(dashboard.factRank, locale)} ${formatCount(rank.place, locale)}/${formatCount(rank.of, locale)}; `;
  return {
    opener: "index",
    name: dashboard.factIndex,
    figure: formatIndex(index, locale),
    note: place + dashboard.factIndexNote,
  };
}

function deadlineFact({ view: { plan, period } }: UnitOverview, locale: Locale): Fact {
  const { dashboard } = messages(locale);
  const left = dayNumber(plan.deadline) - dayNumber(period.end);
  return {
    name: dashboard.factDeadline,
    figure: formatDay(plan.deadline, locale),
    note:
      left > 0
        ? fill(dashboard.factDaysLeft, { count: formatCount(left, locale) })
        : dashboard.factDeadlineReached,
  };
}

function communesFact({ coverage, unit }: UnitOverview, locale: Locale): readonly Fact[] {
  if (unit.level === "commune" || coverage.communes === 0) return [];
  const { dashboard } = messages(locale);
  return [
    {
      name:
        coverage.dueOfCommune === null
          ? dashboard.factCommunes
          : fill(dashboard.factCommunesDue, { due: formatCount(coverage.dueOfCommune, locale) }),
      figure: `${formatCount(coverage.communesComplete, locale)}/${formatCount(coverage.communes, locale)}`,
      note: dashboard.factCommunesUnit,
    },
  ];
}

/** The figures one asks for first. */
export function factsOf(overview: UnitOverview, locale: Locale): readonly Fact[] {
  return [
    metFact(overview, locale),
    coverageFact(overview, locale),
    ...communesFact(overview, locale),
    indexFact(overview, locale),
    deadlineFact(overview, locale),
  ];
}

/** They beside each other, each leading to what it is made of where a page says so. */
export function FactsStrip({
  overview,
  explainsIndex,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly explainsIndex: boolean;
  readonly locale: Locale;
}) {
  return (
    <dl className="facts">
      {factsOf(overview, locale).map(({ name, figure, note, opener }) => (
        <div key={name}>
          <dt>
            <Opener opener={opener} overview={overview} isOpen={explainsIndex}>
              {name}
            </Opener>
          </dt>
          <dd>
            <b>{figure}</b> <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Opener({
  opener,
  overview,
  isOpen,
  children,
}: {
  readonly opener: Fact["opener"];
  readonly overview: UnitOverview;
  readonly isOpen: boolean;
  readonly children: string;
}) {
  const { unit, view } = overview;
  if (opener === "index")
    return (
      <TextLink href={indexAddress(overview, isOpen)} aria-expanded={isOpen}>
        {children}
      </TextLink>
    );
  if (opener === "progress" && overview.children?.some(({ inScope }) => inScope))
    return <TextLink href={viewAddress(`/units/${unit.code}/progress`, view)}>{children}</TextLink>;
  return children;
}
