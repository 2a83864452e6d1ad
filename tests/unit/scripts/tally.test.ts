import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest, finalLine, readReport, sum } from "@/scripts/runtime/tally";

describe("what counts as failed", () => {
  test("a test file that could not be loaded", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{}, {}] },
    ];
    expect(countVitest({ numPassedTests: 2, numFailedTests: 0, testResults })).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  test("a browser test that passed only on a second try", () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 3, failed: 2 });
  });

  test("a runner that broke before its first test", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 0, failed: 1 });
  });

  test("a runner that left no report, or failed for another reason than a test", () => {
    const file = join(mkdtempSync(join(tmpdir(), "tally-")), "report.json");
    expect(readReport(file, 0, countVitest)).toEqual({ passed: 0, failed: 1 });
    writeFileSync(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0, testResults: [] }));
    expect(readReport(file, 1, countVitest)).toEqual({ passed: 5, failed: 1 });
    expect(readReport(file, 0, countVitest)).toEqual({ passed: 5, failed: 0 });
  });
});

test("the whole is one line", () => {
  expect(
    finalLine(
      sum([
        { passed: 2, failed: 0 },
        { passed: 40, failed: 1 },
      ]),
    ),
  ).toBe("42 passed, 1 failed");
  expect(finalLine(sum([]))).toBe("0 passed, 0 failed");
});
