import { beforeAll, describe, expect, it } from "vitest";
import type { UnitHistory } from "@/lib/contracts/unit-history";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Observation } from "@/lib/domain/observations/observation";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadUnitHistory } from "@/lib/server/queries/dashboard/load-unit-history";
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

let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = goldenObservations(facts);
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

async function historyOf(viewer: Viewer, unit: string, asked: AskedView = {}): Promise<UnitHistory> {
  const past = await loadUnitHistory(viewer, unit, asked);
  if (past === null) throw new Error(`no history of ${unit}`);
  return past;
}

describe("a history that is not there", () => {
  it.each([
    ["an unknown unit", central, "00"],
    ["a district of another province", ngheAn, "476"],
    ["a neighbouring district", phongDien, "477"],
    ["a commune of another province", ngheAn, "19822"],
  ])("%s", async (_, viewer, unit) => {
    expect(await loadUnitHistory(viewer, unit, {})).toBeNull();
  });

  it("a unit out of the programme's scope", async () => {
    const outside = facts.tree.children("474").find(({ code }) => !facts.tree.inScope(code));
    expect(outside).toBeDefined();
    expect(await loadUnitHistory(central, outside?.code ?? "", {})).toBeNull();
  });
});

describe("a history", () => {
  it.each([
    ["VN", "national", "approved"],
    ["46", "thua-thien-hue", "approved"],
    ["46", "national", "provisional"],
    ["476", "thua-thien-hue", "approved"],
    ["19822", "thua-thien-hue", "approved"],
  ] as const)("of %s under %s, %s: every period as its own scorecard says", async (unit, plan, lens) => {
    const past = await historyOf(central, unit, { plan, lens });
    const aggregates = rollUp(observations, facts.tree, facts.register, lens);
    const shown = past.pillars.flatMap(({ targets }) => targets);
    expect(past.periods.map(({ period }) => period.code)).toEqual(
      facts.register.periods.map(({ code }) => code),
    );
    expect(shown.length).toBeGreaterThan(5);
    past.periods.forEach(({ period, index }, place) => {
      const { register, tree } = facts;
      const pure = scoreUnit({ register, tree, aggregates, unit, period: period.code, plan, lens });
      expect(index).toEqual(pure.index);
      const byCode = new Map(pure.targets.map((score) => [score.indicator, score]));
      for (const { indicator, scores } of shown)
        expect(scores[place]).toEqual(byCode.get(indicator.code) ?? null);
      expect(pure.targets).toHaveLength(shown.filter(({ scores }) => scores[place] !== null).length);
    });
  });

  it("counts what was met of what the index counts, and what is there of what is due", async () => {
    const past = await historyOf(hue, "46", { plan: "thua-thien-hue" });
    const year = past.periods.find(({ period }) => period.code === "2024");
    const counted = past.pillars.filter(({ code }) =>
      facts.register.pillars.some((pillar) => pillar.code === code && pillar.scored),
    );
    const place = past.periods.findIndex(({ period }) => period.code === "2024");
    const met = counted
      .flatMap(({ targets }) => targets)
      .filter(({ scores }) => scores[place]?.status === "met");
    expect(met.length).toBeGreaterThan(0);
    expect(year?.met).toBe(met.length);
    expect(past.due).toBe(facts.dueBelow("46"));
    expect(year?.present).toBeGreaterThan(0);
    expect(year?.present).toBeLessThanOrEqual(past.due);
  });

  it("leads to the views of the children only for those who may see them", async () => {
    expect((await historyOf(hue, "46")).comparesChildren).toBe(true);
    expect((await historyOf(phongDien, "46")).comparesChildren).toBe(false);
    expect((await historyOf(hue, "19822")).comparesChildren).toBe(false);
  });

  it("keeps to approved figures above the viewer's own unit", async () => {
    expect((await historyOf(phongDien, "46", { lens: "provisional" })).view.lens).toBe("approved");
    expect((await historyOf(phongDien, "476", { lens: "provisional" })).view.lens).toBe("provisional");
  });

  it("takes six statements: begin, whose context, coverage, what is on its way, the sums' standing, commit", async () => {
    expect(await countWarmStatements(() => loadUnitHistory(central, "VN", {}))).toBe(6);
  });
});
