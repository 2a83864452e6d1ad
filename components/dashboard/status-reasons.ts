import {
  barOf,
  countsUnits,
  figureWords,
  isShare,
  nounOf,
  reporterNoun,
  thresholdWords,
  type Worded,
} from "@/components/dashboard/target-words";
import type { ViewChoice } from "@/lib/contracts/unit-overview";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { formatPace } from "@/lib/format/decimal";
import { formatDecimalPercent } from "@/lib/format/percent";
import { statusWord } from "@/lib/format/status-word";
import { formatCounted } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";

const ON_TRACK_FROM = "0.95";
const SLOW_FROM = "0.6";

interface Reasoning {
  readonly worded: Worded;
  readonly explained: ExplainedTarget;
  readonly view: ViewChoice;
}

/** Why the status is what it is, as the line of the status table that held: two or three sentences. */
export function statusReasons(reasoning: Reasoning): readonly string[] {
  const { worded, explained } = reasoning;
  const { explanation } = messages(worded.locale);
  const { score } = explained;
  const remarks = [
    ...(explained.status.regressed ? [explanation.regressed] : []),
    ...(score.smallSample && !score.ownOnlySubject ? [explanation.smallSample] : []),
  ];
  return [...reasonsOfLine(reasoning), ...remarks];
}

function reasonsOfLine(reasoning: Reasoning): readonly string[] {
  const { explanation } = messages(reasoning.worded.locale);
  const { status, score } = reasoning.explained;
  switch (status.line) {
    case 1:
      return [explanation.allNotApplicable];
    case 2:
      if (!nothingArose(score)) return [explanation.noValue];
      return [
        explanation.nothingArose,
        score.missing === 0 ? explanation.nothingMissing : withMissing(reasoning, explanation.stillMissing),
      ];
    case 3:
      return [status.status === "met" ? explanation.ownMet : explanation.ownNotMet];
    case 4:
      return [
        standing(reasoning, explanation.passes),
        score.missing === 0 || reasoning.explained.counts.absentMeansZero
          ? explanation.passesComplete
          : withMissing(reasoning, explanation.passesSure),
      ];
    case 5:
      return [standing(reasoning, explanation.passes), withMissing(reasoning, explanation.passesProvisional)];
    case 6:
      return [
        deadlineReached(reasoning),
        standing(reasoning, explanation.fails),
        openBecauseMissing(reasoning),
      ];
    case 7:
      return [deadlineReached(reasoning), standing(reasoning, explanation.fails), closed(reasoning)];
    case 8:
      return [standing(reasoning, explanation.fails), explanation.baselineNone];
    case 9:
      return [startingPoint(reasoning), paceReached(reasoning, ON_TRACK_FROM), openBecauseMissing(reasoning)];
    case 10:
      return [startingPoint(reasoning), paceReached(reasoning, ON_TRACK_FROM)];
    case 11:
      return [startingPoint(reasoning), paceBetween(reasoning)];
    case 12:
      return [startingPoint(reasoning), paceReached(reasoning, SLOW_FROM)];
  }
}

function standing({ worded, explained }: Reasoning, template: string): string {
  return fill(template, {
    value: figureWords(worded, explained.score.value),
    threshold: thresholdWords(worded),
  });
}

function missingWords({ worded, explained }: Reasoning): string {
  return formatCounted(explained.score.missing, reporterNoun(worded), worded.locale);
}

function upperWords({ worded, explained: { score } }: Reasoning): string {
  if (score.upper === null) return "";
  const share = formatDecimalPercent(score.upper, worded.locale, barOf(score));
  if (score.kind !== "share-of-units" || score.numerator === null) return share;
  const reached = formatCount(score.numerator + score.missing, worded.locale);
  return `${share} (${reached}/${formatCount(score.expected, worded.locale)})`;
}

function withMissing(reasoning: Reasoning, template: string): string {
  return fill(template, { units: missingWords(reasoning), share: upperWords(reasoning) });
}

function openBecauseMissing(reasoning: Reasoning): string {
  const { explanation } = messages(reasoning.worded.locale);
  const { score, status } = reasoning.explained;
  if (score.kind === "ratio-of-sums") return withMissing(reasoning, explanation.openRatio);
  if (score.kind !== "share-of-units" || score.upper === null)
    return withMissing(reasoning, explanation.openCount);
  return withMissing(reasoning, status.upperPasses ? explanation.openUpper : explanation.openPace);
}

function closed(reasoning: Reasoning): string {
  const { explanation } = messages(reasoning.worded.locale);
  const { score } = reasoning.explained;
  return score.missing > 0 && score.kind === "share-of-units"
    ? withMissing(reasoning, explanation.missedUpper)
    : explanation.missedComplete;
}

function deadlineReached({ worded, explained: { status } }: Reasoning): string {
  const { explanation } = messages(worded.locale);
  return fill(explanation.deadlineReached, {
    end: formatDay(status.periodEnd, worded.locale),
    deadline: formatDay(status.deadline, worded.locale),
  });
}

function startingPoint({ worded, explained: { status, score }, view }: Reasoning): string {
  const { locale } = worded;
  const { explanation } = messages(locale);
  if (status.baseline === null) return explanation.baselineNone;
  const { period: code, value } = status.baseline;
  const name = view.periods.find((period) => period.code === code)?.name;
  const period = name === undefined ? code : name[locale];
  const counts = countsAt(worded, code);
  const words = { period, value: `${figureWords(worded, value)}${counts}` };
  const isLost =
    Number(value) * score.threshold.denominator >= score.threshold.numerator || status.required === null;
  if (isLost) return fill(explanation.baselineLost, words);
  return fill(explanation.baselinePoint, {
    ...words,
    threshold: thresholdWords(worded),
    deadline: formatDay(status.deadline, locale),
    end: formatDay(status.periodEnd, locale),
    required: requiredWords(worded, status.required),
  });
}

/** The counts behind a share at an earlier period: ` (33/90 xã)`. */
function countsAt(worded: Worded, period: string): string {
  const point = worded.row.series.find((each) => each.period === period);
  if (!isShare(worded.row.score) || point === undefined) return "";
  if (point.numerator === null || point.denominator === null) return "";
  return ` (${formatCount(point.numerator, worded.locale)}/${formatCounted(point.denominator, nounOf(worded), worded.locale)})`;
}

/** A count that is due may be a fraction; a share is a percentage. */
function requiredWords(worded: Worded, required: string | null): string {
  if (required === null) return "";
  const { score } = worded.row;
  return isShare(score) || countsUnits(score)
    ? formatDecimalPercent(required, worded.locale, barOf(score))
    : formatPace(required, worded.locale, []);
}

/** Slow: under the one bound and over the other, in one sentence. */
function paceBetween({ worded, explained: { status, score } }: Reasoning): string {
  const { locale } = worded;
  return fill(messages(locale).explanation.paceBetween, {
    value: figureWords(worded, score.value),
    pace: formatPace(status.pace ?? "0", locale, [ON_TRACK_FROM, SLOW_FROM]),
    bound: formatPace(ON_TRACK_FROM, locale, []),
    word: statusWord("on-track", locale),
    lower: formatPace(SLOW_FROM, locale, []),
    slow: statusWord("slow", locale),
  });
}

function paceReached({ worded, explained: { status, score } }: Reasoning, bound: string): string {
  const { locale } = worded;
  const { explanation } = messages(locale);
  const pace = status.pace ?? "0";
  const isAbove = Number(pace) >= Number(bound);
  return fill(isAbove ? explanation.paceAbove : explanation.paceBelow, {
    value: figureWords(worded, score.value),
    pace: formatPace(pace, locale, [ON_TRACK_FROM, SLOW_FROM]),
    bound: formatPace(bound, locale, []),
    word: statusWord(bound === ON_TRACK_FROM ? "on-track" : "slow", locale),
  });
}
