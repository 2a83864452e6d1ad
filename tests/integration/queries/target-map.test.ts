import { beforeAll, describe, expect, it } from "vitest";
import { LENSES, type Lens } from "@/lib/domain/observations/observation";
import { countingObservations, rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const phongDien = viewerOf("district", ["476"]);
let facts: Reference;

beforeAll(async () => {
  facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, goldenObservations(facts));
});

async function mapOf(target: string, lens: Lens = "approved", viewer = central) {
  const shown = await loadTargetMap(viewer, { target, period: "2024", lens });
  if (shown === null) throw new Error("no map");
  return shown;
}

describe("the map of a target", () => {
  it("shows an outsider approved figures of provinces, never provisional ones", async () => {
    const shown = await mapOf("CQS-2", "provisional", phongDien);
    expect(shown.view.lens).toBe("approved");
    expect(shown.view.lenses).toEqual(["approved"]);
    expect(shown.provinces).toHaveLength(63);
  });

  it("falls back to a target it can draw", async () => {
    const shown = await mapOf("nothing");
    expect(shown.targets.map(({ code }) => code)).toContain(shown.indicator.code);
    // The central office's own files have no province; a plain count is no rate.
    expect(shown.targets.map(({ code }) => code)).not.toContain("CQS-1A");
    expect((await mapOf("CQS-1A")).indicator.code).toBe(shown.indicator.code);
  });

  it.each(LENSES)("shows what the pure rules say (%s)", async (lens) => {
    const observations = goldenObservations(facts);
    expect(countingObservations(observations, lens).length).toBeGreaterThan(0);
    const request = {
      register: facts.register,
      tree: facts.tree,
      aggregates: rollUp(observations, facts.tree, facts.register, lens),
      unit: "VN",
      period: "2024",
      plan: "national",
      lens,
    };
    for (const code of ["CQS-2", "CQS-8", "TD-1"]) {
      const shown = await mapOf(code, lens);
      const status = ({ indicator }: { readonly indicator: string }) => indicator === code;
      const expected = scoreChildren(request).map(({ unit, targets }) => [unit, targets.find(status)]);
      const comparable = shown.provinces.map(({ unit, score }) => [unit.code, { ...score, forecast: null }]);
      expect(new Map(comparable as never)).toEqual(
        new Map(expected.map(([unit, score]) => [unit, { ...(score as object), forecast: null }]) as never),
      );
      expect(shown.country).toEqual(scoreUnit(request).targets.find(status));
    }
  });

  it("ranks by the exact result and puts those without one last", async () => {
    const { provinces } = await mapOf("CQS-2");
    expect(provinces[0]).toMatchObject({ unit: { code: "46" }, rank: 1 });
    expect(provinces.slice(1).every(({ rank }) => rank === null)).toBe(true);
  });
});
