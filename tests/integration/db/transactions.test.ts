import { beforeAll, describe, expect, it } from "vitest";
import { database as prisma } from "@/lib/server/db/client";
import {
  isStatementTimeout,
  isUniqueViolation,
  isWorthRetrying,
  sqlState,
} from "@/lib/server/db/constraint-errors";
import { type Tx, withJob, withViewer } from "@/lib/server/db/scoped";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

useTestDatabase();
const central = viewerOf("central", ["VN"]);

const insertReport = (unit: string) => (tx: Tx) =>
  tx.$executeRaw`INSERT INTO report (period, unit, province) VALUES ('2024', ${unit}, ${unit})`;
const lockReport = (tx: Tx, unit: string) =>
  tx.$executeRaw`UPDATE report SET version = version + 1 WHERE period = '2024' AND unit = ${unit}`;

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

beforeAll(async () => {
  await withViewer(central, insertReport("36"));
  await withViewer(central, insertReport("46"));
});

describe("errors of the database", () => {
  it("a second row of one key is a unique violation, by the name of the constraint", async () => {
    const raw = await errorOf(withViewer(central, insertReport("36")));
    expect([
      isUniqueViolation(raw),
      isUniqueViolation(raw, "report_pkey"),
      isUniqueViolation(raw, "other"),
    ]).toEqual([true, true, false]);
    const created = await errorOf(
      withViewer(central, (tx) => tx.report.create({ data: { period: "2024", unit: "36" } })),
    );
    expect(isUniqueViolation(created, "report_pkey")).toBe(true);
    expect(isWorthRetrying(created)).toBe(false);
  });

  it("a statement that runs too long is broken off", async () => {
    const slow = (tx: Tx) => tx.$queryRaw`SELECT pg_sleep(5)::text`;
    expect(isStatementTimeout(await errorOf(withJob(slow, { timeoutMs: 300 })))).toBe(true);
  });

  it("anything else is none of these", () => {
    for (const error of [null, "x", new Error("x"), { code: "P1" }, { cause: null }]) {
      expect([
        sqlState(error),
        isUniqueViolation(error),
        isWorthRetrying(error),
        isStatementTimeout(error),
      ]).toEqual([null, false, false, false]);
    }
  });
});

describe("transactions", () => {
  it("leave nothing of work that fails", async () => {
    const failing = withViewer(central, async (tx) => {
      await lockReport(tx, "36");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    const [row] = await withJob((tx) => tx.report.findMany({ where: { unit: "36" } }));
    expect(row?.version).toBe(0);
  });

  it("that lock each other out run again until both are through", async () => {
    let attempts = 0;
    let arrived = 0;
    let open: () => void = () => undefined;
    const bothHold = new Promise<void>((resolve) => {
      open = resolve;
    });
    const crossing = (first: string, second: string) =>
      withViewer(central, async (tx) => {
        attempts += 1;
        await lockReport(tx, first);
        arrived += 1;
        if (arrived === 2) open();
        await bothHold;
        await lockReport(tx, second);
      });
    await Promise.all([crossing("36", "46"), crossing("46", "36")]);
    const versions = await withJob((tx) => tx.report.findMany({ orderBy: { unit: "asc" } }));
    expect(versions.map(({ version }) => version)).toEqual([2, 2]);
    expect(attempts).toBe(3);
  });

  it("give up after three attempts", async () => {
    let attempts = 0;
    const hopeless = withJob((tx) => {
      attempts += 1;
      return tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`;
    });
    expect(isWorthRetrying(await errorOf(hopeless))).toBe(true);
    expect(attempts).toBe(3);
  });

  it("outside of one, nothing is to be seen", async () => {
    expect(await prisma().report.count()).toBe(0);
  });
});
