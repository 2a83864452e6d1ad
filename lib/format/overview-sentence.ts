import type { Indicator, Localized } from "@/lib/domain/register/register";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { Status, TargetScore, UnitIndex } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay, yearOf } from "@/lib/format/day";
import { nameInOpening } from "@/lib/format/indicator-name";
import { planName } from "@/lib/format/plan-name";
import { unitInSentence } from "@/lib/format/unit-name";
import { formatCounted, subjectNoun } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A stretch of the sentence; with statuses it leads to the targets that have them. */
export interface Segment {
  readonly text: string;
  readonly statuses: readonly Status[] | null;
  readonly strong: boolean;
}

/** What the sentence of a unit is told from; the overview of a unit has this shape. */
export interface SentenceFacts {
  readonly unit: {
    readonly name: string;
    readonly type: string;
    readonly level: Level;
    readonly inScope: boolean;
  };
  readonly view: {
    readonly period: { readonly end: string; readonly cutoff: string };
    readonly periods: readonly { readonly end: string }[];
    readonly plan: {
      readonly title: Localized;
      readonly source: { readonly number: string | null; readonly date: string | null };
      readonly deadline: string;
    };
    readonly lens: "approved" | "provisional";
  };
  readonly scorecard: { readonly index: UnitIndex } | null;
  readonly pillars: readonly {
    readonly scored: boolean;
    readonly targets: readonly {
      readonly indicator: Pick<Indicator, "code" | "short" | "name" | "levels">;
      readonly score: Pick<TargetScore, "status" | "missing" | "kind" | "value" | "reported">;
    }[];
  }[];
  readonly coverage: {
    readonly present: number;
    readonly communes: number;
    readonly communesComplete: number;
    readonly communesEmpty: number;
    readonly workflow: {
      readonly communesSubmitted: number;
      readonly communesReturned: number;
      readonly communesNotSent: number;
    } | null;
  };
  readonly contents: {
    readonly met: number;
    readonly of: number;
    readonly notMet: readonly string[];
  } | null;
}

type Row = SentenceFacts["pillars"][number]["targets"][number];

/**
 * The opening sentence of a unit's page, in stretches, as a deputy chairman could read it aloud. Clauses that are zero
 * are left out; those that are there add up to the whole.
 */
export function overviewSentence(facts: SentenceFacts, locale: Locale): readonly Segment[] {
  const { sentence } = messages(locale);
  if (!facts.unit.inScope || facts.scorecard === null) return [plain(sentence.outOfScope)];
  if (facts.coverage.present === 0)
    return [plain(facts.view.lens === "approved" ? sentence.emptyApproved : sentence.emptyProvisional)];
  if (facts.contents !== null && facts.contents.of > 0) return communeSentence(facts, facts.contents, locale);
  if (countedTargets(facts).length === 0) return [nothingApplies(facts, locale)];
  const told = isAtEnd(facts) ? atEnd(facts, locale) : beforeEnd(facts, locale);
  return [...told, ...missingCommunes(facts, locale)];
}

/** The sentence as plain text, for titles, exports and tests. */
export function sentenceText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join("");
}

const plain = (text: string): Segment => ({ text, statuses: null, strong: false });
const linked = (text: string, ...statuses: Status[]): Segment => ({ text, statuses, strong: false });

function isAtEnd({ view: { period, plan } }: SentenceFacts): boolean {
  return period.end >= plan.deadline;
}

/** Targets that count in "x/N mục tiêu": those of scored pillars that apply. */
function countedTargets({ pillars }: SentenceFacts): readonly Row[] {
  return pillars
    .filter(({ scored }) => scored)
    .flatMap(({ targets }) => targets)
    .filter(({ score }) => score.status !== "not-applicable");
}

function nothingApplies(facts: SentenceFacts, locale: Locale): Segment {
  const { sentence } = messages(locale);
  const { period, plan } = facts.view;
  return plain(
    fill(isAtEnd(facts) ? sentence.nothingAppliesAtEnd : sentence.nothingApplies, {
      day: formatDay(period.cutoff, locale),
      unit: unitInSentence(facts.unit, locale),
      plan: planName(plan, locale),
    }),
  );
}

function opening(facts: SentenceFacts, template: string, locale: Locale): readonly Segment[] {
  const rows = countedTargets(facts);
  const { sentence } = messages(locale);
  const { period, periods, plan } = facts.view;
  const firstEnd = periods.reduce((first, { end }) => (end < first ? end : first), period.end);
  const text = fill(template, {
    day: formatDay(period.cutoff, locale),
    unit: unitInSentence(facts.unit, locale),
    year: yearOf(plan.deadline),
    plan: planName(plan, locale),
    start: yearOf(firstEnd),
    end: yearOf(plan.deadline),
  });
  const [before = "", after = ""] = text.split("{score}");
  const score = fill(sentence.score, {
    met: formatCount(rows.filter(({ score: { status } }) => status === "met").length, locale),
    whole: formatCount(rows.length, locale),
  });
  return [plain(before), { text: score, statuses: ["met"], strong: true }, plain(after)];
}

const BEFORE_END = [
  "on-track",
  "slow",
  "at-risk",
  "not-met",
  "missed",
  "met-provisional",
  "undetermined",
  "no-data",
  "baseline",
] as const;
const AT_END = [
  "missed",
  "not-met",
  "undetermined",
  "met-provisional",
  "no-data",
  "on-track",
  "slow",
  "at-risk",
  "baseline",
] as const;
type Told = (typeof BEFORE_END)[number];

/** The targets of a status; of those without data the ones that did report 0/0 are told apart. */
function clausesOf(rows: readonly Row[], told: readonly Told[]) {
  return told.flatMap((status) => {
    const all = rows.filter(({ score }) => score.status === status);
    const idle = all.filter(({ score }) => nothingArose(score));
    return [
      { status, isIdle: false, rows: all.filter((row) => !idle.includes(row)) },
      { status, isIdle: true, rows: idle },
    ].filter((clause) => clause.rows.length > 0);
  });
}

const NAMED: ReadonlySet<Status> = new Set<Status>(["at-risk", "not-met", "missed"]);

function beforeEnd(facts: SentenceFacts, locale: Locale): readonly Segment[] {
  const { sentence } = messages(locale);
  const told = clausesOf(countedTargets(facts), BEFORE_END).flatMap(({ status, isIdle, rows }, place) => {
    const template = place === 0 ? sentence.firstClause : sentence.clause;
    const count = formatCount(rows.length, locale);
    const noun = rows.length === 1 ? sentence.oneTarget : sentence.manyTargets;
    const words = isIdle ? sentence.nothingArose : sentence.clauses[status];
    return [
      plain(place === 0 ? "; " : ", "),
      linked(fill(template, { count, noun, status: words }), status),
      ...names(status, rows, locale),
    ];
  });
  return [...opening(facts, sentence.beforeEnd, locale), ...told, plain(".")];
}

function names(status: Status, rows: readonly Row[], locale: Locale): readonly Segment[] {
  if (!NAMED.has(status)) return [];
  return [plain(` (${rows.map(({ indicator }) => nameInOpening(indicator, locale)).join("; ")})`)];
}

function atEnd(facts: SentenceFacts, locale: Locale): readonly Segment[] {
  const { sentence } = messages(locale);
  const told = clausesOf(countedTargets(facts), AT_END).flatMap(({ status, isIdle, rows }) => {
    const text = fill(isIdle ? sentence.endNothingArose : sentence.endClauses[status], {
      count: formatCount(rows.length, locale),
      noun: rows.length === 1 ? sentence.oneTarget : sentence.manyTargets,
      cause: status === "undetermined" ? cause(rows, locale) : "",
    });
    return [plain("; "), linked(text, status), ...names(status, rows, locale)];
  });
  return [...opening(facts, sentence.atEnd, locale), ...told, plain(".")];
}

/** Why targets stay open: the missing reports, counted where all of them come from the same kind of unit. */
function cause(rows: readonly Row[], locale: Locale): string {
  const { sentence } = messages(locale);
  const nouns = new Set(rows.map(({ indicator }) => subjectNoun(indicator.levels)));
  const [noun] = nouns;
  if (nouns.size !== 1 || noun === undefined) return sentence.causeMixed;
  const missing = Math.max(...rows.map(({ score }) => score.missing));
  const template = missing === 1 ? sentence.causeOne : sentence.causeMany;
  return fill(template, { units: formatCounted(missing, noun, locale) });
}

function missingCommunes({ coverage, view, unit }: SentenceFacts, locale: Locale): readonly Segment[] {
  const { communes, communesComplete, communesEmpty, workflow } = coverage;
  if (communesEmpty === 0 || unit.level === "commune") return [];
  const { sentence } = messages(locale);
  const parts =
    workflow === null
      ? []
      : [
          [workflow.communesSubmitted, sentence.submitted] as const,
          [workflow.communesReturned, sentence.returned] as const,
          [workflow.communesNotSent, sentence.notSent] as const,
        ]
          .filter(([count]) => count > 0)
          .map(([count, words]) => fill(words, { count: formatCount(count, locale) }));
  const template = view.lens === "approved" ? sentence.communesEmpty : sentence.communesEmptyProvisional;
  const text = fill(template, {
    empty: formatCount(communesEmpty, locale),
    communes: formatCount(communes, locale),
    verb: communesEmpty === 1 ? sentence.hasOne : sentence.haveMany,
  });
  const part = communes - communesComplete - communesEmpty;
  const partly =
    part === 0
      ? ""
      : fill(part === 1 ? sentence.communesPartOne : sentence.communesPart, {
          units: formatCounted(part, "commune", locale),
        });
  return [plain(` ${text}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}${partly}.`)];
}

function communeSentence(
  facts: SentenceFacts,
  contents: NonNullable<SentenceFacts["contents"]>,
  locale: Locale,
): readonly Segment[] {
  const { sentence } = messages(locale);
  const rows = facts.pillars.flatMap(({ targets }) => targets);
  const named = (codes: readonly string[]) =>
    codes
      .flatMap((code) => rows.filter(({ indicator }) => indicator.code === code).slice(0, 1))
      .map(({ indicator }) => nameInOpening(indicator, locale))
      .join("; ");
  const outside = (status: Status) =>
    rows.filter(({ score }) => score.status === status).map(({ indicator }) => indicator.code);
  const [missed, atRisk] = [outside("missed"), outside("at-risk")];
  const open = rows
    .filter(({ score }) => score.kind === "share-of-units" && score.status === "no-data")
    .map(({ indicator }) => indicator.code);
  const unit = unitInSentence(facts.unit, locale);
  const clauses = [
    ...(contents.notMet.length === 0
      ? []
      : [linked(fill(sentence.communeNotMet, { names: named(contents.notMet) }), "not-met")]),
    ...(missed.length === 0
      ? []
      : [
          linked(
            fill(sentence.communeMissed, { count: String(missed.length), names: named(missed) }),
            "missed",
          ),
        ]),
    ...(atRisk.length === 0
      ? []
      : [
          linked(
            fill(sentence.communeAtRisk, { count: String(atRisk.length), names: named(atRisk) }),
            "at-risk",
          ),
        ]),
    ...(open.length === 0 ? [] : [linked(fill(sentence.communeNoData, { names: named(open) }), "no-data")]),
  ];
  return [
    plain(`${capitalized(unit, locale)} ${sentence.communeMeets} `),
    {
      text: fill(sentence.communeScore, {
        met: formatCount(contents.met, locale),
        whole: formatCount(contents.of, locale),
      }),
      // The targets met are more than the contents met.
      statuses: null,
      strong: true,
    },
    ...clauses.flatMap((clause) => [plain("; "), clause]),
    plain("."),
  ];
}
