import "server-only";

import { isFarFromBefore } from "@/lib/domain/observations/far-from-before";
import type { Fault } from "@/lib/domain/observations/fault";
import type { Payload } from "@/lib/domain/observations/observation";
import { findPeriod, previousComparable } from "@/lib/domain/periods/find-period";
import type { Register } from "@/lib/domain/register/register";
import type { ImportRow } from "@/lib/server/commands/imports/check-rows";
import type { Tx } from "@/lib/server/db/scoped";

type PackedFigure = readonly [
  period: string,
  unit: string,
  indicator: string,
  numerator: number | null,
  denominator: number | null,
  count: number | null,
];

interface Comparison {
  readonly row: ImportRow;
  readonly payload: Payload;
  /** Code of the period to compare with. */
  readonly before: string;
}

/** Remarks on ratios and counts that stand far from the approved figure of the period before. */
export async function remarkChanges(
  tx: Tx,
  register: Register,
  rows: readonly ImportRow[],
): Promise<readonly Fault[]> {
  const comparisons = rows.flatMap((row) => comparisonOf(register, row) ?? []);
  if (comparisons.length === 0) return [];
  const figures = await readFigures(tx, comparisons);
  return comparisons.flatMap(({ row, payload, before }) => {
    const { unit, indicator } = row.observation;
    const stored = figures.get(`${before}|${unit}|${indicator}`);
    if (stored === undefined || !isFarFromBefore(stored, payload)) return [];
    const params = { period: before, before: figureText(stored), now: figureText(payload) };
    return [
      {
        line: row.line,
        column: payload.measure === "count" ? "count" : "numerator",
        code: "changed-much",
        params,
      },
    ];
  });
}

function comparisonOf(register: Register, row: ImportRow): Comparison | null {
  const { value, indicator: code, period: periodCode } = row.observation;
  if (value.state !== "reported") return null;
  const { payload } = value;
  if (payload.measure !== "ratio" && payload.measure !== "count") return null;
  const indicator = register.indicators.find((each) => each.code === code);
  const period = findPeriod(register, periodCode);
  const before = indicator && period && previousComparable(register, period, indicator.timing);
  return before === undefined ? null : { row, payload, before: before.code };
}

async function readFigures(
  tx: Tx,
  comparisons: readonly Comparison[],
): Promise<ReadonlyMap<string, Payload>> {
  const periods = [...new Set(comparisons.map(({ before }) => before))];
  const units = [...new Set(comparisons.map(({ row }) => row.observation.unit))];
  const found = await tx.$queryRaw<{ figures: string }[]>`
    SELECT coalesce(json_agg(json_build_array(period, unit, indicator, numerator, denominator, count)), '[]')::text AS figures
      FROM observation
     WHERE period = ANY (${periods}::text[]) AND unit = ANY (${units}::text[]) AND slot = 'approved'
       AND (numerator IS NOT NULL OR count IS NOT NULL)`;
  const figures = new Map<string, Payload>();
  for (const [period, unit, indicator, numerator, denominator, count] of JSON.parse(
    found[0]?.figures ?? "[]",
  ) as PackedFigure[]) {
    const key = `${period}|${unit}|${indicator}`;
    if (count !== null) figures.set(key, { measure: "count", count });
    else if (numerator !== null && denominator !== null)
      figures.set(key, { measure: "ratio", numerator, denominator });
  }
  return figures;
}

function figureText(payload: Payload): string {
  if (payload.measure === "ratio") return `${payload.numerator}/${payload.denominator}`;
  return payload.measure === "count" ? String(payload.count) : "";
}
