import { TableRegion } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ImportReport } from "@/lib/contracts/import-report";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import type { Catalogue } from "@/lib/i18n/messages";

export type ImportWords = Catalogue["imports"];

/** As many faults as a page can show; mending these first is what anybody does. */
const MOST_SHOWN = 300;

/** What a file holds or did: the counts, and every fault with its line and column. */
export function ImportFindings({
  report,
  dryRun,
  words,
  locale,
}: {
  readonly report: ImportReport;
  readonly dryRun: boolean;
  readonly words: ImportWords;
  readonly locale: Locale;
}) {
  const isFaulty = report.faults.length > 0;
  const isIdle = dryRun && !isFaulty && report.created + report.updated === 0;
  return (
    <>
      <Notice tone={isFaulty ? "problem" : "plain"} live>
        <h2>{titleOf(report, dryRun, words, locale)}</h2>
        {isIdle ? <p>{words.nothingNew}</p> : null}
        {report.applied ? (
          <p>
            <TextLink href="/entry">{words.toWork}</TextLink>
          </p>
        ) : null}
      </Notice>
      <Counts report={report} words={words} locale={locale} />
      <FaultTable
        caption={words.faultsTable}
        faults={report.faults}
        count={report.faults.length}
        words={words}
        locale={locale}
      />
      <FaultTable
        caption={words.remarksTable}
        faults={report.remarks}
        count={report.warnings}
        words={words}
        locale={locale}
      />
    </>
  );
}

function titleOf(report: ImportReport, dryRun: boolean, words: ImportWords, locale: Locale): string {
  const count = formatCount(report.faults.length, locale);
  if (report.faults.length > 0) return fill(dryRun ? words.faultyTitle : words.refusedTitle, { count });
  return dryRun ? words.checkedTitle : words.appliedTitle;
}

function Counts({
  report,
  words,
  locale,
}: {
  readonly report: ImportReport;
  readonly words: ImportWords;
  readonly locale: Locale;
}) {
  const counted = ["rows", "created", "updated", "unchanged", "ignored", "warnings"] as const;
  return (
    <TableRegion label={words.rows}>
      <table className="table">
        <thead>
          <tr>
            {counted.map((key) => (
              <th key={key} scope="col" className="num">
                {words[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {counted.map((key) => (
              <td key={key} className="num">
                {formatCount(report[key], locale)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </TableRegion>
  );
}

function FaultTable({
  caption,
  faults,
  count,
  words,
  locale,
}: {
  readonly caption: string;
  readonly faults: ImportReport["faults"];
  readonly count: number;
  readonly words: ImportWords;
  readonly locale: Locale;
}) {
  if (faults.length === 0) return null;
  const shown = faults.slice(0, MOST_SHOWN);
  return (
    <TableRegion label={caption}>
      <table className="table">
        <caption>
          {`${caption} `}
          {shown.length < count
            ? fill(words.shown, {
                shown: formatCount(shown.length, locale),
                count: formatCount(count, locale),
              })
            : null}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {words.line}
            </th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.message}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, column, code, message }) => (
            <tr key={`${line} ${column ?? ""} ${code} ${message}`}>
              <td className="num">{line}</td>
              <td>{column}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
