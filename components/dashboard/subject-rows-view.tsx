import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { changeOfRow, stepsOfRow, valueBefore } from "@/components/dashboard/subject-row-words";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { PinButton } from "@/components/shared/pin-button";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { stepsAbove } from "@/components/shared/steps-above";
import { StepSwitch } from "@/components/shared/unit-step";
import { rowsAddress, unitAddress } from "@/components/shared/view-address";
import { ViewPicker } from "@/components/shared/view-picker";
import { TableRegion } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Shape } from "@/components/ui/shape";
import { TextLink } from "@/components/ui/text-link";
import type { Neighbours, SubjectRow, UnitRef, ViewChoice } from "@/lib/contracts/unit-overview";
import type { Indicator, NotApplicableReason, Service } from "@/lib/domain/register/register";
import { SUBJECT_CHANGES, type SubjectChange } from "@/lib/domain/scoring/compare-outcomes";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { formatShare } from "@/lib/format/percent";
import { periodInSentence, shortPeriod } from "@/lib/format/period-name";
import { unitNameTitle, unitTitle } from "@/lib/format/unit-name";
import { nounFor, subjectNoun } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

export type Outcome = SubjectRow["outcome"];

const OUTCOMES: readonly Outcome[] = ["not-met", "missing", "met", "reported", "not-applicable"];
const SHAPES: Readonly<Record<Outcome, { readonly shape: string; readonly tone: string }>> = {
  met: { shape: "met", tone: "good" },
  "not-met": { shape: "not-met", tone: "risk" },
  reported: { shape: "on-track", tone: "unknown" },
  "not-applicable": { shape: "not-applicable", tone: "unknown" },
  missing: { shape: "no-data", tone: "unknown" },
};

/** A change of the address; anything else shows all. */
export function toChange(asked: string | undefined): SubjectChange | null {
  return SUBJECT_CHANGES.find((change) => change === asked) ?? null;
}

/** An outcome of the address; anything else shows all. */
export function toOutcome(asked: string | undefined): Outcome | null {
  return OUTCOMES.find((outcome) => outcome === asked) ?? null;
}

interface Shown {
  readonly unit: { readonly code: string; readonly name: string; readonly type: string };
  readonly indicator: Indicator;
  readonly services: readonly Service[];
  readonly reasons: readonly NotApplicableReason[];
  readonly neighbours: Neighbours;
  readonly breadcrumb: readonly UnitRef[];
  readonly view: ViewChoice;
  readonly rows: readonly SubjectRow[];
  readonly locale: Locale;
  /** Code of the period compared with; `null`: none before. */
  readonly before: string | null;
  readonly seesNames: boolean;
}

/** How many subjects have each outcome, whichever is shown. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;
type ChangeCounts = Readonly<Record<SubjectChange, number>>;

/** The subjects behind one figure: who met it, who did not, who has not reported. */
export function SubjectRowsView({
  outcome,
  change,
  counts,
  changes,
  page,
  pageSize,
  overview,
  ...shown
}: Shown & {
  readonly overview: ComponentProps<typeof OverviewFooter>["overview"];
  readonly outcome: Outcome | null;
  readonly change: SubjectChange | null;
  readonly counts: OutcomeCounts;
  readonly changes: ChangeCounts | null;
  readonly page: number;
  readonly pageSize: number;
}) {
  const { unit, indicator, view, rows, locale } = shown;
  const { subjects, dashboard, heatTable, ownViews, terms } = messages(locale);
  const noun = subjectNoun(indicator.levels);
  const whole = OUTCOMES.reduce((sum, each) => sum + counts[each], 0);
  const chosen = change !== null && changes !== null ? changes[change] : outcome && counts[outcome];
  const found = chosen ?? whole;
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const first = (page - 1) * pageSize + 1;
  const shownPart = {
    from: formatCount(first, locale),
    to: formatCount(first + rows.length - 1, locale),
    count: formatCount(found, locale),
    units: nounFor(noun, found, locale),
  };
  const isPart = rows.length > 0 && pages > 1;
  const target = shortName(indicator, locale);
  const name = unitTitle(unit, locale);
  const title = fill(subjects.title, {
    target,
    count: formatCount(whole, locale),
    unit: nounFor(noun, whole, locale),
  });
  const address = (extra: Readonly<Record<string, string | null>>) =>
    rowsAddress(unit.code, indicator.code, view, { outcome, change, ...extra });
  return (
    <main id="main" className="wrap sideways">
      <div className="head-line">
        <Breadcrumb
          label={dashboard.breadcrumb}
          steps={[
            ...stepsAbove(shown, address({}), locale),
            {
              href: unitAddress(unit.code, view),
              label: name,
              beside: (
                <StepSwitch
                  facts={shown}
                  code={unit.code}
                  name={unit.name}
                  at={address({})}
                  locale={locale}
                />
              ),
            },
            {
              href: unitAddress(unit.code, view, { explain: indicator.code }, indicator.code),
              label: target,
            },
          ]}
          current={subjects.breadcrumb}
        />
        <ViewPicker
          action={`/units/${unit.code}/rows/${indicator.code}`}
          view={view}
          locale={locale}
          kept={{ ...(outcome && { outcome }), ...(change && { change }) }}
        />
      </div>
      <div className="page-head">
        <h1>{title}</h1>
        {isPart ? <b className="on-paper">{fill(subjects.printedPart, shownPart)}</b> : null}
        <span className="page-actions">
          <PinButton words={ownViews.button} />
        </span>
      </div>
      <p className="muted small section-note">
        {indicator.name[locale]} · {name} · {view.period.name[locale]}
      </p>
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <OutcomeFilters
        counts={counts}
        whole={whole}
        chosen={change === null ? outcome : "changed"}
        address={address}
        locale={locale}
      />
      {changes === null ? null : (
        <ChangeFilters changes={changes} chosen={change} shown={shown} address={address} />
      )}
      {isPart ? (
        <p className="small muted section-note no-print">{fill(heatTable.shownPart, shownPart)}</p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={subjects.emptyTitle} text={subjects.emptyText} />
      ) : (
        <SubjectTable
          {...shown}
          caption={fill(subjects.caption, { target, period: periodInSentence(view.period.name, locale) })}
        />
      )}
      <Pager
        label={fill(terms.pageOf, { page: formatCount(page, locale), pages: formatCount(pages, locale) })}
        previous={page > 1 ? address({ page: String(page - 1) }) : null}
        next={page < pages ? address({ page: String(page + 1) }) : null}
        words={{ previous: terms.previousPage, next: terms.nextPage }}
      />
      <OverviewFooter overview={overview} locale={locale} />
    </main>
  );
}

function OutcomeFilters({
  counts,
  whole,
  chosen,
  address,
  locale,
}: {
  readonly counts: OutcomeCounts;
  readonly whole: number;
  readonly chosen: Outcome | "changed" | null;
  readonly address: (extra: Readonly<Record<string, string | null>>) => string;
  readonly locale: Locale;
}) {
  const { subjects, terms } = messages(locale);
  return (
    <ul className="outcome-filters" aria-label={subjects.filter}>
      <li>
        <TextLink
          href={address({ outcome: null, change: null })}
          aria-current={chosen === null ? "true" : undefined}
        >
          {terms.all} {formatCount(whole, locale)}
        </TextLink>
      </li>
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <li key={outcome}>
          <TextLink
            href={address({ outcome, change: null })}
            aria-current={chosen === outcome ? "true" : undefined}
          >
            {subjects.outcomes[outcome]} {formatCount(counts[outcome], locale)}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** What happened since the period before, each change leading to its units; nothing where nothing did. */
function ChangeFilters({
  changes,
  chosen,
  shown: { before, view, locale },
  address,
}: {
  readonly changes: ChangeCounts;
  readonly chosen: SubjectChange | null;
  readonly shown: Shown;
  readonly address: (extra: Readonly<Record<string, string | null>>) => string;
}) {
  const { subjects, figureHistory } = messages(locale);
  const name = view.periods.find(({ code }) => code === before)?.name;
  const made = SUBJECT_CHANGES.filter((change) => changes[change] > 0 || change === chosen);
  if (name === undefined || made.length === 0) return null;
  const period = periodInSentence(name, locale);
  return (
    <div className="change-filters">
      <span className="muted">{fill(subjects.changeLead, { period })}</span>
      <ul className="outcome-filters" aria-label={fill(subjects.changeFilter, { period })}>
        {made.map((change) => (
          <li key={change}>
            <TextLink
              href={address({ outcome: null, change })}
              aria-current={chosen === change ? "true" : undefined}
            >
              {capitalized(figureHistory.changes[change], locale)} {formatCount(changes[change], locale)}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  /** What may break, anything else stands on one line: lists take what room there is, a few words no more than they need. */
  readonly breaks?: "list" | "words";
  readonly cell: (row: SubjectRow) => ReactNode;
}

const figure = (value: number | null, locale: Locale) => (value === null ? "" : formatCount(value, locale));

function measureColumns({ indicator, services, locale }: Shown): readonly Column[] {
  const { subjects, terms } = messages(locale);
  const serviceNames = new Map(services.map(({ code, name }) => [code, name[locale]]));
  switch (indicator.measure) {
    case "ratio":
      return [
        {
          name: subjects.columnNumerator,
          isNumber: true,
          cell: ({ numerator }) => figure(numerator, locale),
        },
        {
          name: subjects.columnDenominator,
          isNumber: true,
          cell: ({ denominator }) => figure(denominator, locale),
        },
        {
          name: subjects.columnShare,
          isNumber: true,
          cell: ({ numerator, denominator }) =>
            denominator === 0 ? subjects.noShare : (formatShare(numerator, denominator, locale) ?? ""),
        },
      ];
    case "count":
      return [{ name: subjects.columnCount, isNumber: true, cell: ({ count }) => figure(count, locale) }];
    case "services":
      return [
        {
          name: subjects.columnServices,
          isNumber: false,
          breaks: "list",
          cell: (row) => row.services?.map((code) => serviceNames.get(code) ?? code).join(", ") ?? "",
        },
        {
          name: subjects.columnFeedback,
          isNumber: false,
          cell: ({ feedback }) => (feedback === null ? "" : feedback ? terms.yes : terms.no),
        },
      ];
    case "criterion":
      return [];
  }
}

/** A reason of the register by its name, with what was written beside it. */
function reasonWords({ reason, reasonText }: SubjectRow, { reasons, locale }: Shown): string {
  const name = reasons.find(({ code }) => code === reason)?.name[locale] ?? reason;
  return [name, reasonText].filter((part) => part !== null).join(": ");
}

function changeColumns(shown: Shown): readonly Column[] {
  const { before, locale, indicator } = shown;
  if (before === null) return [];
  const { subjects } = messages(locale);
  const isNumber = indicator.measure === "ratio" || indicator.measure === "count";
  return [
    {
      name: fill(subjects.columnBefore, { period: shortPeriod(before, locale) }),
      isNumber,
      ...(indicator.measure === "services" && { breaks: "list" }),
      cell: (row) => valueBefore(row, shown),
    },
    {
      name: subjects.columnChange,
      isNumber: false,
      breaks: "words",
      cell: (row) => changeOfRow(row, shown),
    },
  ];
}

function columnsOf(shown: Shown): readonly Column[] {
  const { rows, locale, seesNames } = shown;
  const { subjects } = messages(locale);
  const has = (cell: (row: SubjectRow) => unknown) => rows.some((row) => cell(row) !== null);
  return [
    ...measureColumns(shown),
    ...changeColumns(shown),
    ...(has(({ reasonText, reason }) => reasonText ?? reason)
      ? [
          {
            name: subjects.columnReason,
            isNumber: false,
            breaks: "words" as const,
            cell: (row: SubjectRow) => reasonWords(row, shown),
          },
        ]
      : []),
    ...(has(({ working }) => working)
      ? [
          {
            name: subjects.columnWorking,
            isNumber: false,
            cell: ({ working }: SubjectRow) => (working === null ? "" : subjects.working[working]),
          },
        ]
      : []),
    {
      name: seesNames ? subjects.columnSteps : subjects.columnStepsApproved,
      isNumber: false,
      cell: (row) =>
        stepsOfRow(row, seesNames, locale).map((step) => (
          <span key={step} className="row-step">
            {step}
          </span>
        )),
    },
  ];
}

function SubjectTable({ caption, ...shown }: Shown & { readonly caption: string }) {
  const { rows, view, locale } = shown;
  const { subjects } = messages(locale);
  const columns = columnsOf(shown);
  return (
    <TableRegion label={caption}>
      <table className="table subject-rows">
        <caption className="sr-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{subjects.columnUnit}</th>
            <th scope="col">{subjects.columnOutcome}</th>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? "num" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { shape, tone } = SHAPES[row.outcome];
            return (
              <tr key={row.unit.code}>
                <th scope="row">
                  <TextLink href={unitAddress(row.unit.code, view)}>
                    {unitNameTitle(row.unit.name, locale)}
                  </TextLink>
                  {row.parent === null ? null : (
                    <span className="row-parent">{unitNameTitle(row.parent.name, locale)}</span>
                  )}
                </th>
                <td className="nowrap">
                  <Shape name={shape} className={`outcome-shape tone-${tone}`} />{" "}
                  {subjects.outcomes[row.outcome]}
                </td>
                {columns.map(({ name, isNumber, breaks, cell }) => (
                  <td key={name} className={clsx(isNumber && "num", breaks)}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRegion>
  );
}
