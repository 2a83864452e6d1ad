import "server-only";

import { LRUCache } from "lru-cache";
import type { NearestUnits } from "@/lib/contracts/nearest-units";
import { database } from "@/lib/server/db/client";
import type { Standing } from "@/lib/server/queries/dashboard/read-standing";

interface Answer {
  readonly state: string;
  readonly nearest: NearestUnits;
}

/** Some kilobytes each. */
const MOST_ANSWERS = 2000;

// By the database they were read from: tests and scripts turn a process to another one.
const answers = new WeakMap<object, LRUCache<string, Answer>>();

function answersHere(): LRUCache<string, Answer> {
  const here = database();
  const found = answers.get(here) ?? new LRUCache<string, Answer>({ max: MOST_ANSWERS });
  answers.set(here, found);
  return found;
}

/**
 * Who is nearest as it was read before, where nothing has changed since and the reader sees the same rows; else read now
 * and kept.
 *
 * @param question everything the answer depends on beside its standing.
 * @param standing read before the rows: a change in between makes a kept answer newer than its standing, never older.
 */
export async function keptNearest(
  question: string,
  { state, sight }: Standing,
  read: () => Promise<NearestUnits>,
): Promise<NearestUnits> {
  const here = answersHere();
  const key = JSON.stringify([sight, question]);
  const before = here.get(key);
  if (before?.state === state) return before.nearest;
  const nearest = await read();
  here.set(key, { state, nearest });
  return nearest;
}
