import { trailWords } from "@/components/dashboard/figure-history";
import type { SubjectRow, SubjectValue } from "@/lib/contracts/unit-overview";
import type { Indicator, Service } from "@/lib/domain/register/register";
import { formatChange, formatCount } from "@/lib/format/count";
import { ratioOf } from "@/lib/format/decimal";
import { formatPointChange, formatShare } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What a value's words depend on. */
export interface ValueWords {
  readonly indicator: Pick<Indicator, "measure">;
  readonly services: readonly Service[];
  readonly locale: Locale;
}

/** What a subject said in the period before, in one cell: its outcome, and the figure where there is one. */
export function valueBefore({ before }: SubjectRow, { indicator, services, locale }: ValueWords): string {
  if (before === null) return "";
  const { outcomes } = messages(locale).subjects;
  if (before.outcome === "missing" || before.outcome === "not-applicable") return outcomes[before.outcome];
  if (indicator.measure === "ratio") return ratioWords(before, locale);
  if (indicator.measure === "count") return before.count === null ? "" : formatCount(before.count, locale);
  if (indicator.measure === "criterion") return outcomes[before.outcome];
  const named = (before.services ?? []).map(
    (code) => services.find((service) => service.code === code)?.name[locale] ?? code,
  );
  return named.length === 0 ? outcomes[before.outcome] : `${outcomes[before.outcome]} (${named.join(", ")})`;
}

function ratioWords({ numerator, denominator }: SubjectValue, locale: Locale): string {
  if (numerator === null || denominator === null) return "";
  const sum = `${formatCount(numerator, locale)}/${formatCount(denominator, locale)}`;
  const share = formatShare(numerator, denominator, locale);
  return share === null ? sum : `${share} (${sum})`;
}

/** What changed since the period before: of a figure by how much, else what happened. */
export function changeOfRow(row: SubjectRow, { indicator, locale }: ValueWords): string {
  if (row.before === null) return "";
  const { figureHistory, dashboard } = messages(locale);
  const measured = indicator.measure === "count" ? countChange(row, locale) : pointChange(row, locale);
  if (measured !== null) return measured;
  const named = row.changes.filter((change) => change !== "risen" && change !== "fallen");
  return named.length === 0
    ? dashboard.noChange
    : named.map((change) => figureHistory.changes[change]).join(", ");
}

function countChange({ count, before }: SubjectRow, locale: Locale): string | null {
  if (count === null || before === null || before.count === null || count === before.count) return null;
  return formatChange(count - before.count, locale);
}

function pointChange({ numerator, denominator, before }: SubjectRow, locale: Locale): string | null {
  if (numerator === null || !denominator || before === null) return null;
  if (before.numerator === null || !before.denominator) return null;
  const change = formatPointChange(
    ratioOf(numerator, denominator),
    ratioOf(before.numerator, before.denominator),
    locale,
  );
  return change === null ? null : fill(messages(locale).dashboard.points, { change });
}

/** Who entered and who approved, each with the moment; only the moment of approval without names. */
export function stepsOfRow(row: SubjectRow, seesNames: boolean, locale: Locale): readonly string[] {
  const { subjects } = messages(locale);
  const { enteredAt, enteredBy, approvedAt, approvedBy, correctionReason } = row;
  return [
    ...(enteredAt === null || !seesNames
      ? []
      : [fill(subjects.enteredStep, { step: trailWords(enteredAt, enteredBy, locale) })]),
    ...(approvedAt === null
      ? []
      : [fill(subjects.approvedStep, { step: trailWords(approvedAt, approvedBy, locale) })]),
    ...(correctionReason === null ? [] : [fill(subjects.correctionStep, { reason: correctionReason })]),
  ];
}
