import clsx from "clsx";
import { IndexBar } from "@/components/charts/index-bar";
import { comparisonAddress } from "@/components/dashboard/comparison-address";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { Progress, ProgressLine, ReportingContact, ReportingCounts } from "@/lib/contracts/progress";
import { uncapitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { unitHeading, unitInSentence, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Which columns a reader has: the states and days only inside the own scope, communes only above districts. */
interface Columns {
  readonly progress: Progress;
  readonly locale: Locale;
  readonly hasStates: boolean;
  readonly hasCommunes: boolean;
  readonly hasDue: boolean;
  readonly hasContacts: boolean;
}

function columnsOf(progress: Progress, locale: Locale): Columns {
  const { unit, total, lines, own, seesNames } = progress;
  return {
    progress,
    locale,
    hasStates: total.working !== null,
    hasCommunes: unit.level !== "district",
    hasDue: [own, ...lines].some(({ dueOn }) => dueOn !== null),
    // Communes report through their district: its officer stands above the table.
    hasContacts: seesNames && unit.level !== "district",
  };
}

/** The reporting units by what is there of what they owe. */
export function ProgressTable({
  progress,
  label,
  locale,
}: {
  readonly progress: Progress;
  readonly label: string;
  readonly locale: Locale;
}) {
  const columns = columnsOf(progress, locale);
  return (
    <TableRegion label={label}>
      <table className={clsx("table progress", columns.hasStates && "stacked")}>
        <caption className="sr-text">{label}</caption>
        <Head columns={columns} />
        <tbody>
          <TotalRow columns={columns} />
          <Row line={progress.own} columns={columns} />
          {progress.lines.map((line) => (
            <Row key={line.unit?.code} line={line} columns={columns} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Head({
  columns: { progress: facts, locale, hasStates, hasCommunes, hasDue, hasContacts },
}: {
  readonly columns: Columns;
}) {
  const { progress, terms } = messages(locale);
  return (
    <thead>
      {hasStates || hasCommunes ? (
        <tr className="groups">
          <td />
          {hasStates ? (
            <th colSpan={5} scope="colgroup">
              {progress.groupValues}
            </th>
          ) : (
            <td />
          )}
          {hasCommunes ? (
            <th colSpan={2} scope="colgroup" className="divided">
              {progress.groupCommunes}
            </th>
          ) : null}
          {hasDue || hasContacts ? <td colSpan={Number(hasDue) + Number(hasContacts)} /> : null}
        </tr>
      ) : null}
      <tr>
        <th scope="col">{terms.unit}</th>
        <th scope="col" aria-sort="ascending">
          {`${facts.view.lens === "approved" ? progress.columnApproved : progress.columnPresent} `}
          <span aria-hidden="true">↑</span>
        </th>
        {hasStates
          ? [
              progress.columnSubmitted,
              progress.columnReturned,
              progress.columnDraft,
              progress.columnBlank,
            ].map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))
          : null}
        {hasCommunes
          ? [progress.columnComplete, progress.columnEmpty].map((name, place) => (
              <th key={name} scope="col" className={clsx("num below", place === 0 && "divided")}>
                {name}
              </th>
            ))
          : null}
        {hasDue ? (
          <th scope="col" className="below">
            {progress.columnDue}
          </th>
        ) : null}
        {hasContacts ? (
          <th scope="col" className="below">
            {progress.columnContact}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function CountCells({ counts, columns }: { readonly counts: ReportingCounts; readonly columns: Columns }) {
  const { locale, hasStates, hasCommunes } = columns;
  const { progress } = messages(locale);
  const { working, due, present, communes, communesComplete, communesEmpty } = counts;
  const count = (value: number) => formatCount(value, locale);
  const states = working === null ? [] : [working.submitted, working.returned, working.draft, working.blank];
  return (
    <>
      <td className="bar">
        <b>
          {count(present)}/{count(due)}
        </b>
        <IndexBar value={due === 0 ? 100 : (present / due) * 100} />
      </td>
      {hasStates
        ? states.map((value, place) => (
            // The four states stand in one fixed order.
            <td key={STATES[place]} className={clsx("num", value === 0 && "is-zero")}>
              {count(value)}
            </td>
          ))
        : null}
      {hasCommunes ? (
        <>
          <td
            className="num below divided"
            data-label={`${progress.groupCommunes} ${uncapitalized(progress.columnComplete, locale)}`}
          >
            {communes === 0 ? "" : `${count(communesComplete)}/${count(communes)}`}
          </td>
          <td
            className={clsx("num below", communesEmpty === 0 && "is-zero")}
            data-label={uncapitalized(progress.columnEmpty, locale)}
          >
            {communes === 0 ? "" : count(communesEmpty)}
          </td>
        </>
      ) : null}
    </>
  );
}

const STATES = ["submitted", "returned", "draft", "blank"] as const;

function TotalRow({ columns }: { readonly columns: Columns }) {
  const { progress, locale, hasDue, hasContacts } = columns;
  const { unit, total } = progress;
  return (
    <tr className="total">
      <th scope="row">{unitHeading(unit, locale)}</th>
      <CountCells counts={total} columns={columns} />
      {hasDue ? <td /> : null}
      {hasContacts ? <td /> : null}
    </tr>
  );
}

function Row({ line, columns }: { readonly line: ProgressLine; readonly columns: Columns }) {
  const { hasDue, hasContacts } = columns;
  return (
    <tr>
      <th scope="row">
        <Name line={line} columns={columns} />
      </th>
      <CountCells counts={line} columns={columns} />
      {hasDue ? <DueCell line={line} columns={columns} /> : null}
      {hasContacts ? <ContactCell line={line} columns={columns} /> : null}
    </tr>
  );
}

function Name({
  line: { unit, working },
  columns: { progress: facts, locale },
}: {
  readonly line: ProgressLine;
  readonly columns: Columns;
}) {
  const { progress } = messages(locale);
  if (unit === null)
    return facts.unit.level === "country"
      ? progress.ownCountry
      : fill(progress.own, { unit: unitInSentence(facts.unit, locale) });
  // Inside the scope the name leads on to the reports below; elsewhere, and at a commune, to the unit itself.
  const leadsOn = working !== null && facts.unit.level !== "district";
  const href = leadsOn
    ? comparisonAddress(unit.code, "progress", facts.view)
    : unitAddress(unit.code, facts.view);
  return <TextLink href={href}>{unitTitle(unit, locale)}</TextLink>;
}

function DueCell({
  line: { dueOn, isOverdue },
  columns: { locale },
}: {
  readonly line: ProgressLine;
  readonly columns: Columns;
}) {
  const { progress } = messages(locale);
  if (dueOn === null) return <td />;
  return (
    <td className="nowrap below" data-label={progress.columnDue}>
      {formatDay(dueOn, locale)}
      {isOverdue ? (
        <>
          {" "}
          <span className="is-late">{progress.overdue}</span>
        </>
      ) : null}
    </td>
  );
}

function ContactCell({
  line: { unit, contacts },
  columns: { locale },
}: {
  readonly line: ProgressLine;
  readonly columns: Columns;
}) {
  const { progress } = messages(locale);
  if (unit === null) return <td />;
  return (
    <td className="contact below small">
      {contacts.length === 0 ? <span className="muted">{progress.noContact}</span> : null}
      {contacts.map((contact) => (
        <ContactLines key={`${contact.name}${contact.phone ?? ""}`} contact={contact} />
      ))}
    </td>
  );
}

function ContactLines({ contact: { name, position, phone } }: { readonly contact: ReportingContact }) {
  return (
    <div>
      {name}
      {phone === null ? null : (
        <>
          {" · "}
          <a href={`tel:${phone.replaceAll(/[^+\d]/gu, "")}`} className="nowrap">
            {phone}
          </a>
        </>
      )}
      {position === null ? null : (
        <div className="muted" lang="vi">
          {position}
        </div>
      )}
    </div>
  );
}
