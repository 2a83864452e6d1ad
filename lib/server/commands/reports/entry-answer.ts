import "server-only";
import type { EntryFormState, FieldProblem, ParsedForm, StaleChoice } from "@/lib/contracts/entry-form";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { Register } from "@/lib/domain/register/register";
import { shortName } from "@/lib/format/indicator-name";
import { formatReportedValue } from "@/lib/format/reported-value";
import { faultMessage } from "@/lib/i18n/fault-message";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import type { SaveObservationsResult } from "@/lib/server/commands/reports/save-observations";

/** Problems of the sheet's form in words, each beginning with the indicator it is about. */
export function entryProblems(
  problems: readonly FieldProblem[],
  register: Register,
  locale: Locale,
): EntryFormState["problems"] {
  return problems.map((problem) => {
    const [code = ""] = problem.field.split(".");
    const name = indicatorName(register, code, locale);
    const message =
      problem.kind === "typed-number"
        ? fill(messages(locale).entry.notANumber, { field: name, value: problem.typed })
        : `${name}: ${faultMessage(problem.problem, locale)}`;
    return { field: problem.field, message };
  });
}

/** A refused save in words: what is locked, or what somebody else saved, beside what was typed. */
export function refusedSave(
  refused: Extract<SaveObservationsResult, { ok: false }>,
  parsed: ParsedForm,
  register: Register,
  locale: Locale,
): Pick<EntryFormState, "refusal" | "stale"> {
  const { entry } = messages(locale);
  switch (refused.kind) {
    case "stale":
      return {
        refusal: null,
        stale: refused.facts.map((cell) => toStaleChoice(cell, parsed, register, locale)),
      };
    case "locked":
    case "correction-needed": {
      const names = refused.facts.map(({ indicator }) => indicatorName(register, indicator, locale));
      return { refusal: fill(entry.refusedLocked, { indicator: names.join(", ") }), stale: [] };
    }
    case "period-closed":
      return { refusal: entry.closed, stale: [] };
    case "forbidden":
    case "not-found":
      return { refusal: entry.refusedForbidden, stale: [] };
  }
}

function toStaleChoice(
  cell: Extract<SaveObservationsResult, { kind: "stale" }>["facts"][number],
  parsed: ParsedForm,
  register: Register,
  locale: Locale,
): StaleChoice {
  const text = (value: ReportedValue | null) =>
    value === null
      ? messages(locale).entry.staleBlank
      : formatReportedValue(
          value,
          { services: register.services, reasons: register.notApplicableReasons },
          locale,
        );
  return {
    indicator: cell.indicator,
    version: cell.version,
    mine: text(parsed.cells.find(({ indicator }) => indicator === cell.indicator)?.value ?? null),
    stored: text(cell.stored),
    storedBy: cell.storedBy,
  };
}

function indicatorName(register: Register, code: string, locale: Locale): string {
  const indicator = register.indicators.find((candidate) => candidate.code === code);
  return indicator === undefined ? code : shortName(indicator, locale);
}
