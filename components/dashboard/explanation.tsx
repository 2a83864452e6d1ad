import { FigureHistorySection } from "@/components/dashboard/figure-history";
import { indicatorAddress, pathAddress } from "@/components/dashboard/indicator-address";
import { statusReasons } from "@/components/dashboard/status-reasons";
import { TargetTrend } from "@/components/dashboard/target-trend";
import {
  barOf,
  countsUnits,
  differsFromNational,
  figureWords,
  fullName,
  isShare,
  nationalWords,
  nounOf,
  reporterNoun,
  requirementWords,
  shortfallWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { rowsAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { denominatorRule } from "@/lib/format/denominator-rule";
import { criterionCitation } from "@/lib/format/legal-source";
import { formatDecimalPercent, formatShare } from "@/lib/format/percent";
import { planCitation } from "@/lib/format/plan-name";
import { registerLabel } from "@/lib/format/register-label";
import { statusWord } from "@/lib/format/status-word";
import { formatCounted, type Noun, nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";

interface Opened {
  readonly worded: Worded;
  readonly overview: UnitOverview;
  readonly explained: ExplainedTarget;
}

/** One figure opened up: the sum, the reasoning of the status, the sources, and the trend. */
export function Explanation(opened: Opened) {
  const { history } = opened.overview;
  return (
    <div className="explanation">
      <SumColumn {...opened} />
      <ReasonColumn {...opened} />
      <SourceColumn {...opened} />
      {history === null ? null : <FigureHistorySection {...opened} history={history} />}
      <TargetTrend {...opened} />
    </div>
  );
}

function sumTitle({ worded, explained: { score } }: Opened): string {
  const { locale } = worded;
  const { explanation, dashboard } = messages(locale);
  const { numerator, denominator } = score;
  if (nothingArose(score)) return fill(explanation.figure, { sum: `0/0, ${dashboard.nothingArose}` });
  if (numerator === null || denominator === null || score.value === null) return explanation.figureNone;
  if (score.ownOnlySubject || (!isShare(score) && !countsUnits(score)))
    return fill(explanation.figure, { sum: figureWords(worded, score.value) });
  const share = formatShare(numerator, denominator, locale, barOf(score)) ?? "";
  const sum = `${formatCount(numerator, locale)} ÷ ${formatCount(denominator, locale)} = ${share}`;
  return fill(explanation.figure, { sum });
}

/** How the figure is put together. */
export function formulaWords({ worded, explained: { score } }: Pick<Opened, "worded" | "explained">): string {
  const { locale, row } = worded;
  const { explanation } = messages(locale);
  if (score.ownOnlySubject) return explanation.formulaOwn;
  const unit = nounFor(nounOf(worded), 2, locale);
  if (score.kind === "share-of-units") return fill(explanation.formulaShare, { unit });
  if (score.kind === "ratio-of-sums") {
    const numerator = registerLabel(row.indicator.numeratorLabel, locale);
    const denominator = registerLabel(row.indicator.denominatorLabel, locale);
    return numerator === null || denominator === null
      ? explanation.formulaRatioPlain
      : capitalized(fill(explanation.formulaRatio, { numerator, denominator }), locale);
  }
  return countsUnits(score) ? fill(explanation.formulaPerUnit, { unit }) : explanation.formulaCount;
}

interface SumRow {
  readonly label: string;
  readonly figure: string;
  readonly step?: "part" | "total";
  /** Outcome whose subjects the figure counts. */
  readonly outcome?: "met" | "not-met" | "reported" | "missing" | "not-applicable";
  readonly count?: number;
}

function subjectRows({ worded, explained: { counts, lens } }: Opened): readonly SumRow[] {
  const { locale } = worded;
  const { explanation } = messages(locale);
  const unit = nounFor(reporterNoun(worded), 2, locale);
  const part = (
    label: string,
    count: number | null,
    outcome: NonNullable<SumRow["outcome"]>,
  ): readonly SumRow[] =>
    count === null || (count === 0 && outcome !== "met")
      ? []
      : [{ label, figure: formatCount(count, locale), step: "part", outcome, count }];
  return [
    {
      label: capitalized(fill(explanation.subjects, { unit }), locale),
      figure: formatCount(counts.subjects, locale),
    },
    ...(counts.notApplicable === 0
      ? []
      : [
          {
            label: explanation.notApplicable,
            figure: formatCount(-counts.notApplicable, locale),
            outcome: "not-applicable" as const,
            count: counts.notApplicable,
          },
        ]),
    {
      label: capitalized(fill(explanation.expected, { unit }), locale),
      figure: formatCount(counts.expected, locale),
      step: "total",
    },
    ...(counts.met === null
      ? part(explanation.reported, counts.absentMeansZero ? null : counts.reported, "reported")
      : [...part(explanation.met, counts.met, "met"), ...part(explanation.notMet, counts.notMet, "not-met")]),
    ...part(
      lens === "approved" ? explanation.missingApproved : explanation.missing,
      counts.missing,
      "missing",
    ),
  ];
}

function ratioRows({ worded, explained: { sums, score } }: Opened): readonly SumRow[] {
  const { locale, row } = worded;
  const { explanation } = messages(locale);
  if (score.kind !== "ratio-of-sums") return [];
  const label = (own: string | null, plain: string) =>
    capitalized(registerLabel(own, locale) ?? plain, locale);
  return [
    {
      label: label(row.indicator.numeratorLabel, explanation.numerator),
      figure: formatCount(sums.numerator, locale),
    },
    {
      label: label(row.indicator.denominatorLabel, explanation.denominator),
      figure: formatCount(sums.denominator, locale),
    },
  ];
}

/** Of a count per unit above its level: the units the figure divides, and where their models are counted. */
function passingRows({ worded, explained: { counts, score } }: Opened): readonly SumRow[] {
  const { locale } = worded;
  const { explanation } = messages(locale);
  const label = (template: string, noun: Noun) =>
    capitalized(fill(template, { unit: nounFor(noun, 2, locale) }), locale);
  return [
    {
      label: label(explanation.withModels, nounOf(worded)),
      figure: formatCount(score.numerator ?? 0, locale),
      step: "part",
    },
    {
      label: label(explanation.expected, nounOf(worded)),
      figure: formatCount(score.denominator ?? 0, locale),
      step: "total",
    },
    {
      label: label(explanation.countedIn, reporterNoun(worded)),
      figure: formatCount(counts.expected, locale),
    },
  ];
}

function sumRows(opened: Opened): readonly SumRow[] {
  const { score } = opened.explained;
  if (countsUnits(score)) return passingRows(opened);
  return [...ratioRows(opened), ...(score.ownOnlySubject ? [] : subjectRows(opened))];
}

/** What the register's rule of the denominator rules: of a share its units, else whose reports are added up. */
const ruleTemplates = (words: ReturnType<typeof messages>["explanation"]) => ({
  "share-of-units": words.rule,
  "ratio-of-sums": words.ruleAdded,
  count: words.ruleAdded,
  "count-per-unit": words.ruleCounted,
});

function SumColumn(opened: Opened) {
  const { worded, overview, explained } = opened;
  const { locale, row } = worded;
  const { explanation } = messages(locale);
  const ruleTemplate = ruleTemplates(explanation)[explained.score.kind];
  return (
    <div>
      <h3>{sumTitle(opened)}</h3>
      <p className="small muted">
        {formulaWords(opened)} {fill(ruleTemplate, { rule: denominatorRule(row.indicator, locale) })}
      </p>
      <table className="sum">
        <caption className="sr-text">{sumTitle(opened)}</caption>
        <tbody>
          {sumRows(opened).map(({ label, figure, step, outcome, count }) => (
            <tr key={label} className={step}>
              <th scope="row">
                {label}
                {outcome !== undefined && count !== undefined && count > 0 && overview.abilities.seeRows ? (
                  <TextLink
                    className="see-rows"
                    href={rowsAddress(overview.unit.code, row.indicator.code, overview.view, { outcome })}
                  >
                    {fill(explanation.seeRows, {
                      count: formatCount(count, locale),
                      unit: nounFor(reporterNoun(worded), count, locale),
                    })}
                  </TextLink>
                ) : null}
              </th>
              <td>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {explained.counts.absentMeansZero ? <p className="small muted">{explanation.absentZero}</p> : null}
    </div>
  );
}

function gapSentence({ worded, explained: { score } }: Opened): string | null {
  const { locale } = worded;
  const { explanation } = messages(locale);
  const units = shortfallWords(worded);
  if (units === null || score.shortfall === null || score.numerator === null || score.denominator === null)
    return null;
  if (!isShare(score)) return fill(explanation.gapPlain, { units });
  const reached = score.numerator + score.shortfall;
  const share = formatShare(reached, score.denominator, locale, barOf(score)) ?? "";
  const sum = `${formatCount(reached, locale)}/${formatCounted(score.denominator, nounOf(worded), locale)} (${share})`;
  return fill(explanation.gap, { units, sum });
}

/** Where the target is heading, in words; nothing without a forecast. */
export function forecastSentences({
  worded,
  explained: { score },
}: Pick<Opened, "worded" | "explained">): readonly string[] {
  const { forecast } = score;
  if (forecast === null) return [];
  const { locale } = worded;
  const { explanation } = messages(locale);
  const isPercent = isShare(score) || countsUnits(score);
  const worder = (figure: string) =>
    isPercent ? formatDecimalPercent(figure, locale) : figureWords(worded, figure);
  return [
    fill(explanation.forecast, {
      day: formatDay(score.deadline, locale),
      central: isPercent
        ? formatDecimalPercent(forecast.central, locale, barOf(score))
        : worder(forecast.central),
      low: worder(forecast.low).replace(/%$/u, ""),
      high: worder(forecast.high),
    }),
    ...(forecast.reachesOn === null
      ? []
      : [fill(explanation.forecastReaches, { day: formatDay(forecast.reachesOn, locale) })]),
  ];
}

function ReasonColumn(opened: Opened) {
  const { worded, overview, explained } = opened;
  const { locale, row } = worded;
  const { explanation } = messages(locale);
  const gap = gapSentence(opened);
  const forecast = forecastSentences(opened);
  return (
    <div>
      <h3>
        {fill(explanation.statusTitle, {
          status: statusWord(row.score.status, locale, row.score.ownOnlySubject),
        })}
      </h3>
      <ol className="reasons">
        {statusReasons({ worded, explained, view: overview.view }).map((reason) => (
          <li key={reason}>
            <Unbroken text={reason} />
          </li>
        ))}
      </ol>
      {gap === null ? null : (
        <p className="small">
          {gap}{" "}
          {overview.abilities.seeRows ? (
            <TextLink href={pathAddress(row.indicator.code, overview.unit.code, overview.view)}>
              {explanation.nearest}
            </TextLink>
          ) : null}
        </p>
      )}
      {forecast.length === 0 ? null : <p className="small muted">{forecast.join(" ")}</p>}
    </div>
  );
}

function sourceRows({ worded, overview, explained }: Opened): readonly (readonly [string, string])[] {
  const { locale, row } = worded;
  const { explanation, terms } = messages(locale);
  const { view } = overview;
  const plan = planCitation(explained.source, locale);
  const { criterion, definition, note } = row.indicator;
  const criterionRow =
    criterion === null ? [] : [[explanation.criterion, criterionCitation(criterion, locale)] as const];
  return [
    [explanation.fullName, fullName(row.indicator, locale)],
    [
      explanation.required,
      fill(explanation.requiredBy, {
        wording: requirementWords(worded),
        day: formatDay(explained.score.deadline, locale),
      }),
    ],
    [
      explanation.plan,
      !differsFromNational(worded)
        ? plan
        : fill(explanation.planNational, { plan, wording: nationalWords(worded) }),
    ],
    ...criterionRow,
    [
      explanation.lens,
      fill(explanation.lensCutoff, {
        lens: view.lens === "approved" ? terms.lensApproved : terms.lensProvisional,
        day: formatDay(view.period.cutoff, locale),
      }),
    ],
    ...(explained.structure === null
      ? []
      : [
          [
            explanation.units,
            fill(explanation.unitList, { day: formatDay(explained.structure, locale) }),
          ] as const,
        ]),
    [
      explanation.scoring,
      `${fill(explanation.version, { version: String(explained.scoringVersion) })}. ${
        explained.countsInIndex ? explanation.inIndex : explanation.notInIndex
      }`,
    ],
    ...(definition === null ? [] : [[explanation.definition, definition[locale]] as const]),
    ...(note === null ? [] : [[explanation.note, note[locale]] as const]),
  ];
}

function SourceColumn(opened: Opened) {
  const { worded, overview, explained } = opened;
  const { locale, row } = worded;
  const { explanation } = messages(locale);
  const { subjects } = explained.counts;
  return (
    <div>
      <h3>{explanation.sourcesTitle}</h3>
      <dl className="sources">
        {sourceRows(opened).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Unbroken text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="small link-row no-print">
        {overview.abilities.seeRows ? (
          <TextLink href={rowsAddress(overview.unit.code, row.indicator.code, overview.view)}>
            {fill(explanation.allRows, {
              count: formatCount(subjects, locale),
              unit: nounFor(reporterNoun(worded), subjects, locale),
            })}
          </TextLink>
        ) : null}
        <TextLink href={indicatorAddress(row.indicator.code, overview.unit.code, overview.view)}>
          {explanation.everywhere}
        </TextLink>
      </p>
    </div>
  );
}
