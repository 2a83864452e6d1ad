import type { ReactNode } from "react";
import { cellStatusLabel } from "@/components/entry/entry-cell-view";
import { type FormAction, PeriodPicker } from "@/components/entry/entry-sheet";
import { Button } from "@/components/ui/button";
import { TableRegion } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { CellStatus, WorkList, WorkReport, WorkReportLine, WorkUnit } from "@/lib/contracts/entry";
import { formatCount } from "@/lib/format/count";
import { formatDay, formatMoment } from "@/lib/format/day";
import { periodInSentence } from "@/lib/format/period-name";
import { unitNameInSentence, unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What is still to do: the open report, its units, and the other reports of the scope. */
export function WorkListView({
  work,
  locale,
  notice,
  submit,
  carryOver,
}: {
  readonly work: WorkList;
  readonly locale: Locale;
  readonly notice: ReactNode;
  readonly submit: FormAction;
  readonly carryOver: FormAction;
}) {
  const { entry } = messages(locale);
  const { report, period } = work;
  return (
    <>
      <div className="page-head">
        <h1>{entry.workTitle}</h1>
        <PeriodPicker
          action="/entry"
          period={period.code}
          periods={work.periods}
          kept={report === null ? {} : { unit: report.unit.code }}
          locale={locale}
        />
      </div>
      {notice}
      {report === null ? (
        <EmptyState title={entry.noReport} text="" />
      ) : (
        <ReportPanel report={report} work={work} locale={locale} submit={submit} carryOver={carryOver} />
      )}
      {work.others.length === 0 ? null : <OtherReports work={work} locale={locale} />}
    </>
  );
}

function ReportPanel({
  report,
  work,
  locale,
  submit,
  carryOver,
}: {
  readonly report: WorkReport;
  readonly work: WorkList;
  readonly locale: Locale;
  readonly submit: FormAction;
  readonly carryOver: FormAction;
}) {
  const { entry } = messages(locale);
  const count = (amount: number) => formatCount(amount, locale);
  const incomplete = work.units.filter(({ entered, due }) => entered < due).length;
  const returned = work.units.reduce((sum, { statuses }) => sum + statuses.returned, 0);
  const hasSubmit = report.abilities.submit && report.sendable > 0;
  return (
    <>
      <p className="lead">
        {fill(entry.workSentence, {
          unit: unitNameTitle(report.unit.name, locale),
          period: periodInSentence(work.period.name, locale),
          entered: count(report.entered),
          due: count(report.due),
        })}{" "}
        {incomplete === 0 ? entry.nothingLeft : fill(entry.leftUnits, { count: count(incomplete) })}
      </p>
      {report.inPlaceOf ? (
        <Notice tone="warning">
          {fill(entry.inPlaceOf, { unit: unitNameInSentence(report.unit.name, locale) })}
        </Notice>
      ) : null}
      {work.period.mode === "closed" ? <Notice tone="warning">{entry.closed}</Notice> : null}
      {returned === 0 ? null : (
        <Notice tone="problem">{fill(entry.returnedNotice, { count: count(returned) })}</Notice>
      )}
      <dl className="entry-facts">
        <div>
          <dt>{entry.status}</dt>
          <dd>{reportStateLabel(report.state, locale)}</dd>
        </div>
        <div>
          <dt>{entry.progress}</dt>
          <dd>{fill(entry.enteredOfDue, { entered: count(report.entered), due: count(report.due) })}</dd>
        </div>
        <div>
          <dt>{entry.due}</dt>
          <dd>{dueText(report, work, locale)}</dd>
        </div>
        {report.submittedAt === null ? null : (
          <div>
            <dt>{entry.latestSent}</dt>
            <dd>
              {fill(entry.sentBy, {
                time: formatMoment(report.submittedAt, locale),
                name: report.submittedBy ?? "",
              })}
            </dd>
          </div>
        )}
        {report.decidedAt === null ? null : (
          <div>
            <dt>{entry.decision}</dt>
            <dd>
              {fill(entry.decidedBy, {
                time: formatMoment(report.decidedAt, locale),
                name: report.decidedBy ?? "",
              })}
            </dd>
          </div>
        )}
      </dl>
      {report.abilities.submit ? (
        <form action={submit} className="entry-submit no-print">
          <input type="hidden" name="version" value={report.version} />
          <Button weight="primary" disabled={!hasSubmit}>
            {submitLabel(report, locale)}
          </Button>
          <span className="field-hint">
            {hasSubmit ? fill(entry.submitHint, { count: count(report.sendable) }) : entry.submitNothing}{" "}
            {hasSubmit && report.entered < report.due
              ? fill(entry.submitMissing, { count: count(report.due - report.entered) })
              : ""}
          </span>
        </form>
      ) : null}
      <TableRegion label={fill(entry.reportOf, { unit: unitNameInSentence(report.unit.name, locale) })}>
        <table className="table wordy work-units">
          <caption className="sr-text">
            {fill(entry.reportOf, { unit: unitNameInSentence(report.unit.name, locale) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{entry.unit}</th>
              <th scope="col">{entry.progress}</th>
              <th scope="col">{entry.status}</th>
              <th scope="col" className="no-print">
                {entry.action}
              </th>
            </tr>
          </thead>
          <tbody>
            {work.units.map((unit) => (
              <UnitLine
                key={unit.code}
                unit={unit}
                period={work.period.code}
                editable={report.abilities.enter}
                locale={locale}
              />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {report.abilities.enter ? (
        <form action={carryOver} className="entry-carry no-print">
          <Button>{entry.carryReport}</Button>
          <span className="field-hint">{entry.carryReportHint}</span>
        </form>
      ) : null}
    </>
  );
}

function UnitLine({
  unit,
  period,
  editable,
  locale,
}: {
  readonly unit: WorkUnit;
  readonly period: string;
  readonly editable: boolean;
  readonly locale: Locale;
}) {
  const { entry } = messages(locale);
  const { returned } = unit.statuses;
  const name = unitNameTitle(unit.name, locale);
  const address = `/entry/${unit.code}/${period}`;
  const verb = !editable
    ? entry.view
    : returned > 0
      ? fill(entry.fix, { count: formatCount(returned, locale) })
      : unit.entered === 0
        ? entry.open
        : unit.entered < unit.due
          ? entry.continueEntry
          : entry.view;
  return (
    <tr>
      <th scope="row">
        <TextLink href={address} aria-label={`${verb}: ${name}`}>
          {name}
        </TextLink>
      </th>
      <td className={unit.entered < unit.due ? "entry-short" : undefined}>
        {fill(entry.enteredOfDue, {
          entered: formatCount(unit.entered, locale),
          due: formatCount(unit.due, locale),
        })}
      </td>
      <td>
        {unitStatuses(unit, locale)}
        {unit.returnReasons.map((reason) => (
          <span key={reason} className="entry-mark entry-mark-risk">
            {fill(entry.returnedBecause, { reason })}
          </span>
        ))}
      </td>
      <td className="no-print">
        {/* The same way for the pointer only: the name of the unit is the link, in sight on a phone too. */}
        <TextLink href={address} aria-hidden="true" tabIndex={-1}>
          {verb}
        </TextLink>
      </td>
    </tr>
  );
}

function OtherReports({ work, locale }: { readonly work: WorkList; readonly locale: Locale }) {
  const { entry } = messages(locale);
  const title =
    work.report?.unit.level === "province" || work.report?.inPlaceOf ? entry.othersProvince : entry.others;
  const columns: readonly (readonly [string, (line: WorkReportLine) => number])[] = [
    [entry.colDue, ({ due }) => due],
    [entry.colApproved, ({ approved }) => approved],
    [entry.colSubmitted, ({ submitted }) => submitted],
    [entry.colReturned, ({ returned }) => returned],
    [entry.colDraft, ({ draft }) => draft],
  ];
  return (
    <>
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <TableRegion label={title}>
        <table className="table">
          <caption className="sr-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{entry.unit}</th>
              {columns.map(([heading]) => (
                <th key={heading} scope="col" className="num">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {work.others.map((line) => (
              <tr key={line.unit.code}>
                <th scope="row">
                  <TextLink href={`/entry?unit=${line.unit.code}&period=${work.period.code}`}>
                    {unitNameTitle(line.unit.name, locale)}
                  </TextLink>
                </th>
                {columns.map(([heading, amount]) => (
                  <td key={heading} className="num">
                    {formatCount(amount(line), locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  );
}

function unitStatuses({ statuses, entered, due }: WorkUnit, locale: Locale): string {
  const shown = (["returned", "draft", "submitted", "approved"] as const).filter(
    (status) => statuses[status] > 0,
  );
  if (shown.length === 0) return cellStatusLabel("blank", locale);
  if (shown.length === 1 && entered === due) return cellStatusLabel(shown[0] as CellStatus, locale);
  return shown
    .map((status) => `${cellStatusLabel(status, locale)}: ${formatCount(statuses[status], locale)}`)
    .join(" · ");
}

function reportStateLabel(state: WorkReport["state"], locale: Locale): string {
  const { entry } = messages(locale);
  return {
    draft: entry.stateDraft,
    submitted: entry.stateSubmitted,
    returned: entry.stateReturned,
    approved: entry.stateApproved,
    incomplete: entry.stateIncomplete,
  }[state];
}

function submitLabel({ unit }: WorkReport, locale: Locale): string {
  const { entry } = messages(locale);
  if (unit.level === "district") return entry.submitProvince;
  return unit.level === "province" ? entry.submitCentral : entry.submitSecond;
}

function dueText(report: WorkReport, work: WorkList, locale: Locale): string {
  const { entry } = messages(locale);
  if (work.period.mode === "backfill" || report.dueOn === null) return entry.backfill;
  return fill(report.overdue ? entry.overdue : entry.dueOn, { day: formatDay(report.dueOn, locale) });
}
