import type { EntryCellView, EntryWords } from "@/components/entry/entry-cell-fields";
import type { CellStatus, EnteredValue, EntryCell, EntrySheet } from "@/lib/contracts/entry";
import { shownMark, toCellInput } from "@/lib/contracts/entry-form";
import type { Measure } from "@/lib/domain/register/register";
import { capitalized } from "@/lib/format/casing";
import { formatMoment } from "@/lib/format/day";
import { readingWords, shortName } from "@/lib/format/indicator-name";
import { registerLabel } from "@/lib/format/register-label";
import { formatReportedValue } from "@/lib/format/reported-value";
import { unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The words the browser needs for the form, in one language. */
export function toEntryWords(sheet: EntrySheet, locale: Locale): EntryWords {
  const { entry, terms } = messages(locale);
  return {
    formLabel: fill(entry.sheetTitle, { unit: unitNameTitle(sheet.unit.name, locale) }),
    problemTitle: entry.problemTitle,
    staleTitle: entry.staleTitle,
    staleText: entry.staleText,
    staleMine: entry.staleMine,
    staleTheirs: entry.staleTheirs,
    keepMine: entry.keepMine,
    takeTheirs: entry.takeTheirs,
    save: entry.save,
    met: entry.met,
    notMet: entry.notMet,
    notApplicable: entry.notApplicable,
    blank: entry.blank,
    count: entry.count,
    services: entry.services,
    feedback: entry.feedback,
    yes: terms.yes,
    no: terms.no,
    reason: entry.reason,
    reasonText: entry.reasonText,
    chooseReason: entry.chooseReason,
    earlier: entry.earlier,
    noEarlier: entry.noEarlier,
    approvedNow: entry.approvedNow,
  };
}

/** A status of a cell in words. */
export function cellStatusLabel(status: CellStatus, locale: Locale): string {
  const { entry } = messages(locale);
  return {
    blank: entry.statusBlank,
    draft: entry.statusDraft,
    submitted: entry.statusSubmitted,
    returned: entry.statusReturned,
    approved: entry.statusApproved,
  }[status];
}

/** One cell of the sheet with everything worded. */
export function toEntryCellView(cell: EntryCell, sheet: EntrySheet, locale: Locale): EntryCellView {
  const { entry } = messages(locale);
  const { indicator, working, approved } = cell;
  const names = { services: sheet.services, reasons: cell.reasons };
  const text = (value: NonNullable<EntryCell["working"]>["value"]) =>
    formatReportedValue(value, names, locale);
  const current = working ?? approved;
  return {
    code: indicator.code,
    title: shortName(indicator, locale),
    description: readingWords(indicator, locale) ?? indicator.name[locale],
    hint: hintOf(indicator.measure, locale),
    measure: indicator.measure,
    numeratorLabel: capitalized(registerLabel(indicator.numeratorLabel, locale) ?? entry.numerator, locale),
    denominatorLabel: capitalized(
      registerLabel(indicator.denominatorLabel, locale) ?? entry.denominator,
      locale,
    ),
    status: cell.status,
    statusLabel: cell.due || cell.status !== "blank" ? cellStatusLabel(cell.status, locale) : entry.optional,
    editable: cell.editable,
    version: cell.version,
    shown: shownMark(cell),
    input: toCellInput(working?.value ?? null),
    marks: marksOf(cell, locale),
    lockedText: current === null ? null : text(current.value),
    approvedText: approved === null || working === null ? null : text(approved.value),
    enteredBy: current === null ? null : enteredByText(current, locale),
    earlier: cell.earlier.map(({ name, value }) => ({ name: name[locale], text: text(value) })),
    reasons: cell.reasons.map(({ code, name }) => ({ code, label: name[locale] })),
    services: sheet.services.map(({ code, name }) => ({ code, label: name[locale] })),
  };
}

function enteredByText({ enteredBy, enteredAt }: EnteredValue, locale: Locale): string | null {
  if (enteredBy === null) return null;
  return fill(messages(locale).entry.enteredBy, { name: enteredBy, time: formatMoment(enteredAt, locale) });
}

function hintOf(measure: Measure, locale: Locale): string {
  const { entry } = messages(locale);
  return {
    criterion: entry.criterionHint,
    ratio: entry.ratioHint,
    services: entry.servicesHint,
    count: entry.countHint,
  }[measure];
}

function marksOf({ status, working, approved, editable }: EntryCell, locale: Locale): EntryCellView["marks"] {
  const { entry } = messages(locale);
  const marks: { tone: "plain" | "risk"; text: string }[] = [];
  const returned = working?.returnReason ?? null;
  const correction = working?.correctionReason ?? null;
  if (returned !== null)
    marks.push({ tone: "risk", text: fill(entry.returnedBecause, { reason: returned }) });
  if (correction !== null)
    marks.push({ tone: "plain", text: fill(entry.correctionBecause, { reason: correction }) });
  if (working !== null && approved !== null && editable)
    marks.push({ tone: "plain", text: entry.cancelCorrection });
  if (working?.carriedOver) marks.push({ tone: "plain", text: entry.carriedOver });
  if (status === "submitted") marks.push({ tone: "plain", text: entry.locked });
  if (status === "approved") marks.push({ tone: "plain", text: entry.lockedApproved });
  return marks;
}
