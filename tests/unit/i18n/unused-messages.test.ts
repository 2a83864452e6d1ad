import { resolve } from "node:path";
import { expect, test } from "vitest";
import { unusedMessages } from "@/tests/unit/i18n/unused-messages";

/** Taken out of the catalogue in a way the compiler does not follow. */
const TAKEN_UNSEEN: readonly (readonly [prefix: string, why: string])[] = [
  ["errors.titles.", "by the number of the status: lib/server/http/problem.ts"],
];

// One compilation of the whole project: seconds, where others take milliseconds.
test("every text of the catalogues is said somewhere", { timeout: 120_000 }, () => {
  const unused = unusedMessages(resolve("."));
  const isKnown = (key: string) => TAKEN_UNSEEN.some(([prefix]) => key.startsWith(prefix));
  expect(unused.filter((key) => !isKnown(key))).toEqual([]);
  expect(TAKEN_UNSEEN.filter(([prefix]) => !unused.some((key) => key.startsWith(prefix)))).toEqual([]);
});
