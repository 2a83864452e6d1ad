import { beforeAll, describe, expect, it } from "vitest";
import { LENSES, type Observation } from "@/lib/domain/observations/observation";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { loadChildrenScorecards } from "@/lib/server/queries/dashboard/load-children-scorecards";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenAnswer, goldenObservations } from "@/tests/support/golden-province";
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

const asked = { unit: "46", period: "2024", plan: "national", lens: "approved" } as const;
const provisional = { ...asked, lens: "provisional" } as const;

let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = [...goldenObservations(facts), ...pilotsIn2025()];
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

/** One pilot in one commune of every second district; the golden cases end with 2024. */
function pilotsIn2025(): readonly Observation[] {
  const districts = facts.tree.inScopeChildren("46").filter((_, place) => place % 2 === 0);
  return districts.flatMap(({ code }) =>
    facts.tree
      .subjects(code, ["commune"])
      .slice(0, 1)
      .map((commune) => ({
        unit: commune.code,
        indicator: "TD-1",
        period: "2025",
        status: "approved",
        value: { state: "reported", payload: { measure: "count", count: 1 } },
      })),
  );
}

const pureRequest = (question: {
  unit: string;
  period: string;
  plan: string;
  lens: "approved" | "provisional";
}) => ({
  register: facts.register,
  tree: facts.tree,
  aggregates: rollUp(observations, facts.tree, facts.register, question.lens),
  ...question,
});

describe("who sees no scorecard", () => {
  it.each([
    ["an unknown unit", central, { ...asked, unit: "99" }, "not-found"],
    ["a district of another province", ngheAn, { ...asked, unit: "476" }, "not-found"],
    ["a commune of another district", phongDien, { ...asked, unit: "19870" }, "not-found"],
    ["provisional figures of another province", ngheAn, provisional, "forbidden"],
    ["provisional figures of the own province, as a district", phongDien, provisional, "forbidden"],
    ["provisional figures of another district", phongDien, { ...provisional, unit: "477" }, "not-found"],
    ["provisional figures of the country, as a province", hue, { ...provisional, unit: "VN" }, "forbidden"],
    ["provisional figures, as a viewer", reader, provisional, "forbidden"],
    [
      "provisional figures, as the administrator",
      administrator,
      { ...provisional, unit: "476" },
      "forbidden",
    ],
    ["an unknown period", hue, { ...asked, period: "1999" }, "unknown-period"],
    ["an unknown plan", hue, { ...asked, plan: "none" }, "unknown-plan"],
    ["a plan of another province", hue, { ...asked, plan: "nghe-an" }, "outside-plan"],
  ])("%s", async (_, viewer, question, kind) => {
    expect(await loadScorecard(viewer, question)).toEqual({ ok: false, kind, facts: null });
  });

  it.each([
    ["districts of another province", ngheAn, asked, "not-found"],
    ["districts of the own province, as a district", phongDien, asked, "not-found"],
    ["districts of the own province provisionally, as a district", phongDien, provisional, "not-found"],
    ["communes of another district", phongDien, { ...asked, unit: "474" }, "not-found"],
    ["provinces provisionally, as a province", hue, { ...provisional, unit: "VN" }, "forbidden"],
    ["an unknown unit", central, { ...asked, unit: "99" }, "not-found"],
    ["a plan that does not hold the unit", central, { ...asked, plan: "soc-trang" }, "outside-plan"],
  ])("of children: %s", async (_, viewer, question, kind) => {
    expect(await loadChildrenScorecards(viewer, question)).toEqual({ ok: false, kind, facts: null });
  });
});

describe("scorecards from the database", () => {
  it.each([
    ["46-2024-thua-thien-hue-approved", "46", "2024", "thua-thien-hue"],
    ["46-2021-national-approved", "46", "2021", "national"],
    ["46-2023-H1-national-approved", "46", "2023-H1", "national"],
    ["474-2024-thua-thien-hue-approved", "474", "2024", "thua-thien-hue"],
    ["19822-2024-thua-thien-hue-approved", "19822", "2024", "thua-thien-hue"],
  ])("answer the golden case %s", async (name, unit, period, plan) => {
    const found = await loadScorecard(hue, { unit, period, plan, lens: "approved" });
    expect(found.ok && found.value).toMatchObject(goldenAnswer(name) as object);
  });

  it("answer the golden case of the children", async () => {
    const found = await loadChildrenScorecards(hue, { ...asked, plan: "thua-thien-hue" });
    expect(found.ok && found.value).toMatchObject(
      goldenAnswer("children-46-2024-thua-thien-hue-approved") as object,
    );
  });

  it("are the pure ones at every level, in every period, under both lenses", async () => {
    for (const lens of LENSES) {
      for (const { code: period } of facts.register.periods) {
        for (const [unit, plan] of [
          ["VN", "national"],
          ["46", "national"],
          ["46", "thua-thien-hue"],
          ["476", "thua-thien-hue"],
          ["19822", "national"],
        ] as const) {
          const question = { unit, period, plan, lens };
          const found = await loadScorecard(central, question);
          expect(found.ok && found.value).toEqual(scoreUnit(pureRequest(question)));
        }
      }
    }
  });

  it("of children are the pure ones, ranks included", async () => {
    for (const [unit, plan] of [
      ["VN", "national"],
      ["46", "thua-thien-hue"],
      ["476", "national"],
    ] as const) {
      const question = { ...provisional, unit, plan };
      const found = await loadChildrenScorecards(central, question);
      expect(found.ok && found.value).toEqual(scoreChildren(pureRequest(question)));
    }
  });

  it("of a commune's children are none", async () => {
    expect(await loadChildrenScorecards(central, { ...asked, unit: "19822" })).toEqual({
      ok: true,
      value: [],
    });
  });

  it("show the approved figures of every province and the country to everybody", async () => {
    for (const viewer of [phongDien, ngheAn, reader, administrator]) {
      for (const unit of ["VN", "46"]) {
        const found = await loadScorecard(viewer, { ...asked, unit });
        expect(found.ok && found.value).toEqual(scoreUnit(pureRequest({ ...asked, unit })));
      }
      const provinces = await loadChildrenScorecards(viewer, { ...asked, unit: "VN" });
      expect(provinces.ok && provinces.value).toHaveLength(63);
    }
  });

  it("count a province's districts the same whoever asks, also districts the asker may not see", async () => {
    const question = { ...asked, period: "2025", plan: "thua-thien-hue" };
    const expected = scoreUnit(pureRequest(question));
    expect(expected.targets.find(({ indicator }) => indicator === "TD-1")).toMatchObject({ numerator: 5 });
    for (const viewer of [hue, phongDien, ngheAn, reader, administrator]) {
      const found = await loadScorecard(viewer, question);
      expect(found.ok && found.value).toEqual(expected);
    }
  });

  it("take five statements: version, begin, scope, the sums' standing, commit", async () => {
    expect(await countWarmStatements(() => loadScorecard(hue, asked))).toBe(5);
    expect(await countWarmStatements(() => loadChildrenScorecards(central, { ...asked, unit: "VN" }))).toBe(
      5,
    );
  });
});
