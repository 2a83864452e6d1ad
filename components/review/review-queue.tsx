import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TableRegion } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectForm } from "@/components/ui/select-form";
import { TextLink } from "@/components/ui/text-link";
import type { QueueLine, ReviewQueue } from "@/lib/contracts/review";
import { periodChoice } from "@/lib/format/period-name";
import { formatCount } from "@/lib/format/count";
import { formatMoment } from "@/lib/format/day";
import { unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The reports that wait for a decision, the longest waiting first. */
export function ReviewQueueView({
  queue,
  locale,
  notice,
  approve,
}: {
  readonly queue: ReviewQueue;
  readonly locale: Locale;
  readonly notice: ReactNode;
  readonly approve: (form: FormData) => Promise<void>;
}) {
  const { review, terms } = messages(locale);
  return (
    <>
      <div className="page-head">
        <h1>{review.title}</h1>
        <SelectForm
          label={review.period}
          action="/review"
          submit={terms.show}
          pickers={[
            {
              name: "period",
              label: review.period,
              value: queue.period ?? "",
              options: [
                { value: "", label: review.allPeriods },
                ...queue.periods.map(({ code, name }) => ({
                  value: code,
                  label: periodChoice(name, locale),
                })),
              ],
            },
          ]}
        />
      </div>
      {notice}
      {queue.lines.length === 0 ? (
        <EmptyState title={review.queueEmpty} text={review.queueEmptyText} />
      ) : (
        <form action={approve}>
          <p className="lead">
            {fill(review.queueSentence, { count: formatCount(queue.lines.length, locale) })}
          </p>
          <TableRegion label={review.title}>
            <table className="table wordy stacked review-queue">
              <caption className="sr-text">{review.title}</caption>
              <thead>
                <tr>
                  <th scope="col" className="no-print tick">
                    <span className="sr-text">{fill(review.select, { unit: "" })}</span>
                  </th>
                  <th scope="col">{review.unit}</th>
                  <th scope="col" className="below">
                    {review.period}
                  </th>
                  <th scope="col" className="num">
                    {review.waiting}
                  </th>
                  <th scope="col" className="num">
                    {review.corrections}
                  </th>
                  <th scope="col" className="num">
                    {review.coverage}
                  </th>
                  <th scope="col" className="below">
                    {review.sent}
                  </th>
                  <th scope="col" className="below">
                    {review.sender}
                  </th>
                  <th scope="col" className="no-print again">
                    <span className="sr-text">{review.open}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {queue.lines.map((line) => (
                  <QueueRow key={line.reportId} line={line} locale={locale} />
                ))}
              </tbody>
            </table>
          </TableRegion>
          <div className="form-actions">
            <Button>{review.approveMany}</Button>
          </div>
        </form>
      )}
    </>
  );
}

function QueueRow({ line, locale }: { readonly line: QueueLine; readonly locale: Locale }) {
  const { review } = messages(locale);
  const count = (amount: number) => formatCount(amount, locale);
  const unit = unitNameTitle(line.unit.name, locale);
  // A unit may have sent several periods: a list of links alone must tell them apart.
  const named = `${unit}, ${line.period.name[locale]}`;
  return (
    <tr>
      <td className="no-print tick">
        <input
          type="checkbox"
          name="report"
          value={line.reportId}
          aria-label={fill(review.select, { unit: named })}
        />
      </td>
      <th scope="row">
        <TextLink href={`/review/${line.reportId}`} aria-label={named}>
          {unit}
        </TextLink>
      </th>
      <td className="nowrap below">{periodChoice(line.period.name, locale)}</td>
      <td className="num">{count(line.submitted)}</td>
      <td className="num">{count(line.corrections)}</td>
      <td className="num">
        {count(line.approved)}/{count(line.due)}
      </td>
      <td className="below" data-label={review.sent}>
        {line.submittedAt === null ? "" : formatMoment(line.submittedAt, locale)}
      </td>
      <td className="below" data-label={review.sender}>
        {line.submittedBy}
      </td>
      <td className="no-print again">
        <TextLink href={`/review/${line.reportId}`} aria-label={`${review.open}: ${named}`}>
          {review.open}
        </TextLink>
      </td>
    </tr>
  );
}
