import { beforeAll, describe, expect, it } from "vitest";
import type { TargetPath } from "@/lib/contracts/target-path";
import type { Observation } from "@/lib/domain/observations/observation";
import { countingObservations, rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { scoreWhatIf } from "@/lib/domain/scoring/what-if";
import { loadTargetPath } from "@/lib/server/queries/dashboard/load-target-path";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);
const reader = viewerOf("viewer", ["46"]);

const asked = { period: "2024", plan: "thua-thien-hue", lens: "approved", ticked: [] as readonly string[] };
let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = goldenObservations(facts);
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

async function pathOf(unit: string, indicator: string, more: Partial<typeof asked> = {}, viewer = hue) {
  const path = await loadTargetPath(viewer, unit, indicator, { ...asked, ...more });
  if (path === null) throw new Error(`no path of ${unit} to ${indicator}`);
  return path;
}

const scoredNow = ({ row }: TargetPath) => row.score;

describe("a path nobody else sees", () => {
  it.each([
    ["another province's", ngheAn, "46", "KTS-1"],
    ["the country's, as a province", hue, "VN", "KTS-1"],
    ["the own province's, as a district", phongDien, "46", "KTS-1"],
    ["another district's", phongDien, "474", "KTS-1"],
    ["an unknown unit's", central, "00", "KTS-1"],
    ["of a unit out of scope", hue, "19750", "KTS-1"],
    ["to an unknown target", hue, "46", "X"],
    ["to a target the unit does not have", hue, "46", "CQS-1A"],
    ["to a target its plan does not set", hue, "46", "KTS-1-LK"],
  ])("%s", async (_, viewer, unit, indicator) => {
    expect(await loadTargetPath(viewer, unit, indicator, asked)).toBeNull();
  });

  it("shows a viewer approved figures only, whatever is asked for", async () => {
    const path = await pathOf("46", "KTS-1", { lens: "provisional" }, reader);
    expect(path.view.lens).toBe("approved");
    expect(path.ground.lens).toBe("approved");
  });
});

describe("the path of the golden province", () => {
  it("lists whoever does not meet it, nearest first, and adds up with the figure", async () => {
    const path = await pathOf("46", "KTS-1");
    const { expected, numerator, missing, shortfall } = scoredNow(path);
    expect(path.stepsInAll).toBe(expected - (numerator ?? 0));
    expect(path.steps.filter(({ said }) => said === null)).toHaveLength(missing);
    expect(shortfall).toBe(11);
    const lacks = path.steps.map(({ lack }) => lack);
    const order = ["confirmation", "regain", "standard", "report"];
    expect(lacks).toEqual(lacks.toSorted((left, right) => order.indexOf(left) - order.indexOf(right)));
    expect(path.pace).toEqual({ daysLeft: 365, needed: "0.113043", soFar: "0.073363" });
  });

  it("says what was before as the observations do", async () => {
    const path = await pathOf("46", "KTS-1");
    const approved = countingObservations(observations, "approved");
    for (const step of path.steps)
      for (const { period, met } of step.past) {
        const said = approved.find(
          (each) => each.unit === step.unit.code && each.indicator === "KTS-1" && each.period === period,
        );
        const was =
          said?.value.state === "reported" && said.value.payload.measure === "criterion"
            ? said.value.payload.met
            : null;
        expect([step.unit.code, period, met]).toEqual([step.unit.code, period, was]);
      }
    for (const { unit, lastMet } of path.steps) {
      const met = approved
        .filter((each) => each.unit === unit.code && each.indicator === "KTS-1" && each.period !== "2024")
        .filter(({ value }) => value.state === "reported" && "met" in value.payload && value.payload.met)
        .map(({ period }) => facts.register.periods.find(({ code }) => code === period)?.end ?? "")
        .filter((end) => end < "2024-12-31")
        .sort();
      const named = facts.register.periods.find(({ code }) => code === lastMet)?.end;
      expect([unit.code, named]).toEqual([unit.code, met.at(-1)]);
    }
    expect(path.steps.some(({ lastMet }) => lastMet !== null)).toBe(true);
  });

  it("puts services without feedback and feedback without services before neither", async () => {
    const { steps } = await pathOf("46", "XHS-1");
    const places = (lack: string) => steps.flatMap((step, place) => (step.lack === lack ? [place] : []));
    const [oneOfTwo, neither] = [[...places("feedback"), ...places("services")], places("standard")];
    expect(oneOfTwo.length).toBeGreaterThan(0);
    expect(neither.length).toBeGreaterThan(0);
    expect(Math.max(...oneOfTwo)).toBeLessThan(Math.min(...neither));
  });

  it("orders units of a ratio by their own share and says how many files each needs", async () => {
    const { steps } = await pathOf("46", "CQS-8");
    const shares = steps.flatMap(({ said }) =>
      said?.state === "reported" && said.payload.measure === "ratio"
        ? [said.payload.numerator / said.payload.denominator]
        : [],
    );
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((left, right) => right - left));
    for (const { said, added } of steps)
      if (said?.state === "reported" && said.payload.measure === "ratio")
        expect(added?.numerator).toBe(said.payload.denominator - said.payload.numerator);
  });

  it("counts districts where each needs a model of its own", async () => {
    const { steps, formula } = await pathOf("46", "TD-1");
    expect(formula).toBe("units-passing");
    expect(steps).toHaveLength(9);
    expect(steps[0]?.added).toEqual({ count: 1 });
  });

  it("lists as many as reach the target, where they can all be ticked", async () => {
    const province = await pathOf("46", "XHS-1");
    expect(province.steps).toHaveLength(Math.min(province.stepsInAll, 100));
    const country = await pathOf("VN", "KTS-1", { plan: "national" }, central);
    expect(scoredNow(country).shortfall).toBeGreaterThan(200);
    expect(country.steps).toHaveLength(100);
    const between = await pathOf("40", "CQS-2", { plan: "national" }, central);
    expect(scoredNow(between).shortfall).toBeNull();
    await fillObservations(database.ownerUrl, facts.tree, [
      ...observations,
      ...facts.tree.subjects("40", ["commune"]).map(
        ({ code }, place): Observation => ({
          unit: code,
          indicator: "CQS-2",
          period: "2024",
          status: "approved",
          value: { state: "reported", payload: { measure: "criterion", met: place >= 150 } },
        }),
      ),
    ]);
    const short = await pathOf("40", "CQS-2", { plan: "national" }, central);
    expect(short.stepsInAll).toBe(150);
    expect(short.steps).toHaveLength(scoredNow(short).shortfall ?? 0);
    await fillObservations(database.ownerUrl, facts.tree, observations);
  });

  it("keeps only ticks that are steps", async () => {
    const { steps } = await pathOf("46", "KTS-1");
    const code = steps[3]?.unit.code ?? "";
    expect((await pathOf("46", "KTS-1", { ticked: ["", "99999", "19822x", code, code] })).ticked).toEqual([
      code,
    ]);
  });
});

describe("the what-if", () => {
  it("without ticks is the scorecard, for every target and both lenses", async () => {
    for (const lens of ["approved", "provisional"]) {
      const { ground, row, view } = await pathOf("46", "KTS-1", { lens });
      const score = scoreWhatIf(ground, []).targets.find(({ indicator }) => indicator === "KTS-1");
      expect([view.lens, score]).toEqual([lens, row.score]);
    }
  });

  it("equals the scorecard of the changed observations, with the index", async () => {
    const { steps, ground } = await pathOf("46", "KTS-1");
    const chosen = steps.slice(0, 11);
    const codes = new Set(chosen.map(({ unit }) => unit.code));
    const supposed = scoreWhatIf(
      ground,
      chosen.map(({ unit, added }) => ({ unit: unit.code, indicator: "KTS-1", added: added ?? {} })),
    );
    const isChanged = ({ unit, indicator, period }: Observation) =>
      indicator === "KTS-1" && period === "2024" && codes.has(unit);
    const changed: readonly Observation[] = [
      ...observations.filter((each) => !isChanged(each)),
      ...[...codes].map((unit) => ({
        unit,
        indicator: "KTS-1",
        period: "2024",
        status: "approved" as const,
        value: { state: "reported" as const, payload: { measure: "criterion" as const, met: true } },
      })),
    ];
    const { register, tree } = facts;
    const aggregates = rollUp(changed, tree, register, "approved");
    const request = { register, tree, aggregates, unit: "46", period: "2024" };
    const scored = scoreUnit({ ...request, plan: "thua-thien-hue", lens: "approved" });
    expect(supposed).toEqual(scored);
    const score = supposed.targets.find(({ indicator }) => indicator === "KTS-1");
    expect([score?.numerator, score?.denominator, score?.status]).toEqual([65, 92, "met"]);
  });

  it("sends little: no names and no sums of other units", async () => {
    const { ground } = await pathOf("46", "KTS-1");
    const text = JSON.stringify(ground);
    expect(text.length).toBeLessThan(30_000);
    expect(text).not.toContain("Hồ sơ");
    expect(new Set(ground.sums.map(([unit]) => unit))).toEqual(new Set(["46"]));
  });
});
