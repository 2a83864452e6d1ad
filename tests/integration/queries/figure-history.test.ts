import { beforeAll, describe, expect, it } from "vitest";
import type { FigureHistory } from "@/lib/contracts/figure-history";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Lens, Observation } from "@/lib/domain/observations/observation";
import type { Indicator } from "@/lib/domain/register/register";
import {
  type CountedStep,
  compareOutcomes,
  SUBJECT_CHANGES,
  type SubjectOutcome,
} from "@/lib/domain/scoring/compare-outcomes";
import { countingObservations, meetsCriterion } from "@/lib/domain/scoring/roll-up";
import { loadSubjectRows } from "@/lib/server/queries/dashboard/load-subject-rows";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";
import { countWarmStatements } from "@/tests/support/warm-statements";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);
const reader = viewerOf("viewer", ["VN"]);
const administrator = viewerOf("administrator", ["VN"]);

let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = goldenObservations(facts);
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

interface Asked {
  readonly unit?: string;
  readonly period?: string;
  readonly lens?: Lens;
  readonly explain?: string;
}

async function historyOf(viewer: Viewer, { unit = "46", explain = "CQS-2", ...asked }: Asked = {}) {
  const view = { period: "2024", lens: "approved", ...asked };
  const overview = await loadUnitOverview(viewer, unit, { ...view, explain });
  return overview?.history ?? null;
}

function rowsOf(history: FigureHistory | null) {
  if (!history?.rows) throw new Error("the rows are not to be seen");
  return history.rows;
}

/** The outcome of every subject, counted one by one without the database. */
function pureSteps(indicator: Indicator, period: string, before: string, lens: Lens): readonly CountedStep[] {
  const said = new Map(
    countingObservations(observations, lens)
      .filter((each) => each.indicator === indicator.code)
      .map((each) => [`${each.period} ${each.unit}`, each.value] as const),
  );
  const outcomeOf = (unit: string, at: string): SubjectOutcome => {
    const value = said.get(`${at} ${unit}`);
    if (value === undefined) return indicator.absentMeans === "zero" ? "reported" : "missing";
    if (value.state === "not-applicable") return "not-applicable";
    if (value.payload.measure === "ratio" || value.payload.measure === "count") return "reported";
    return meetsCriterion(value.payload) ? "met" : "not-met";
  };
  const sumsOf = (unit: string, at: string) => {
    const value = said.get(`${at} ${unit}`);
    const payload = value?.state === "reported" ? value.payload : null;
    return {
      numerator: payload?.measure === "ratio" ? payload.numerator : 0,
      denominator: payload?.measure === "ratio" ? payload.denominator : 0,
      count: payload?.measure === "count" ? payload.count : 0,
    };
  };
  return facts.tree.subjects("46", indicator.levels).map(({ code }) => {
    const [then, now] = [outcomeOf(code, before), outcomeOf(code, period)];
    const [was, is] = [sumsOf(code, before), sumsOf(code, period)];
    const bothReported = then === "reported" && now === "reported";
    const rise =
      indicator.measure === "count"
        ? is.count - was.count
        : is.denominator === 0 || was.denominator === 0
          ? 0
          : is.numerator * was.denominator - was.numerator * is.denominator;
    return {
      then,
      now,
      direction: (bothReported ? Math.sign(rise) + 0 : 0) as CountedStep["direction"],
      units: 1,
      numeratorThen: was.numerator,
      denominatorThen: was.denominator,
      countThen: was.count,
      numeratorNow: is.numerator,
      denominatorNow: is.denominator,
      countNow: is.count,
    };
  });
}

describe("what others do not learn", () => {
  it.each([
    ["a district of its province", phongDien, {}],
    ["a province of the country", hue, { unit: "VN" }],
    ["a province of another one", ngheAn, {}],
  ])("%s: neither which units moved nor who approved", async (_, viewer, asked) => {
    const history = await historyOf(viewer, asked);
    expect(history).toMatchObject({ rows: null, seesNames: false, before: { code: "2023" } });
  });

  it.each([
    ["a viewer", reader],
    ["an administrator", administrator],
  ])("%s sees the counts and the latest moment, no name", async (_, viewer) => {
    const { approval } = rowsOf(await historyOf(viewer));
    expect(approval).toMatchObject({ approvers: 1, latestAt: "2024-12-20T08:00:00.000Z", latestBy: null });
    const own = rowsOf(await historyOf(viewer, { unit: "19822" }));
    expect(own.trail).toMatchObject({ enteredBy: null, sentBy: null, approvedBy: null });
  });

  it("an unknown target has no history, a page without an opened figure neither", async () => {
    expect(await historyOf(hue, { explain: "X" })).toBeNull();
    expect((await loadUnitOverview(hue, "46", { period: "2024" }))?.history).toBeNull();
  });
});

describe("what changed", () => {
  it("equals counting unit by unit, for every indicator, several periods and both lenses", async () => {
    for (const lens of ["approved", "provisional"] as const) {
      for (const [period, before, flowBefore] of [
        ["2024", "2023", "2023"],
        ["2023-H1", "2022", "2022-H1"],
      ] as const) {
        for (const indicator of facts.register.indicators) {
          if (facts.tree.subjects("46", indicator.levels).length === 0) continue;
          const compared = indicator.timing === "flow" ? flowBefore : before;
          const history = await historyOf(hue, { period, lens, explain: indicator.code });
          expect([indicator.code, history?.before?.code]).toEqual([indicator.code, compared]);
          expect([indicator.code, rowsOf(history).comparison]).toEqual([
            indicator.code,
            compareOutcomes(pureSteps(indicator, period, compared, lens), indicator.measure),
          ]);
        }
      }
    }
  });

  it("is nothing yet in the first period", async () => {
    const history = await historyOf(hue, { period: "2021" });
    expect(history?.before).toBeNull();
    expect(rowsOf(history).comparison).toBeNull();
    expect(rowsOf(history).approval.units).toBeGreaterThan(0);
  });

  it("leads to exactly the units that made each change", async () => {
    let moved = 0;
    for (const explain of ["CQS-2", "CQS-1D", "CQS-8"]) {
      const { comparison } = rowsOf(await historyOf(hue, { explain }));
      for (const change of SUBJECT_CHANGES) {
        const question = { unit: "46", period: "2024", lens: "approved", indicator: explain } as const;
        const found = await loadSubjectRows(hue, { ...question, change });
        if (!found.ok) throw new Error(found.kind);
        const { rows, total, changes } = found.value;
        expect([explain, change, rows.length]).toEqual([explain, change, comparison?.changes[change]]);
        expect([total, changes]).toEqual([rows.length, comparison?.changes]);
        expect(rows.every((row) => row.changes.includes(change))).toBe(true);
        moved += rows.length;
      }
    }
    expect(moved).toBeGreaterThan(50);
  });
});

describe("who approved", () => {
  it("is counted in units, reports and people, with the latest by name for those who may see it", async () => {
    const { approval, trail } = rowsOf(await historyOf(hue));
    const { reported, notApplicable } = (await loadUnitOverview(hue, "46", {
      period: "2024",
      explain: "CQS-2",
    }))!.explained!.counts;
    expect(approval).toEqual({
      units: reported + notApplicable,
      reports: 9,
      reportsOf: 9,
      approvers: 1,
      waiting: 0,
      latestAt: "2024-12-20T08:00:00.000Z",
      latestBy: "Trần Thị Duyệt",
    });
    expect(trail).toBeNull();
  });

  it("under the provisional lens also says what waits", async () => {
    const { approval } = rowsOf(await historyOf(hue, { lens: "provisional" }));
    const submitted = observations.filter(
      ({ period, indicator, status, unit }) =>
        period === "2024" &&
        indicator === "CQS-2" &&
        status === "submitted" &&
        facts.tree.isWithin("46", unit),
    );
    expect(submitted.length).toBeGreaterThan(0);
    expect(approval.waiting).toBe(submitted.length);
  });

  it("of a single value is its whole trail", async () => {
    const { trail } = rowsOf(await historyOf(phongDien, { unit: "19822" }));
    expect(trail).toMatchObject({
      enteredAt: "2024-12-20T08:00:00.000Z",
      approvedAt: "2024-12-20T08:00:00.000Z",
      approvedBy: "Trần Thị Duyệt",
    });
  });
});

describe("the number of statements", () => {
  it.each([
    ["one more where the rows are seen", central, "VN", 1],
    ["one more at a commune", hue, "19822", 1],
    ["none more above the own scope", hue, "VN", 0],
  ])("%s", async (_, viewer, unit, more) => {
    const countOf = async (explain?: string) => {
      const asked = { period: "2024", ...(explain !== undefined && { explain }) };
      return countWarmStatements(() => loadUnitOverview(viewer, unit, asked));
    };
    expect((await countOf("CQS-2")) - (await countOf())).toBe(more);
  });
});
