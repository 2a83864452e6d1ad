import "server-only";

import { LRUCache } from "lru-cache";
import {
  type Aggregate,
  type AggregateRow,
  type AggregateSource,
  toAggregate,
} from "@/lib/domain/scoring/aggregate";
import type { UnitCode } from "@/lib/domain/units/unit";
import { answerBook } from "@/lib/server/queries/dashboard/answer-book";
import type { Standing } from "@/lib/server/queries/dashboard/read-standing";

const MOST_ANSWERS = 2000;
/** Characters of the texts together: with tables and scorecards some twenty times as many bytes. */
const MOST_TEXT = 3_000_000;

// The same text is the same sums, whoever was allowed to read it: between two approvals everybody's page of the country
// stands on one text, which each of them has read for himself.
const sources = new LRUCache<string, AggregateSource>({
  maxSize: MOST_TEXT,
  sizeCalculation: (_source, text) => Math.max(1, text.length),
});

// The source is held by the sums' own book above: what goes there is read again.
const answers = answerBook<WeakRef<AggregateSource>>(MOST_ANSWERS);

/**
 * Sums as they were read before, where nothing has changed since and the reader sees the same rows; else read now and
 * kept.
 *
 * @param question everything the sums depend on beside their standing.
 * @param standing read before the sums.
 * @param read gives the sums as one text, see `toSource`.
 */
export async function keptSums(
  question: string,
  standing: Standing,
  read: () => Promise<string>,
): Promise<AggregateSource> {
  const known = answers.find(question, standing)?.deref();
  if (known !== undefined) return known;
  const source = toSource(await read());
  answers.keep(question, standing, new WeakRef(source));
  return source;
}

/** The sums of a text: rows parted by `;`, in a row unit, indicator, period and six counts parted by `,`. */
export function toSource(text: string): AggregateSource {
  const source = sources.get(text) ?? readSource(text);
  sources.set(text, source);
  return source;
}

/** Codes hold neither mark. */
function toRow(text: string): AggregateRow {
  const [unit = "", indicator = "", period = "", ...sums] = text.split(",");
  const [reported = 0, notApplicable = 0, met = 0, numerator = 0, denominator = 0, count = 0] =
    sums.map(Number);
  return [unit, indicator, period, reported, notApplicable, met, numerator, denominator, count];
}

function readSource(text: string): AggregateSource {
  // Looked up tens of thousands of times for one page: three small tables cost less than one with joined keys.
  const sums = new Map<UnitCode, Map<string, Map<string, Aggregate>>>();
  for (const stored of text === "" ? [] : text.split(";").map(toRow)) {
    const [unit, indicator, period] = stored;
    let ofUnit = sums.get(unit);
    if (ofUnit === undefined) sums.set(unit, (ofUnit = new Map()));
    let ofIndicator = ofUnit.get(indicator);
    if (ofIndicator === undefined) ofUnit.set(indicator, (ofIndicator = new Map()));
    ofIndicator.set(period, toAggregate(stored));
  }
  return (unit, indicator, period) => sums.get(unit)?.get(indicator)?.get(period);
}
