import type { ReactNode } from "react";
import { ProvisionalMark } from "@/components/shared/provisional-notice";
import { Button } from "@/components/ui/button";
import { TableRegion } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ReviewCell, ReviewReport } from "@/lib/contracts/review";
import { formatCount } from "@/lib/format/count";
import { formatMoment } from "@/lib/format/day";
import { shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { formatReportedValue } from "@/lib/format/reported-value";
import { unitNameInSentence, unitNameTitle } from "@/lib/format/unit-name";
import { formatValueChange } from "@/lib/format/value-change";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type FormAction = (form: FormData) => Promise<void>;

/** One report for a decision: the values that wait, the changed ones first, and what was done to it before. */
export function ReviewReportView({
  report,
  locale,
  notice,
  approve,
  returnMarked,
}: {
  readonly report: ReviewReport;
  readonly locale: Locale;
  readonly notice: ReactNode;
  readonly approve: FormAction;
  readonly returnMarked: FormAction;
}) {
  const { review } = messages(locale);
  const count = (amount: number) => formatCount(amount, locale);
  const isOwn = report.cells.some(({ own }) => own);
  const changed = report.cells.filter(({ change }) => change !== "same");
  const same = report.cells.filter(({ change }) => change === "same");
  return (
    <>
      <nav className="breadcrumb" aria-label={review.backToQueue}>
        <TextLink href="/review">{review.backToQueue}</TextLink>
      </nav>
      <div className="page-head">
        <h1>{fill(review.reportTitle, { unit: unitNameInSentence(report.unit.name, locale) })}</h1>
        <span className="muted">{report.period.name[locale]}</span>
        <span className="page-actions">
          <TextLink href={`/units/${report.unit.code}?period=${report.period.code}`}>
            {fill(review.seeUnit, { unit: unitNameInSentence(report.unit.name, locale) })}
          </TextLink>
        </span>
      </div>
      <p className="lead">
        {report.cells.length === 0
          ? review.nothingWaiting
          : fill(review.waitingSentence, {
              count: count(report.cells.length),
              time: report.submittedAt === null ? "–" : formatMoment(report.submittedAt, locale),
              name: report.submittedBy ?? "–",
            })}
      </p>
      <p className="link-row small muted">
        <span>{fill(review.approvedCount, { count: count(report.counts.approved) })}</span>
        <span>{fill(review.returnedCount, { count: count(report.counts.returned) })}</span>
        <span>{fill(review.draftCount, { count: count(report.counts.draft) })}</span>
        <span>{fill(review.missing, { count: count(report.counts.missing) })}</span>
      </p>
      {report.cells.length === 0 ? null : <ProvisionalMark locale={locale} />}
      {notice}
      {isOwn ? <Notice tone="warning">{review.ownWork}</Notice> : null}
      {report.abilities.approve ? (
        <form action={approve} className="review-approve no-print">
          <input type="hidden" name="version" value={report.version} />
          <Button weight="primary">{fill(review.approve, { count: count(report.cells.length) })}</Button>
        </form>
      ) : null}
      {report.cells.length === 0 ? null : (
        <form action={returnMarked}>
          <input type="hidden" name="version" value={report.version} />
          <div className="section-head">
            <h2>{fill(review.filterChanged, { count: count(changed.length) })}</h2>
          </div>
          <CellTable report={report} cells={changed} caption={review.changedFirst} locale={locale} />
          {same.length === 0 ? null : (
            <details className="review-same" open={changed.length === 0}>
              <summary>{fill(review.sameCells, { count: count(same.length) })}</summary>
              <CellTable report={report} cells={same} caption={review.changeSame} locale={locale} />
            </details>
          )}
          {report.abilities.return ? (
            <div className="review-return no-print">
              <UnitMarks report={report} locale={locale} />
              <label className="field">
                <span className="field-label">{review.returnReason}</span>
                <span className="field-hint">{review.returnHint}</span>
                <textarea className="input" name="reason" rows={2} maxLength={500} />
              </label>
              <div className="form-actions">
                <Button weight="danger" name="extent" value="marked">
                  {review.return}
                </Button>
                <Button name="extent" value="all">
                  {review.returnAll}
                </Button>
              </div>
            </div>
          ) : null}
        </form>
      )}
      <History report={report} locale={locale} />
    </>
  );
}

/** Units of which everything that waits can be marked at once. */
function UnitMarks({ report, locale }: { readonly report: ReviewReport; readonly locale: Locale }) {
  const { review } = messages(locale);
  const units = [...new Map(report.cells.map(({ unit }) => [unit.code, unit])).values()];
  if (units.length < 2) return null;
  return (
    <details>
      <summary>{review.markUnits}</summary>
      <div className="entry-choices">
        {units.map(({ code, name }) => (
          <label key={code} className="entry-choice">
            <input type="checkbox" name="mark" value={`${code}/`} />
            {unitNameTitle(name, locale)}
          </label>
        ))}
      </div>
    </details>
  );
}

function CellTable({
  report,
  cells,
  caption,
  locale,
}: {
  readonly report: ReviewReport;
  readonly cells: readonly ReviewCell[];
  readonly caption: string;
  readonly locale: Locale;
}) {
  const { review } = messages(locale);
  if (cells.length === 0) return null;
  const text = (value: ReviewCell["submitted"]["value"]) =>
    formatReportedValue(value, { services: report.services }, locale);
  return (
    <TableRegion label={caption}>
      <table className="table review-table">
        <caption className="sr-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="tick no-print">
              <span className="sr-text">{review.mark}</span>
            </th>
            <th scope="col">{review.unit}</th>
            <th scope="col">{review.indicator}</th>
            <th scope="col">{review.now}</th>
            <th scope="col">{review.before}</th>
            <th scope="col">{review.change}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.unit.code}/${cell.indicator.code}`} className={`review-${cell.change}`}>
              <td className="tick no-print">
                {report.abilities.return ? (
                  <input
                    type="checkbox"
                    name="mark"
                    value={`${cell.unit.code}/${cell.indicator.code}`}
                    aria-label={`${review.mark}: ${unitNameTitle(cell.unit.name, locale)}, ${shortName(cell.indicator, locale)}`}
                  />
                ) : null}
              </td>
              <th scope="row">{unitNameTitle(cell.unit.name, locale)}</th>
              <td>{shortName(cell.indicator, locale)}</td>
              <td data-label={review.now}>
                <b>{text(cell.submitted.value)}</b>
                <CellRemarks cell={cell} locale={locale} />
              </td>
              <Before cell={cell} text={text} locale={locale} />
              <td data-label={review.change}>{changeWords(cell, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

/** The figure in force where there is one, else that of the period before. */
function Before({
  cell: { approved, earlier },
  text,
  locale,
}: {
  readonly cell: ReviewCell;
  readonly text: (value: ReviewCell["submitted"]["value"]) => string;
  readonly locale: Locale;
}) {
  const { review } = messages(locale);
  const before =
    approved === null
      ? earlier && { value: earlier.value, of: periodInSentence(earlier.name, locale) }
      : { value: approved.value, of: review.inForce };
  if (before === null) return <td />;
  return (
    <td data-label={review.before}>
      {`${text(before.value)} `}
      <span className="muted small nowrap">({before.of})</span>
    </td>
  );
}

function CellRemarks({ cell, locale }: { readonly cell: ReviewCell; readonly locale: Locale }) {
  const { review } = messages(locale);
  const { carriedOver, correctionReason } = cell.submitted;
  return (
    <>
      {carriedOver ? <span className="entry-mark">{review.carriedOver}</span> : null}
      {correctionReason === null ? null : (
        <span className="entry-mark">{fill(review.correctionBecause, { reason: correctionReason })}</span>
      )}
    </>
  );
}

function History({ report, locale }: { readonly report: ReviewReport; readonly locale: Locale }) {
  const { review } = messages(locale);
  if (report.history.length === 0) return null;
  return (
    <section className="review-history">
      <h2>{review.history}</h2>
      <ol>
        {report.history.map(({ at, by, action, reason, changes }) => (
          <li key={`${at}${action}${reason}`}>
            {formatMoment(at, locale)} · {by} · {actionLabel(action, locale)}
            {changes === 0
              ? ""
              : ` · ${fill(review.historyChanges, { count: formatCount(changes, locale) })}`}
            {reason === null ? "" : ` · ${reason}`}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The difference to the figure in force where there is one, else to that of the period before. */
function changeWords(
  { change, submitted, approved, earlier, indicator }: ReviewCell,
  locale: Locale,
): string {
  const before = approved ?? earlier;
  const told =
    change === "same" || before === null
      ? null
      : formatValueChange(submitted.value, before.value, indicator, locale);
  return told ?? changeLabel(change, locale);
}

function changeLabel(change: ReviewCell["change"], locale: Locale): string {
  const { review } = messages(locale);
  return {
    new: review.changeNew,
    same: review.changeSame,
    changed: review.changeChanged,
    correction: review.changeCorrection,
  }[change];
}

function actionLabel(action: string, locale: Locale): string {
  const { review } = messages(locale);
  const labels: Readonly<Record<string, string>> = {
    save: review.actionSave,
    submit: review.actionSubmit,
    approve: review.actionApprove,
    return: review.actionReturn,
    "open-correction": review.actionCorrection,
    "carry-over": review.actionCarry,
    import: review.actionImport,
  };
  return labels[action] ?? action;
}
