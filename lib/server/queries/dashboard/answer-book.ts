import "server-only";

import { LRUCache } from "lru-cache";
import { database } from "@/lib/server/db/client";
import type { Standing } from "@/lib/server/queries/dashboard/read-standing";

/** Answers that hold as long as nothing they were read from changes, for whoever sees the same rows. */
export interface AnswerBook<Value> {
  /** What was kept under the same standing; `undefined`: it has to be read now. */
  readonly find: (question: string, standing: Standing) => Value | undefined;
  /** The standing has been read before the answer: a change in between makes it newer than its standing, never older. */
  readonly keep: (question: string, standing: Standing, value: Value) => void;
}

/**
 * A book of its own, of which the answers longest unasked are given up. A question holds everything its answer depends on
 * beside its standing.
 */
export function answerBook<Value>(most: number): AnswerBook<Value> {
  interface Answer {
    readonly state: string;
    readonly value: Value;
  }
  // By the database they were read from: tests and scripts turn a process to another one.
  const answers = new WeakMap<object, LRUCache<string, Answer>>();
  const answersHere = () => {
    const here = database();
    const found = answers.get(here) ?? new LRUCache<string, Answer>({ max: most });
    answers.set(here, found);
    return found;
  };
  const keyOf = (question: string, { sight }: Standing) => JSON.stringify([sight, question]);
  return {
    find(question, standing) {
      const before = answersHere().get(keyOf(question, standing));
      return before?.state === standing.state ? before.value : undefined;
    },
    keep(question, standing, value) {
      answersHere().set(keyOf(question, standing), { state: standing.state, value });
    },
  };
}
