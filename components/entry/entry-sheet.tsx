import type { ReactNode } from "react";
import { toEntryCellView, toEntryWords } from "@/components/entry/entry-cell-view";
import { type EntryAction, EntryForm } from "@/components/entry/entry-form";
import { ProvisionalMark } from "@/components/shared/provisional-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectForm } from "@/components/ui/select-form";
import { TextLink } from "@/components/ui/text-link";
import type { EntrySheet } from "@/lib/contracts/entry";
import { shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { unitNameInSentence, unitNameTitle } from "@/lib/format/unit-name";
import { periodChoice } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

export type FormAction = (form: FormData) => Promise<void>;

/** The page of one unit's figures in one period. */
export function EntrySheetView({
  sheet,
  locale,
  notice,
  save,
  carryOver,
  correct,
}: {
  readonly sheet: EntrySheet;
  readonly locale: Locale;
  readonly notice: ReactNode;
  readonly save: EntryAction;
  readonly carryOver: FormAction;
  readonly correct: FormAction;
}) {
  const { entry } = messages(locale);
  const list = `/entry?unit=${sheet.report.unit}&period=${sheet.period.code}`;
  const here = (unit: string) => `/entry/${unit}/${sheet.period.code}`;
  const isProvisional = sheet.cells.some(({ working }) => working !== null);
  const correctable = sheet.cells.filter(({ correctable: can }) => can);
  return (
    <>
      <nav className="breadcrumb" aria-label={entry.backToList}>
        <TextLink href={list}>{entry.backToList}</TextLink>
        <span aria-hidden="true"> › </span>
        <span>{unitNameTitle(sheet.report.name, locale)}</span>
      </nav>
      <div className="page-head">
        <h1>{fill(entry.sheetTitle, { unit: unitNameTitle(sheet.unit.name, locale) })}</h1>
        <span className="muted">{sheet.period.name[locale]}</span>
      </div>
      <p className="lead">
        {fill(entry.workSentence, {
          unit: unitNameTitle(sheet.unit.name, locale),
          period: periodInSentence(sheet.period.name, locale),
          entered: String(sheet.entered),
          due: String(sheet.due),
        })}
      </p>
      <p className="link-row small no-print">
        {sheet.previous === null ? null : (
          <TextLink href={here(sheet.previous.code)}>← {unitNameTitle(sheet.previous.name, locale)}</TextLink>
        )}
        {sheet.next === null ? null : (
          <TextLink href={here(sheet.next.code)}>{unitNameTitle(sheet.next.name, locale)} →</TextLink>
        )}
        <TextLink href={`/units/${sheet.unit.code}?period=${sheet.period.code}`}>
          {fill(entry.seeUnit, { unit: unitNameInSentence(sheet.unit.name, locale) })}
        </TextLink>
      </p>
      {sheet.inPlaceOf ? (
        <Notice tone="warning">
          {fill(entry.inPlaceOf, { unit: unitNameInSentence(sheet.unit.name, locale) })}
        </Notice>
      ) : null}
      {sheet.period.mode === "closed" ? <Notice tone="warning">{entry.closed}</Notice> : null}
      {isProvisional ? <ProvisionalMark locale={locale} /> : null}
      {notice}
      {sheet.editable && sheet.carryable > 0 ? (
        <form action={carryOver} className="entry-carry no-print">
          <Button>{entry.carryUnit}</Button>
          <span className="field-hint">
            {fill(entry.carryUnitHint, {
              count: String(sheet.carryable),
              period: sheet.carryFrom?.[locale] ?? "",
            })}
          </span>
        </form>
      ) : null}
      <EntryForm
        cells={sheet.cells.map((cell) => toEntryCellView(cell, sheet, locale))}
        action={save}
        words={toEntryWords(sheet, locale)}
        isEditable={sheet.cells.some(({ editable }) => editable)}
        hasNext={sheet.next !== null}
        nextLabel={sheet.unit.level === "commune" ? entry.saveNext : entry.saveNextUnit}
      />
      {correctable.length === 0 ? null : (
        <form action={correct} className="entry-correction no-print" aria-label={entry.requestCorrection}>
          <h2>{entry.requestCorrection}</h2>
          <div className="entry-choices">
            {correctable.map(({ indicator }) => (
              <label key={indicator.code} className="entry-choice">
                <input type="checkbox" name="indicator" value={indicator.code} />
                {shortName(indicator, locale)}
              </label>
            ))}
          </div>
          <label className="field">
            <span className="field-label">{entry.correctionReason}</span>
            <input className="input" name="reason" maxLength={300} required />
          </label>
          <Button>{entry.requestCorrection}</Button>
        </form>
      )}
    </>
  );
}

/** The period the list of work shows. */
export function PeriodPicker({
  action,
  period,
  periods,
  kept,
  locale,
}: {
  readonly action: string;
  readonly period: string;
  readonly periods: readonly {
    readonly code: string;
    readonly name: { readonly vi: string; readonly en: string };
  }[];
  readonly kept: Readonly<Record<string, string>>;
  readonly locale: Locale;
}) {
  const { entry } = messages(locale);
  return (
    <SelectForm
      label={entry.period}
      action={action}
      submit={entry.show}
      kept={kept}
      pickers={[
        {
          name: "period",
          label: entry.period,
          value: period,
          options: periods.map(({ code, name }) => ({ value: code, label: periodChoice(name, locale) })),
        },
      ]}
    />
  );
}
