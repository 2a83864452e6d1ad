import { MARK_NOTHING_AROSE } from "@/components/dashboard/heat-table-words";
import {
  changeWords,
  countsUnits,
  isShare,
  nounOf,
  reporterNoun,
  resultWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { rowsAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import type { FigureApproval, FigureHistory, ValueTrail } from "@/lib/contracts/figure-history";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type {
  ComparedSum,
  OutcomeComparison,
  SubjectChange,
  SubjectOutcome,
} from "@/lib/domain/scoring/compare-outcomes";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { capitalized } from "@/lib/format/casing";
import { formatChange, formatCount } from "@/lib/format/count";
import { formatMoment } from "@/lib/format/day";
import { ratioOf } from "@/lib/format/decimal";
import { formatPointChange, formatShare } from "@/lib/format/percent";
import { periodInSentence, shortPeriod } from "@/lib/format/period-name";
import { unitNameInSentence } from "@/lib/format/unit-name";
import { formatCounted, nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";

interface Told {
  readonly worded: Worded;
  readonly overview: Pick<UnitOverview, "unit" | "view" | "breadcrumb">;
  readonly explained: ExplainedTarget;
  readonly history: FigureHistory;
}

/** What changed behind an opened figure since the period before, and who approved it. */
export function FigureHistorySection(told: Told) {
  return (
    <div className="figure-history">
      <ChangeColumn {...told} />
      <ApprovalColumn {...told} />
    </div>
  );
}

/** The result as it stood in the period before, worded like today's. */
function resultBefore(worded: Worded): string | null {
  const { row } = worded;
  const { previous, score } = row;
  if (previous === null || previous.value === null) return null;
  const { value, numerator, denominator } = previous;
  // Only value and sums are worded here; the status must merely not be one without a value.
  const then = { ...score, value, numerator, denominator, status: "baseline" as const };
  return resultLine({ ...worded, row: { ...row, score: then } });
}

function resultLine(worded: Worded): string {
  const { main, beside } = resultWords(worded);
  return beside === null ? main : `${main} ${beside}`;
}

/** In points and, of a share of units, in units too. */
function differenceWords(worded: Worded): string {
  const { row, locale } = worded;
  const { score, previous } = row;
  const change = changeWords(worded);
  const { noChange } = messages(locale).dashboard;
  const isPointsOnly = score.kind === "share-of-units" && !score.smallSample && !score.ownOnlySubject;
  if (!isPointsOnly || change === "" || score.numerator === null || !previous || previous.numerator === null)
    return change;
  const units = score.numerator - previous.numerator;
  if (units === 0) return change;
  const counted = `${formatChange(units, locale)} ${nounFor(nounOf(worded), units, locale)}`;
  return change === noChange ? counted : `${change}, ${counted}`;
}

/** A ratio that was reported and had no value: 0/0. */
function reportedNothingThen({ row }: Worded, { rows }: FigureHistory): boolean {
  return row.indicator.measure === "ratio" && (rows?.comparison?.then.reported ?? 0) > 0;
}

function summaryOf({ worded, overview, history }: Told): string {
  const { locale, row } = worded;
  const { figureHistory } = messages(locale);
  const { before } = history;
  if (before === null) return figureHistory.first;
  const then = resultBefore(worded);
  if (then === null)
    return fill(reportedNothingThen(worded, history) ? figureHistory.nothingArose : figureHistory.noneThen, {
      period: before.name[locale],
    });
  if (row.score.value === null)
    return fill(nothingArose(row.score) ? figureHistory.nothingArose : figureHistory.noneNow, {
      period: overview.view.period.name[locale],
    });
  const words = { then, now: resultLine(worded), change: differenceWords(worded) };
  return fill(words.change === "" ? figureHistory.from : figureHistory.fromChange, words);
}

function ChangeColumn(told: Told) {
  const { worded, history } = told;
  const { locale, row } = worded;
  const { figureHistory } = messages(locale);
  const { before, rows } = history;
  const comparison = rows?.comparison ?? null;
  const isOne = told.explained.counts.subjects === 1;
  return (
    <div>
      <h3>
        {before === null
          ? figureHistory.titleFirst
          : fill(figureHistory.title, { period: periodInSentence(before.name, locale) })}
      </h3>
      <p>{summaryOf(told)}</p>
      {before !== null && row.indicator.timing === "flow" ? (
        <p className="small muted">{figureHistory.flow}</p>
      ) : null}
      {before === null || comparison === null || isOne ? null : (
        <>
          <MovedTable told={told} comparison={comparison} before={shortPeriod(before.code, locale)} />
          <LikeForLikeNote worded={worded} comparison={comparison} />
        </>
      )}
      {before !== null && rows === null && !isOne ? (
        <p className="small muted">{figureHistory.noRows}</p>
      ) : null}
    </div>
  );
}

interface MovedRow {
  readonly label: string;
  readonly then: string;
  readonly now: string;
  readonly moved: readonly SubjectChange[];
}

function movedRows({ worded }: Told, comparison: OutcomeComparison): readonly MovedRow[] {
  const { locale, row } = worded;
  const { figureHistory, explanation } = messages(locale);
  const { then, now, likeForLike } = comparison;
  const { measure, absentMeans } = row.indicator;
  const counted = (
    label: string,
    outcomes: readonly SubjectOutcome[],
    moved: readonly SubjectChange[],
  ): MovedRow => {
    const sum = (side: OutcomeComparison["then"]) => outcomes.reduce((whole, each) => whole + side[each], 0);
    return { label, then: formatCount(sum(then), locale), now: formatCount(sum(now), locale), moved };
  };
  const missing = counted(explanation.missing, ["missing"], ["newly-reported", "dropped-out"]);
  const excused = counted(
    explanation.notApplicable,
    ["not-applicable"],
    ["newly-not-applicable", "applicable-again"],
  );
  const figures: readonly MovedRow[] =
    measure === "criterion" || measure === "services"
      ? [
          counted(explanation.met, ["met"], ["newly-met", "no-longer-met"]),
          counted(explanation.notMet, ["not-met"], []),
        ]
      : measure === "ratio"
        ? [
            {
              label: figureHistory.rowShare,
              then: shareWords(row.previous, worded),
              now: nothingArose(row.score) ? MARK_NOTHING_AROSE : shareWords(row.score, worded),
              moved: ["risen", "fallen"],
            },
            counted(figureHistory.rowReported, ["reported"], []),
          ]
        : [
            {
              label: figureHistory.rowCount,
              then: absentMeans === "zero" ? formatCount(likeForLike.then.numerator, locale) : "",
              now: absentMeans === "zero" ? formatCount(likeForLike.now.numerator, locale) : "",
              moved: ["risen", "fallen"],
            },
          ];
  return [...figures, missing, excused].filter(
    ({ then: was, now: is }, place) => place === 0 || was !== "0" || is !== "0",
  );
}

function shareWords(
  sums: { readonly numerator: number | null; readonly denominator: number | null } | null,
  { locale }: Worded,
): string {
  return formatShare(sums?.numerator ?? null, sums?.denominator ?? null, locale) ?? "…";
}

function MovedTable({
  told,
  comparison,
  before,
}: {
  readonly told: Told;
  readonly comparison: OutcomeComparison;
  readonly before: string;
}) {
  const { worded, overview } = told;
  const { locale } = worded;
  const { figureHistory } = messages(locale);
  const now = shortPeriod(overview.view.period.code, locale);
  return (
    <table className="moved">
      <caption className="sr-text">{fill(figureHistory.caption, { before, now })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-text">{figureHistory.columnOutcome}</span>
          </th>
          <th scope="col" className="num">
            {before}
          </th>
          <th scope="col" className="num">
            {now}
          </th>
          <th scope="col">{figureHistory.columnMoved}</th>
        </tr>
      </thead>
      <tbody>
        {movedRows(told, comparison).map(({ label, then, now: is, moved }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{then}</td>
            <td className="num">{is}</td>
            <td>
              <Moved told={told} comparison={comparison} moved={moved} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each change with its number of units, leading to them. */
function Moved({
  told: { worded, overview },
  comparison,
  moved,
}: {
  readonly told: Told;
  readonly comparison: OutcomeComparison;
  readonly moved: readonly SubjectChange[];
}) {
  const { locale, row } = worded;
  const { figureHistory } = messages(locale);
  const made = moved.filter((change) => comparison.changes[change] > 0);
  if (made.length === 0)
    return moved.length === 0 ? null : <span className="muted">{figureHistory.unchanged}</span>;
  return (
    <span className="link-row">
      {made.map((change) => (
        <TextLink
          key={change}
          href={rowsAddress(overview.unit.code, row.indicator.code, overview.view, { change })}
        >
          {fill(figureHistory.changed, {
            units: formatCounted(comparison.changes[change], reporterNoun(worded), locale),
            change: figureHistory.changes[change],
          })}
        </TextLink>
      ))}
    </span>
  );
}

/** The same figure of those alone who reported both times; nothing where that is everybody, or for plain counts. */
function LikeForLikeNote({
  worded,
  comparison,
}: {
  readonly worded: Worded;
  readonly comparison: OutcomeComparison;
}) {
  const { locale, row } = worded;
  const { figureHistory, dashboard } = messages(locale);
  const { likeForLike, then, now } = comparison;
  const reported = (side: OutcomeComparison["then"]) => side.met + side["not-met"] + side.reported;
  const isEverybody = likeForLike.units === reported(then) && likeForLike.units === reported(now);
  if (isEverybody || likeForLike.units === 0 || !isShare(row.score) || countsUnits(row.score)) return null;
  const words = ({ numerator, denominator }: ComparedSum) =>
    row.score.smallSample
      ? `${formatCount(numerator, locale)}/${formatCount(denominator, locale)}`
      : (formatShare(numerator, denominator, locale) ?? "…");
  const change =
    row.score.smallSample || likeForLike.then.denominator === 0 || likeForLike.now.denominator === 0
      ? null
      : formatPointChange(
          ratioOf(likeForLike.now.numerator, likeForLike.now.denominator),
          ratioOf(likeForLike.then.numerator, likeForLike.then.denominator),
          locale,
        );
  return (
    <p className="small muted">
      {fill(figureHistory.like, {
        units: formatCounted(likeForLike.units, reporterNoun(worded), locale),
        then: words(likeForLike.then),
        now: words(likeForLike.now),
        change:
          change === null
            ? ""
            : fill(figureHistory.likeChange, { change: fill(dashboard.points, { change }) }),
      })}
    </p>
  );
}

function ApprovalColumn(told: Told) {
  const { worded, overview, history } = told;
  const { locale, row } = worded;
  const { figureHistory } = messages(locale);
  const { rows, seesNames } = history;
  const isOne = told.explained.counts.subjects === 1;
  return (
    <div>
      <h3>{figureHistory.approvalTitle}</h3>
      {rows === null ? null : isOne ? (
        <Trail trail={rows.trail} worded={worded} />
      ) : (
        <ApprovalCounts told={told} approval={rows.approval} />
      )}
      <p className="small muted">
        {officeWords(told)} {seesNames ? "" : figureHistory.noNames}
      </p>
      {rows === null || isOne ? null : (
        <p className="small link-row no-print">
          <TextLink href={rowsAddress(overview.unit.code, row.indicator.code, overview.view)}>
            {figureHistory.eachRow}
          </TextLink>
        </p>
      )}
    </div>
  );
}

function ApprovalCounts({ told, approval }: { readonly told: Told; readonly approval: FigureApproval }) {
  const { worded, explained } = told;
  const { locale } = worded;
  const { figureHistory } = messages(locale);
  const { units, reports, reportsOf, approvers, waiting, latestAt, latestBy } = approval;
  const noun = reporterNoun(worded);
  const { absentMeansZero, subjects } = explained.counts;
  const words = {
    units: absentMeansZero ? formatCounted(units, noun, locale) : formatCount(units, locale),
    all: formatCounted(subjects, noun, locale),
    reports: formatCount(reports, locale),
    reportsOf: formatCount(reportsOf, locale),
    approvers: formatCount(approvers, locale),
  };
  const template = absentMeansZero ? figureHistory.approvedPlain : figureHistory.approved;
  return (
    <>
      <p>{units === 0 ? figureHistory.approvedNone : fill(template, words)}</p>
      {waiting === 0 ? null : (
        <p>{fill(figureHistory.waiting, { units: formatCounted(waiting, noun, locale) })}</p>
      )}
      {latestAt === null ? null : (
        <p>
          {fill(latestBy === null ? figureHistory.latest : figureHistory.latestBy, {
            moment: formatMoment(latestAt, locale),
            name: latestBy ?? "",
          })}
        </p>
      )}
    </>
  );
}

/** Who–when of one value. */
function Trail({
  trail,
  worded: { locale },
}: {
  readonly trail: ValueTrail | null;
  readonly worded: Worded;
}) {
  const { figureHistory } = messages(locale);
  if (trail === null) return <p>{figureHistory.approvedNone}</p>;
  const step = (label: string, at: string | null, by: string | null) =>
    at === null ? [] : [[label, trailWords(at, by, locale)] as const];
  const steps = [
    ...step(figureHistory.entered, trail.enteredAt, trail.enteredBy),
    ...step(figureHistory.sent, trail.sentAt, trail.sentBy),
    ...step(figureHistory.approvedStep, trail.approvedAt, trail.approvedBy),
    ...(trail.correctionReason === null ? [] : [[figureHistory.correction, trail.correctionReason] as const]),
  ];
  return (
    <dl className="sources">
      {steps.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd lang={label === figureHistory.correction ? "vi" : undefined}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A moment, and the person where the name may be shown. */
export function trailWords(at: string, by: string | null, locale: Worded["locale"]): string {
  const moment = formatMoment(at, locale);
  return by === null ? moment : fill(messages(locale).figureHistory.step, { moment, name: by });
}

/** Whose task the approval is: a level's reports are approved one level up. */
function officeWords({ worded, overview }: Told): string {
  const { locale, row } = worded;
  const { figureHistory } = messages(locale);
  const { levels } = row.indicator;
  const { unit, breadcrumb } = overview;
  const has = (...asked: readonly (typeof levels)[number][]) => asked.some((level) => levels.includes(level));
  const province = unit.level === "province" ? unit.name : breadcrumb[1]?.name;
  const below =
    province === undefined
      ? figureHistory.officeProvinces
      : fill(figureHistory.officeProvince, { province: unitNameInSentence(province, locale) });
  const offices = [
    ...(has("district", "commune") ? [below] : []),
    ...(has("province") && (unit.level === "country" || unit.level === "province")
      ? [figureHistory.officeCentral]
      : []),
    ...(has("country") && unit.level === "country" ? [figureHistory.officeCentralOwn] : []),
  ];
  return capitalized(fill(figureHistory.office, { offices: offices.join("; ") }), locale);
}
