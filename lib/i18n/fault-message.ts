import type { Fault, Problem } from "@/lib/domain/observations/fault";
import { LEVELS, type Level } from "@/lib/domain/units/unit";
import * as en from "@/lib/i18n/en/faults";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import * as vi from "@/lib/i18n/vi/faults";

const CATALOGUES = { vi, en } as const;

/** What is wrong, in one clause. */
export function faultMessage(problem: Problem, locale: Locale): string {
  return fill(CATALOGUES[locale].faults[problem.code], worded(problem.params, locale));
}

/** One fault as one line of a command's output: `obs.csv:17: denominator: …`. */
export function faultLine(file: string, fault: Fault, locale: Locale): string {
  const place = fault.column ?? CATALOGUES[locale].faultPlaces.row;
  return singleLine(`${file}:${fault.line}: ${place}: ${faultMessage(fault, locale)}`);
}

/** Codes of levels become words; everything else is shown as given. */
function worded(params: Problem["params"], locale: Locale): Record<string, string> {
  const { faultLevels, faultPlaces } = CATALOGUES[locale];
  const words = { ...params };
  if (isLevel(words["level"])) words["level"] = faultLevels[words["level"]];
  if (words["levels"] !== undefined)
    words["levels"] = words["levels"]
      .split(" ")
      .filter(isLevel)
      .map((level) => faultLevels[level])
      .join(` ${faultPlaces.or} `);
  return words;
}

function isLevel(code: string | undefined): code is Level {
  return LEVELS.some((level) => level === code);
}

/** A cell may hold line ends or control characters; a report of faults is one line each. */
function singleLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ");
}
