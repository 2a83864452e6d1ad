import fc from "fast-check";
import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import {
  LENSES,
  type Lens,
  type Observation,
  type ReportedValue,
} from "@/lib/domain/observations/observation";
import { EMPTY_AGGREGATE } from "@/lib/domain/scoring/aggregate";
import { countingObservations, meetsCriterion, rollUp } from "@/lib/domain/scoring/roll-up";
import { COUNTRY, LEVELS } from "@/lib/domain/units/unit";
import { withJob } from "@/lib/server/db/scoped";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { fillObservations } from "@/tests/support/observation-writer";
import { payloadOf } from "@/tests/support/random-programme";
import { useTestDatabase } from "@/tests/support/test-database";

// Two provinces, two districts of each, three communes of each of those: Nam Định and Thừa Thiên Huế.
const PROVINCES = ["36", "46"];
const PERIODS = ["2023", "2024"];
const SEED = 20_241_214;
const RUNS = 12;

const database = useTestDatabase();
let facts: Reference;
let units: readonly string[];

beforeAll(async () => {
  facts = await reference();
  const { tree } = facts;
  const districts = PROVINCES.flatMap((code) => tree.inScopeChildren(code).slice(0, 2));
  const communes = districts.flatMap(({ code }) => tree.inScopeChildren(code).slice(0, 3));
  units = [COUNTRY, ...PROVINCES, ...districts.map(({ code }) => code), ...communes.map(({ code }) => code)];
});

const notApplicable: ReportedValue = { state: "not-applicable", reason: "other", reasonText: null };

/** Any mix: nothing, an approved value, a working one of any status, or both. */
function randomObservations(): fc.Arbitrary<readonly Observation[]> {
  const places = units.flatMap((unit) =>
    facts.register.indicators
      .filter(({ levels }) => levels.some((level) => level === facts.tree.get(unit)?.level))
      .flatMap((indicator) => PERIODS.map((period) => ({ unit, indicator, period }))),
  );
  const cells = places.map(({ unit, indicator, period }) => {
    const value: fc.Arbitrary<ReportedValue> = fc.oneof(
      {
        weight: 5,
        arbitrary: payloadOf(indicator.measure).map((payload) => ({ state: "reported" as const, payload })),
      },
      { weight: 1, arbitrary: fc.constant(notApplicable) },
    );
    const observationOf = (status: fc.Arbitrary<Observation["status"]>) =>
      fc
        .record({ status, value })
        .map((written) => ({ unit, indicator: indicator.code, period, ...written }));
    const approved = fc.option(observationOf(fc.constant("approved")));
    const working = fc.option(observationOf(fc.constantFrom("draft", "submitted", "returned")));
    return fc.tuple(approved, working).map((pair) => pair.filter((each) => each !== null));
  });
  return fc.tuple(...cells).map((all) => all.flat());
}

describe("the roll-up rows equal the pure roll-up", () => {
  it("for random values of every level, status, reason and both lenses", async () => {
    const samples = fc.sample(randomObservations(), { seed: SEED, numRuns: RUNS });
    for (const observations of samples) {
      await fillObservations(database.ownerUrl, facts.tree, observations);
      for (const lens of LENSES) {
        const wanted = rollUp(observations, facts.tree, facts.register, lens);
        const found = await withJob((tx) => loadAggregates(tx, facts, { lens, plans: ["national"], units }));
        for (const unit of units) {
          for (const { code: indicator } of facts.register.indicators) {
            for (const period of PERIODS) {
              const place = `${lens} ${unit} ${indicator} ${period}`;
              expect([place, found(unit, indicator, period) ?? EMPTY_AGGREGATE]).toEqual([
                place,
                wanted(unit, indicator, period) ?? EMPTY_AGGREGATE,
              ]);
            }
          }
        }
      }
    }
  }, 120_000);

  it("after a district alone was summed anew, with the rows of its siblings kept", async () => {
    const [observations = []] = fc.sample(randomObservations(), { seed: SEED + 1, numRuns: 1 });
    await fillObservations(database.ownerUrl, facts.tree, observations);
    const [district = ""] = units.filter((unit) => facts.tree.get(unit)?.level === "district");
    await withJob((tx) => tx.$executeRaw`SELECT recompute_roll_up('2024', ${[district]}::text[], '{36}')`);
    const wanted = rollUp(observations, facts.tree, facts.register, "approved");
    const found = await withJob((tx) =>
      loadAggregates(tx, facts, { lens: "approved", plans: [], units: ["36"] }),
    );
    for (const { code } of facts.register.indicators) {
      expect(found("36", code, "2024") ?? EMPTY_AGGREGATE).toEqual(
        wanted("36", code, "2024") ?? EMPTY_AGGREGATE,
      );
    }
  });
});

describe("sums that are kept", () => {
  it("are the same while they read the same, and others once a value has changed", async () => {
    const [observations = []] = fc.sample(randomObservations(), { seed: SEED + 5, numRuns: 1 });
    await fillObservations(database.ownerUrl, facts.tree, observations);
    const ask = () =>
      withJob((tx) => loadAggregates(tx, facts, { lens: "approved", plans: [], units: ["36"] }));
    const first = await ask();
    expect(await ask()).toBe(first);
    const wanted = rollUp([], facts.tree, facts.register, "approved");
    await fillObservations(database.ownerUrl, facts.tree, []);
    const changed = await ask();
    expect(changed).not.toBe(first);
    for (const { code } of facts.register.indicators) {
      expect(changed("36", code, "2024") ?? EMPTY_AGGREGATE).toEqual(
        wanted("36", code, "2024") ?? EMPTY_AGGREGATE,
      );
    }
    await fillObservations(database.ownerUrl, facts.tree, observations);
    const again = await ask();
    for (const { code } of facts.register.indicators) {
      expect(again("36", code, "2024")).toEqual(first("36", code, "2024"));
    }
  });
});

type Written = readonly Observation[];

const keyOf = ({ unit, indicator, period }: Observation) => `${unit} ${indicator} ${period}`;

/** What the rows of completeness and workflow must say of a unit, counted one value at a time. */
function pureStanding(written: Written, unit: string, period: string) {
  const approved = new Set(written.filter(({ status }) => status === "approved").map(keyOf));
  const working = new Map(
    written.filter(({ status }) => status !== "approved").map((each) => [keyOf(each), each.status]),
  );
  const standing = facts.tree.subjects(unit, LEVELS).map(({ code, level }) => {
    const due = facts.dueAt(code).map((indicator) => `${code} ${indicator.code} ${period}`);
    const countWaiting = (status: string) =>
      due.filter((key) => !approved.has(key) && working.get(key) === status).length;
    return {
      isCommune: level === "commune",
      due: due.length,
      approved: due.filter((key) => approved.has(key)).length,
      submitted: countWaiting("submitted"),
      returned: countWaiting("returned"),
      draft: countWaiting("draft"),
    };
  });
  type Standing = (typeof standing)[number];
  const sum = (count: (each: Standing) => number) => standing.reduce((total, each) => total + count(each), 0);
  const communes = (holds: (each: Standing) => boolean) =>
    sum((each) => Number(each.isCommune && holds(each)));
  return {
    approved: [
      sum((each) => each.approved),
      communes(({ due, approved: n }) => n === due),
      communes(({ approved: n }) => n > 0),
    ],
    provisional: [
      sum((each) => each.approved + each.submitted),
      communes((each) => each.approved + each.submitted === each.due),
      communes((each) => each.approved + each.submitted > 0),
    ],
    workflow: {
      submitted: sum((each) => each.submitted),
      returned: sum((each) => each.returned),
      draft: sum((each) => each.draft),
      communesSubmitted: communes((each) => each.approved === 0 && each.submitted > 0),
      communesReturned: communes((each) => each.approved === 0 && each.submitted === 0 && each.returned > 0),
    },
  };
}

describe("completeness and workflow rows", () => {
  it("count what is due one value at a time, for random values", async () => {
    for (const written of fc.sample(randomObservations(), { seed: SEED + 2, numRuns: 4 })) {
      await fillObservations(database.ownerUrl, facts.tree, written);
      for (const unit of units) {
        const book = await withJob((tx) => loadCoverage(tx, facts, [unit]));
        for (const period of PERIODS) {
          const sums = (lens: Lens) => {
            const { present, communesComplete, communesPresent } = book.coverage(unit, period, lens);
            return [present, communesComplete, communesPresent];
          };
          const found = {
            approved: sums("approved"),
            provisional: sums("provisional"),
            workflow: book.workflow(unit, period),
          };
          expect([unit, period, found]).toEqual([unit, period, pureStanding(written, unit, period)]);
        }
      }
    }
  }, 120_000);
});

/** How every commune of a province stands, commune by commune from its values; alike ones counted together. */
function pureContents(written: Written, lens: Lens, province: string, period: string) {
  const judged = new Set(
    facts.register.indicators
      .filter(({ measure }) => measure === "criterion" || measure === "services")
      .map(({ code }) => code),
  );
  const counting = countingObservations(written, lens).filter(
    (each) => each.period === period && judged.has(each.indicator),
  );
  const communes = new Map<string, number>();
  for (const { code } of facts.tree.subjects(province, ["commune"])) {
    const stands = counting
      .filter(({ unit }) => unit === code)
      .map(({ indicator, value }) => {
        if (value.state === "not-applicable") return `${indicator} not-applicable`;
        return `${indicator} ${meetsCriterion(value.payload) ? "met" : "not-met"}`;
      });
    const contents = stands.toSorted().join(",");
    if (contents !== "") communes.set(contents, (communes.get(contents) ?? 0) + 1);
  }
  return Object.fromEntries([...communes].toSorted());
}

const storedContents = async (lens: Lens, province: string, period: string) => {
  const rows = await withJob(
    (tx) => tx.$queryRaw<{ contents: string; communes: number }[]>`
      SELECT contents, sum(communes)::int AS communes FROM commune_contents
       WHERE period = ${period} AND lens = ${lens} AND province = ${province} GROUP BY contents`,
  );
  return Object.fromEntries(rows.map(({ contents, communes }) => [contents, communes] as const).toSorted());
};

describe("the time of the latest figure", () => {
  const LATER = "2025-01-31T02:00:00.000Z";

  async function latestWith(
    status: "draft" | "returned" | "submitted",
    moment: "entered_at" | "sent_at" = "entered_at",
  ) {
    const [commune = ""] = units.filter((unit) => facts.tree.get(unit)?.level === "commune");
    const cell = { unit: commune, indicator: "CQS-2", period: "2024", value: notApplicable };
    await fillObservations(database.ownerUrl, facts.tree, [
      { ...cell, status: "approved" },
      { ...cell, status },
    ]);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`UPDATE observation SET ${moment} = $1 WHERE slot = 'working'`, [LATER]);
    await owner.query("SELECT recompute_roll_up('2024', ARRAY[$1], ARRAY[$2])", [
      facts.tree.get(commune)?.parent,
      PROVINCES[0],
    ]);
    await owner.end();
    const book = await withJob((tx) => loadCoverage(tx, facts, [PROVINCES[0] ?? ""]));
    return book.coverage(PROVINCES[0] ?? "", "2024", "provisional").latestAt;
  }

  it("is not that of a draft or a returned correction beside the approved value, which do not count", async () => {
    for (const status of ["draft", "returned"] as const)
      expect([status, await latestWith(status)]).toEqual([status, "2024-12-20T08:00:00.000Z"]);
  });

  it("is that of a correction that was sent, and when it was sent", async () => {
    expect(await latestWith("submitted")).toBe(LATER);
    expect(await latestWith("submitted", "sent_at")).toBe(LATER);
  });
});

describe("how communes stand", () => {
  it("equals a walk over every commune's values, for random values and both lenses", async () => {
    for (const written of fc.sample(randomObservations(), { seed: SEED + 3, numRuns: 4 })) {
      await fillObservations(database.ownerUrl, facts.tree, written);
      for (const lens of LENSES) {
        for (const province of PROVINCES) {
          for (const period of PERIODS) {
            const found = await storedContents(lens, province, period);
            expect(Object.keys(found).length).toBeGreaterThan(0);
            expect(found).toEqual(pureContents(written, lens, province, period));
          }
        }
      }
    }
  }, 120_000);

  it("keeps the other districts' communes when one district is summed anew", async () => {
    const [written = []] = fc.sample(randomObservations(), { seed: SEED + 4, numRuns: 1 });
    await fillObservations(database.ownerUrl, facts.tree, written);
    const [district = ""] = units.filter((unit) => facts.tree.get(unit)?.level === "district");
    await withJob((tx) => tx.$executeRaw`SELECT recompute_roll_up('2024', ${[district]}::text[], '{36}')`);
    expect(await storedContents("approved", "36", "2024")).toEqual(
      pureContents(written, "approved", "36", "2024"),
    );
  });
});

describe("two writers at once in one province", () => {
  it("leave the sums of both", async () => {
    await fillObservations(database.ownerUrl, facts.tree, []);
    const [first, second] = facts.tree.inScopeChildren("36");
    if (first === undefined || second === undefined) throw new Error("Nam Định has districts");
    const writers = await Promise.all(
      [first, second].map(async ({ code }) => {
        const client = new Client({ connectionString: database.ownerUrl });
        await client.connect();
        await client.query("BEGIN");
        for (const commune of facts.tree.inScopeChildren(code)) {
          await client.query(
            `INSERT INTO observation (period, indicator, unit, slot, level, province, district, status, state, met, version)
             VALUES ('2024', 'CQS-2', $1, 'approved', 'commune', '36', $2, 'approved', 'reported', true, 1)`,
            [commune.code, code],
          );
        }
        return { client, code };
      }),
    );
    const finish = async ({ client, code }: (typeof writers)[number]) => {
      await client.query("SELECT recompute_roll_up('2024', ARRAY[$1]::text[], '{36}')", [code]);
      await client.query("COMMIT");
      await client.end();
    };
    await Promise.all(writers.map(finish));
    const found = await withJob((tx) =>
      loadAggregates(tx, facts, { lens: "approved", plans: [], units: ["36"] }),
    );
    const communes = [first, second].flatMap(({ code }) => facts.tree.inScopeChildren(code)).length;
    expect(found("36", "CQS-2", "2024")?.met).toBe(communes);
  });
});
