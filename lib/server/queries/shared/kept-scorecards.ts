import "server-only";

import type { Register } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { type ScorecardRequest, scoreChildren } from "@/lib/domain/scoring/score-unit";
import type { RankedScorecard } from "@/lib/domain/scoring/scorecard";

interface KeptScorecards {
  readonly register: Register;
  readonly byQuestion: Map<string, readonly RankedScorecard[]>;
}

// They go with the sums they were reckoned from.
const kept = new WeakMap<AggregateSource, KeptScorecards>();

/** `scoreChildren`, once for the same sums, register and question: a thousand targets are the most a page reckons. */
export function keptScoreChildren(request: ScorecardRequest): readonly RankedScorecard[] {
  const { register, aggregates, unit, period, plan, lens } = request;
  const before = kept.get(aggregates);
  // Register and units are read together: another register means another tree as well.
  const book = before?.register === register ? before : { register, byQuestion: new Map() };
  kept.set(aggregates, book);
  const question = [unit, period, plan, lens].join(" ");
  const found = book.byQuestion.get(question) ?? scoreChildren(request);
  book.byQuestion.set(question, found);
  return found;
}
