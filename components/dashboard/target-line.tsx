import { Bullet } from "@/components/charts/bullet";
import { Marks } from "@/components/charts/marks";
import { Sparkline } from "@/components/charts/sparkline";
import {
  bulletFigures,
  bulletTitle,
  changeWords,
  differsFromNational,
  fullName,
  nationalWords,
  requirementWords,
  resultWords,
  shortfallWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { StatusChip } from "@/components/shared/status-chip";
import { shapeOf, toneOf } from "@/components/shared/status-look";
import { unitAddress } from "@/components/shared/view-address";
import { Shape } from "@/components/ui/shape";
import { TextLink } from "@/components/ui/text-link";
import type { TargetRow, UnitOverview } from "@/lib/contracts/unit-overview";
import { shortName } from "@/lib/format/indicator-name";
import { shortPeriod } from "@/lib/format/period-name";
import { statusWord } from "@/lib/format/status-word";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";

/** What the column of gaps holds on one line. */
const LONGEST_LINE = 16;
const LONGEST_COUNTS = 30;

/**
 * The figures one after another that the change is read from, so that the line ends as the words beside it say: flows
 * of the period's own kind; of states the years before, and the period shown.
 */
export function comparableSeries(row: TargetRow, { view: { period } }: Pick<UnitOverview, "view">) {
  const kept = row.indicator.timing === "flow" ? period.kind : "year";
  return row.series.filter(
    ({ kind, end, period: code }) => end <= period.end && (kind === kept || code === period.code),
  );
}

/** One target: what it asks for, its bullet, result, gap, status, trend, and the way to its explanation. */
export function TargetLine({
  worded,
  overview,
  isOpen,
}: {
  readonly worded: Worded;
  readonly overview: UnitOverview;
  readonly isOpen: boolean;
}) {
  const { row, locale } = worded;
  const { dashboard } = messages(locale);
  const name = shortName(row.indicator, locale);
  const address = unitAddress(
    overview.unit.code,
    overview.view,
    { explain: isOpen ? null : row.indicator.code },
    row.indicator.code,
  );
  return (
    <tr className={isOpen ? "target target-open" : "target"} id={row.indicator.code}>
      <th scope="row">
        <TextLink href={address} title={fullName(row.indicator, locale)}>
          {name}
        </TextLink>
        <Requirement worded={worded} overview={overview} />
      </th>
      <BulletCell worded={worded} />
      <ResultCell worded={worded} />
      <GapCell worded={worded} />
      <td className="cell-status">
        <StatusChip status={row.score.status} locale={locale} ownOnlySubject={row.score.ownOnlySubject} />
      </td>
      <TrendCell worded={worded} overview={overview} />
      <td className="cell-explain">
        <TextLink href={address} aria-expanded={isOpen} className={isOpen ? "is-open" : undefined}>
          {isOpen ? dashboard.explainClose : dashboard.explain}
          <span className="sr-text">{` ${name}`}</span>
        </TextLink>
      </td>
    </tr>
  );
}

/** Whether a single unit met the standard, period by period. */
export function standardByPeriod(
  series: readonly { readonly value: string | null }[],
): readonly (boolean | null)[] {
  return series.map(({ value }) => (value === null ? null : Number(value) > 0));
}

function TrendCell({ worded, overview }: { readonly worded: Worded; readonly overview: UnitOverview }) {
  const { row, locale } = worded;
  const change = changeWords(worded);
  const series = comparableSeries(row, overview);
  return (
    <td className="cell-trend">
      {row.score.ownOnlySubject ? (
        <Marks values={standardByPeriod(series)} />
      ) : (
        <Sparkline values={series.map(({ value }) => (value === null ? null : Number(value)))} />
      )}
      <span className="small muted">
        {change}
        {change === "" || row.previous === null ? null : (
          <span className="trend-base">
            {` ${fill(messages(locale).dashboard.trendBase, {
              previous: shortPeriod(row.previous.period, locale),
            })}`}
          </span>
        )}
      </span>
    </td>
  );
}

function Requirement({ worded, overview }: { readonly worded: Worded; readonly overview: UnitOverview }) {
  const { row, locale } = worded;
  const { dashboard } = messages(locale);
  const isInherited = row.score.definedBy !== overview.view.plan.code && !row.score.ownOnlySubject;
  return (
    <div className="small requirement">
      {requirementWords(worded)}
      {row.national === null || !differsFromNational(worded) ? (
        isInherited ? (
          <span className="muted">{` ${dashboard.nationalLevel}`}</span>
        ) : null
      ) : (
        <span className="national">
          {`${fill(dashboard.nationalBar, { wording: nationalWords(worded) })} `}
          <span className="nowrap">
            <Shape name={shapeOf(row.national.status)} className={`tone-${toneOf(row.national.status)}`} />
            {` ${statusWord(row.national.status, locale)}`}
          </span>
        </span>
      )}
    </div>
  );
}

function BulletCell({ worded }: { readonly worded: Worded }) {
  const figures = bulletFigures(worded);
  return (
    <td className="cell-bullet">
      {figures === null ? null : (
        <Bullet {...figures} tone={toneOf(worded.row.score.status)} title={bulletTitle(worded)} />
      )}
    </td>
  );
}

function ResultCell({ worded }: { readonly worded: Worded }) {
  const { main, beside, below } = resultWords(worded);
  const hasValue = worded.row.score.value !== null;
  return (
    <td className={worded.row.score.ownOnlySubject ? "cell-result is-own" : "cell-result"}>
      {hasValue ? <b>{main}</b> : <span className="muted">{main}</span>}
      {beside === null ? null : (
        <>
          {" "}
          <span className={beside.length > LONGEST_COUNTS ? undefined : "nowrap"}>{beside}</span>
        </>
      )}
      {below === "" ? null : <div className="small muted">{below}</div>}
    </td>
  );
}

function GapCell({ worded }: { readonly worded: Worded }) {
  const { dashboard } = messages(worded.locale);
  const { score } = worded.row;
  const short = shortfallWords(worded);
  return (
    <td className="cell-gap">
      {short !== null ? (
        <>
          <span className="gap-lead">{`${dashboard.gapLead} `}</span>
          <b className={short.length > LONGEST_LINE ? undefined : "nowrap"}>{short}</b>
        </>
      ) : score.shortfall === 0 ? (
        <span className="muted">{dashboard.gapNone}</span>
      ) : null}
    </td>
  );
}
