"use client";

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Bullet } from "@/components/charts/bullet";
import { Marks } from "@/components/charts/marks";
import { shapeOf, toneOf } from "@/components/shared/status-look";
import { Chip } from "@/components/ui/chip";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { Aggregate } from "@/lib/domain/scoring/aggregate";
import type { Scorecard, Status, TargetScore } from "@/lib/domain/scoring/scorecard";
import { scoreWhatIf, type WhatIfGround } from "@/lib/domain/scoring/what-if";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { formatShare } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";

/** A unit to be ticked, its words finished. */
export interface TickRow {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly href: string;
  /** Texts of the columns between the unit and the marks. */
  readonly cells: readonly string[];
  readonly marks: readonly (boolean | null)[];
  readonly marksText: string;
  readonly tickLabel: string;
  readonly added: Partial<Aggregate> | null;
}

/** Words the browser needs; the catalogues stay on the server. */
export interface WhatIfWords {
  readonly title: string;
  readonly mark: string;
  readonly note: string;
  readonly now: string;
  readonly supposed: string;
  readonly rowValue: string;
  readonly rowStatus: string;
  readonly rowShortfall: string;
  readonly rowIndex: string;
  readonly noneShort: string;
  readonly unknown: string;
  readonly noData: string;
  readonly ticked: string;
  readonly tickedNone: string;
  readonly bullet: string;
  readonly threshold: string;
  readonly tickNearest: string;
  readonly untick: string;
  readonly show: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly unitMet: string;
  readonly unitNotMet: string;
  readonly nounOne: string;
  readonly nounMany: string;
  readonly columnTick: string;
  readonly columnUnit: string;
  readonly columnParent: string;
  readonly columnMarks: string;
  readonly marksLegend: string;
  /** Heads of the columns between; numbers stand at the right. */
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
}

interface Props {
  readonly ground: WhatIfGround;
  readonly indicator: string;
  readonly rows: readonly TickRow[];
  readonly ticked: readonly string[];
  /** How many of the nearest are enough; 0 where nothing is short. */
  readonly nearest: number;
  /** Path of the page, and what its address says beside the ticks. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly heading: ReactNode;
  readonly words: WhatIfWords;
  readonly locale: Locale;
}

function addressOf({ path, query }: Props, ticked: readonly string[]): string {
  const text = new URLSearchParams(query).toString();
  return ticked.length === 0 ? `${path}?${text}` : `${path}?${text}&with=${ticked.join(",")}`;
}

function scoreWith({ ground, indicator, rows }: Props, ticked: ReadonlySet<string>): Scorecard {
  return scoreWhatIf(
    ground,
    rows.flatMap(({ code, added }) =>
      added !== null && ticked.has(code) ? [{ unit: code, indicator, added }] : [],
    ),
  );
}

/**
 * What would be if the ticked units passed, beside what is. Scored in the browser by the rules of the server, which
 * draws the same for the ticks in the address: without JavaScript the form asks for it.
 */
export function PathWhatIf(props: Props) {
  const { rows, words, query, path, nearest, locale } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(props.ticked));
  const now = useMemo(() => scoreWith(props, new Set()), [props]);
  const supposed = useMemo(() => scoreWith(props, ticked), [props, ticked]);
  const choose = (chosen: ReadonlySet<string>) => {
    setTicked(chosen);
    const codes = rows.map(({ code }) => code).filter((code) => chosen.has(code));
    window.history.replaceState(null, "", addressOf(props, codes));
  };
  const toggle = (code: string) => {
    const chosen = new Set(ticked);
    if (!chosen.delete(code)) chosen.add(code);
    choose(chosen);
  };
  const nearestCodes = rows
    .filter(({ added }) => added !== null)
    .slice(0, nearest)
    .map(({ code }) => code);
  const status = useRef<HTMLSpanElement>(null);
  const isTicked = ticked.size > 0;
  const wasTicked = useRef(isTicked);
  useEffect(() => {
    // The link that takes every tick away goes with them.
    if (wasTicked.current && !isTicked && document.activeElement === document.body) status.current?.focus();
    wasTicked.current = isTicked;
  }, [isTicked]);
  const link = (codes: readonly string[], label: string) => (
    <TextLink
      href={addressOf(props, codes)}
      keepsPlace
      onClick={(event) => {
        event.preventDefault();
        choose(new Set(codes));
      }}
    >
      {label}
    </TextLink>
  );
  return (
    <form className="what-if" method="get" action={path}>
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <section className="what-if-panel" aria-labelledby="what-if">
        <h2 id="what-if">
          {`${words.title} `}
          <span className="what-if-mark">{words.mark}</span>
        </h2>
        <p className="small muted section-note no-print">{words.note}</p>
        <Comparison {...props} now={now} supposed={ticked.size === 0 ? null : supposed} />
        <p className="small link-row what-if-actions">
          <span role="status" ref={status} tabIndex={-1}>
            {ticked.size === 0 ? (
              words.tickedNone
            ) : (
              <>
                {fill(words.ticked, { count: formatCount(ticked.size, locale) })}
                <span className="sr-text">{` ${supposedWords(props, supposed)}`}</span>
              </>
            )}
          </span>
          {nearestCodes.length === 0
            ? null
            : link(
                nearestCodes,
                fill(words.tickNearest, { count: formatCount(nearestCodes.length, locale) }),
              )}
          {ticked.size === 0 ? null : link([], words.untick)}
          <noscript>
            <button type="submit" className="button">
              {words.show}
            </button>
          </noscript>
        </p>
      </section>
      {props.heading}
      <Steps {...props} chosen={ticked} toggle={toggle} />
    </form>
  );
}

function countedWords(count: number, { nounOne, nounMany }: WhatIfWords, locale: Locale): string {
  return `${formatCount(count, locale)} ${Math.abs(count) === 1 ? nounOne : nounMany}`;
}

function valueWords(score: TargetScore, words: WhatIfWords, locale: Locale): string {
  const { numerator, denominator, kind, comparator, threshold } = score;
  if (numerator === null || denominator === null) return words.noData;
  if (score.ownOnlySubject) return numerator > 0 ? words.unitMet : words.unitNotMet;
  const sums = `${formatCount(numerator, locale)}/${countedWords(denominator, words, locale)}`;
  if (kind === "count" || kind === "count-per-unit")
    return denominator === 1 ? countedWords(numerator, words, locale) : sums;
  const share = formatShare(numerator, denominator, locale, { comparator, threshold }) ?? "";
  return score.smallSample ? `${sums} (${share})` : `${share} (${sums})`;
}

function shortfallWords(
  { shortfall, ownOnlySubject }: TargetScore,
  words: WhatIfWords,
  locale: Locale,
): string {
  if (shortfall === null) return words.unknown;
  if (shortfall === 0) return words.noneShort;
  return ownOnlySubject ? words.unitNotMet : countedWords(shortfall, words, locale);
}

/** What the table shows of the supposition, as one sentence for those who hear it. */
function supposedWords({ indicator, words, locale }: Props, supposed: Scorecard): string {
  const score = supposed.targets.find((each) => each.indicator === indicator);
  if (score === undefined) return "";
  const index = supposed.index.value === null ? words.unknown : formatIndex(supposed.index.value, locale);
  return [
    [words.rowValue, valueWords(score, words, locale)],
    [words.rowStatus, statusLabel(score, words)],
    [words.rowShortfall, shortfallWords(score, words, locale)],
    [words.rowIndex, index],
  ]
    .map((pair) => pair.join(": "))
    .join("; ");
}

interface Compared extends Props {
  readonly now: Scorecard;
  /** `null`: nothing is ticked. */
  readonly supposed: Scorecard | null;
}

function Comparison(compared: Compared) {
  const { words, now, supposed } = compared;
  return (
    <table className="what-if-table" aria-labelledby="what-if">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.rowValue}</th>
          <th scope="col">{words.rowStatus}</th>
          <th scope="col">{words.rowShortfall}</th>
          <th scope="col">{words.rowIndex}</th>
        </tr>
      </thead>
      <tbody>
        <ScoreRow {...compared} name={words.now} scorecard={now} />
        <ScoreRow {...compared} name={words.supposed} scorecard={supposed} />
      </tbody>
    </table>
  );
}

function ScoreRow({
  name,
  scorecard,
  indicator,
  words,
  locale,
}: Compared & { readonly name: string; readonly scorecard: Scorecard | null }) {
  const score = scorecard?.targets.find((each) => each.indicator === indicator) ?? null;
  const index = scorecard?.index.value ?? null;
  const unknown = <span className="muted">{words.unknown}</span>;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={words.rowValue}>
        {score === null ? (
          unknown
        ) : (
          <>
            <b>{valueWords(score, words, locale)}</b>
            <ScoreBullet score={score} words={words} locale={locale} />
          </>
        )}
      </td>
      <td data-label={words.rowStatus}>
        {score === null ? unknown : <ScoreChip score={score} words={words} />}
      </td>
      <td data-label={words.rowShortfall}>
        {score === null ? unknown : shortfallWords(score, words, locale)}
      </td>
      <td data-label={words.rowIndex}>{index === null ? unknown : <b>{formatIndex(index, locale)}</b>}</td>
    </tr>
  );
}

const statusLabel = ({ status, ownOnlySubject }: TargetScore, words: WhatIfWords): string =>
  status === "met" && ownOnlySubject ? words.unitMet : words.statuses[status];

function ScoreChip({ score, words }: { readonly score: TargetScore; readonly words: WhatIfWords }) {
  return <Chip look={score.status} shape={shapeOf(score.status)} label={statusLabel(score, words)} />;
}

function ScoreBullet({
  score,
  words,
  locale,
}: {
  readonly score: TargetScore;
  readonly words: WhatIfWords;
  readonly locale: Locale;
}) {
  if (score.ownOnlySubject || score.value === null) return null;
  const target = score.threshold.numerator / score.threshold.denominator;
  const value = Number(score.value);
  const isShare = score.kind !== "count" && (score.denominator ?? 1) > 1;
  const whole = isShare ? 1 : Math.max(target, value, 1);
  const scaled = (figure: string | null) => (figure === null ? null : Number(figure) / whole);
  return (
    <Bullet
      value={value / whole}
      target={target / whole}
      required={scaled(score.required)}
      upper={score.kind === "share-of-units" ? scaled(score.upper) : null}
      tone={toneOf(score.status)}
      title={fill(words.bullet, {
        value: valueWords(score, words, locale),
        threshold: words.threshold,
      })}
    />
  );
}

function Steps({
  rows,
  words,
  chosen,
  toggle,
}: Props & { readonly chosen: ReadonlySet<string>; readonly toggle: (code: string) => void }) {
  if (rows.length === 0) return null;
  const hasParents = rows.some(({ parent }) => parent !== "");
  const hasMarks = rows.some(({ marksText }) => marksText !== "");
  return (
    <TableRegion label={words.columnUnit}>
      <table className="table steps" aria-labelledby="steps">
        <thead>
          <tr>
            <th scope="col" className="tick">
              {words.columnTick}
            </th>
            <th scope="col">{words.columnUnit}</th>
            {hasParents ? <th scope="col">{words.columnParent}</th> : null}
            {words.columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? "num" : undefined}>
                {name}
              </th>
            ))}
            {hasMarks ? (
              <th scope="col">
                {words.columnMarks}
                <span className="marks-legend">{words.marksLegend}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} className={chosen.has(row.code) ? "is-ticked" : undefined}>
              <td className="tick">
                {row.added === null ? null : (
                  <label>
                    <input
                      type="checkbox"
                      name="with"
                      value={row.code}
                      checked={chosen.has(row.code)}
                      onChange={() => toggle(row.code)}
                      aria-label={row.tickLabel}
                    />
                  </label>
                )}
              </td>
              <th scope="row">
                <TextLink href={row.href}>{row.name}</TextLink>
              </th>
              {hasParents ? <td className="parent muted">{row.parent}</td> : null}
              {words.columns.map(({ name, isNumber }, place) => (
                <td key={name} className={isNumber ? "num" : undefined} data-label={name}>
                  {row.cells[place]}
                </td>
              ))}
              {hasMarks ? (
                <td className="marked" data-label={words.columnMarks}>
                  <Marks values={row.marks} /> <span className="muted">{row.marksText}</span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
