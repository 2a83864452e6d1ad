import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { LENSES, type Lens, type Observation } from "@/lib/domain/observations/observation";
import { countingObservations, rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { LEVELS } from "@/lib/domain/units/unit";
import { type AskedOverview, loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";
import { countWarmStatements } from "@/tests/support/warm-statements";

// Phong Điền is 476 and 19822 one of its communes; Quảng Điền is 477.
const COMMUNE_OF_477 = "19870";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);
const reader = viewerOf("viewer", ["VN"]);

let facts: Reference;
let observations: readonly Observation[];

/** A few values of Nghệ An that stand in every stage, so that its workflow and its own plan have something to show. */
function ngheAnObservations(): readonly Observation[] {
  const communes = facts.tree.inScopeChildren("412").slice(0, 4);
  const statuses = ["submitted", "returned", "draft", "approved"] as const;
  return communes.map(({ code }, place) => ({
    unit: code,
    indicator: "KTS-1-LK",
    period: "2024",
    status: statuses[place] ?? "approved",
    value: { state: "reported", payload: { measure: "criterion", met: true } },
  }));
}

beforeAll(async () => {
  facts = await reference();
  observations = [...goldenObservations(facts), ...ngheAnObservations()];
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

async function overviewOf(viewer: Viewer, unit: string, asked: AskedOverview = {}): Promise<UnitOverview> {
  const overview = await loadUnitOverview(viewer, unit, asked);
  if (overview === null) throw new Error(`no overview of ${unit}`);
  return overview;
}

const pureRequest = ({ unit, view }: UnitOverview) => ({
  register: facts.register,
  tree: facts.tree,
  aggregates: rollUp(observations, facts.tree, facts.register, view.lens),
  unit: unit.code,
  period: view.period.code,
  plan: view.plan.code,
  lens: view.lens,
});

function pureCoverage(unit: string, period: string, lens: Lens) {
  const there = new Set(
    countingObservations(observations, lens)
      .filter((observation) => observation.period === period)
      .map((observation) => `${observation.unit} ${observation.indicator}`),
  );
  const standing = facts.tree.subjects(unit, LEVELS).map(({ code, level }) => {
    const due = dueIndicators(facts.register, facts.tree, code);
    const present = due.filter((indicator) => there.has(`${code} ${indicator.code}`)).length;
    return { level, due: due.length, present };
  });
  const communes = standing.filter(({ level }) => level === "commune");
  return {
    due: standing.reduce((sum, { due }) => sum + due, 0),
    present: standing.reduce((sum, { present }) => sum + present, 0),
    communes: communes.length,
    communesComplete: communes.filter(({ due, present }) => due === present).length,
    communesEmpty: communes.filter(({ present }) => present === 0).length,
  };
}

describe("a page that is not there", () => {
  it.each([
    ["an unknown unit", central, "00"],
    ["a district of another province", ngheAn, "476"],
    ["a neighbouring district", phongDien, "477"],
    ["a commune of another district", phongDien, COMMUNE_OF_477],
    ["a commune of another province", ngheAn, "19822"],
  ])("%s", async (_, viewer, unit) => {
    expect(await loadUnitOverview(viewer, unit, {})).toBeNull();
  });
});

describe("what the page of a unit above the own scope leaves out", () => {
  it("a district sees its province without districts, workflow, provisional figures or rows", async () => {
    const page = await overviewOf(phongDien, "46", { lens: "provisional" });
    expect(page.view.lens).toBe("approved");
    expect(page.view.lenses).toEqual(["approved"]);
    expect(page.children).toBeNull();
    expect(page.coverage.workflow).toBeNull();
    expect(page.abilities).toEqual({
      seeWorkflow: false,
      seeProvisional: false,
      seeRows: false,
      enter: false,
      review: false,
    });
    expect(page.scorecard).toEqual(scoreUnit(pureRequest(page)));
  });

  it("a province sees the country with the provinces, approved only", async () => {
    const page = await overviewOf(ngheAn, "VN", { lens: "provisional", period: "2024" });
    expect(page.view.lens).toBe("approved");
    expect(page.children).toHaveLength(63);
    expect(page.coverage.workflow).toBeNull();
  });

  it("a viewer sees no workflow anywhere and enters nothing", async () => {
    const page = await overviewOf(reader, "476");
    expect(page.abilities).toEqual({
      seeWorkflow: false,
      seeProvisional: false,
      seeRows: true,
      enter: false,
      review: false,
    });
    expect(page.coverage.workflow).toBeNull();
  });

  it("a district learns its own place among its siblings, and no more of them", async () => {
    const asked = { period: "2024", plan: "thua-thien-hue" };
    const page = await overviewOf(phongDien, "476", asked);
    const siblings = scoreChildren({ ...pureRequest(page), unit: "46" });
    expect(page.rank).toEqual({
      place: siblings.find(({ unit }) => unit === "476")?.rank,
      of: siblings.filter(({ rank }) => rank !== null).length,
    });
    expect(page.rank).toEqual((await overviewOf(hue, "476", asked)).rank);
    expect((await overviewOf(phongDien, "476", { ...asked, lens: "provisional" })).rank).toBeNull();
    expect(JSON.stringify(page)).not.toContain('"477"');
  });
});

describe("the default view", () => {
  it("is the national plan for the country, the own plan from the province down", async () => {
    expect((await overviewOf(central, "VN")).view.plan.code).toBe("national");
    for (const unit of ["46", "476", "19822"]) {
      expect((await overviewOf(hue, unit)).view.plan.code).toBe("thua-thien-hue");
    }
    expect((await overviewOf(ngheAn, "412")).view.plan.code).toBe("nghe-an");
    expect((await overviewOf(central, "36")).view.plan.code).toBe("national");
  });

  it("is the latest period in which more than half of what is due is approved, else the latest", async () => {
    for (const unit of ["46", "476", "19822", "VN", "40"]) {
      const page = await overviewOf(central, unit);
      const filled = facts.register.periods.findLast(({ code }) => {
        const { present, due } = pureCoverage(unit, code, "approved");
        return 2 * present > due;
      });
      expect([unit, page.view.period.code]).toEqual([unit, filled?.code ?? "2025"]);
    }
  });

  it("takes the place of what the address may not ask for", async () => {
    const page = await overviewOf(hue, "46", {
      period: "x",
      plan: "nghe-an",
      lens: "secret",
      explain: "none",
    });
    const plain = await overviewOf(hue, "46");
    expect(page).toEqual(plain);
  });
});

describe("what the page shows", () => {
  it("the pure scorecard and coverage at every level under both lenses", async () => {
    for (const lens of LENSES) {
      for (const unit of ["VN", "46", "476", "19822", "40", "412"]) {
        const page = await overviewOf(central, unit, { lens, period: "2024" });
        expect(page.view.lens).toBe(lens);
        expect(page.scorecard).toEqual(scoreUnit(pureRequest(page)));
        expect([unit, page.coverage]).toEqual([
          unit,
          expect.objectContaining(pureCoverage(unit, "2024", lens)),
        ]);
      }
    }
  });

  it("the children's index, rank and statuses as their own scorecards have them, ranked first", async () => {
    for (const unit of ["VN", "46", "476"]) {
      const page = await overviewOf(central, unit, { period: "2024" });
      const wanted = scoreChildren(pureRequest(page));
      const rows = page.children ?? [];
      expect(rows).toHaveLength(facts.tree.children(unit).length);
      for (const row of rows.filter(({ inScope }) => inScope)) {
        const card = wanted.find((each) => each.unit === row.unit.code);
        expect([row.unit.code, row.index, row.rank]).toEqual([row.unit.code, card?.index, card?.rank]);
        for (const { status } of card?.targets ?? []) expect(row.statuses[status]).toBeGreaterThan(0);
        expect(Object.values(row.statuses).reduce((sum, n) => sum + n, 0)).toBe(card?.targets.length);
        expect(row).toMatchObject({
          due: pureCoverage(row.unit.code, "2024", "approved").due,
          present: pureCoverage(row.unit.code, "2024", "approved").present,
        });
      }
      const order = rows.map(({ inScope, rank }) => (inScope ? (rank ?? 1000) : 2000));
      expect(order).toEqual([...order].sort((left, right) => left - right));
    }
  });

  it("statuses that start from the earliest period where the baseline has no value", async () => {
    const later = observations.filter(({ period }) => period !== "2021");
    await fillObservations(database.ownerUrl, facts.tree, later);
    const page = await overviewOf(central, "46", { period: "2024" });
    const aggregates = rollUp(later, facts.tree, facts.register, "approved");
    for (const card of scoreChildren({ ...pureRequest(page), aggregates })) {
      const row = page.children?.find(({ unit }) => unit.code === card.unit);
      const counts: Record<string, number> = {};
      for (const { status } of card.targets) counts[status] = (counts[status] ?? 0) + 1;
      expect([card.unit, row?.statuses]).toEqual([card.unit, counts]);
    }
    await fillObservations(database.ownerUrl, facts.tree, observations);
  });

  it("every target under its pillar, worst gap first, with its past and the national target beside it", async () => {
    const page = await overviewOf(hue, "46", { period: "2024" });
    const rows = page.pillars.flatMap(({ targets }) => targets);
    expect(rows).toHaveLength(page.scorecard?.targets.length ?? -1);
    for (const { code, targets, figure } of page.pillars) {
      expect(figure).toBe(page.scorecard?.index.pillars[code]);
      expect(targets.every(({ indicator }) => indicator.pillar === code)).toBe(true);
      const gaps = targets.map(({ score }) => Number(score.attainment ?? 2));
      expect(gaps).toEqual([...gaps].sort((left, right) => left - right));
    }
    const files = rows.find(({ indicator }) => indicator.code === "CQS-1B");
    const criterion = rows.find(({ indicator }) => indicator.code === "CQS-2");
    expect(files?.series.map(({ period }) => period)).toEqual(facts.register.periods.map(({ code }) => code));
    expect(files?.previous?.period).toBe("2023");
    expect(files?.national).toBeNull();
    expect(criterion?.national).toMatchObject({ threshold: { numerator: 97, denominator: 100 } });
    expect(criterion?.score.threshold).toEqual({ numerator: 100, denominator: 100 });
    expect(criterion?.series.find(({ period }) => period === "2024")?.value).toBe(criterion?.score.value);
    const half = await overviewOf(hue, "46", { period: "2024-H1" });
    const previousOf = (indicator: string) =>
      half.pillars.flatMap(({ targets }) => targets).find((row) => row.indicator.code === indicator)?.previous
        ?.period;
    expect([previousOf("CQS-1B"), previousOf("CQS-2")]).toEqual(["2023-H1", "2023"]);
  });

  it("where unapproved values stand, to those inside", async () => {
    const page = await overviewOf(ngheAn, "412", { period: "2024" });
    expect(page.coverage.workflow).toEqual({
      submitted: 1,
      returned: 1,
      draft: 1,
      communesSubmitted: 1,
      communesReturned: 1,
      communesNotSent: page.unit.communes - 3,
    });
    const provisional = await overviewOf(ngheAn, "412", { period: "2024", lens: "provisional" });
    expect(provisional.coverage.workflow).toMatchObject({
      communesSubmitted: 0,
      communesReturned: 1,
      communesNotSent: provisional.coverage.communesEmpty - 1,
    });
    const communes = facts.tree.inScopeChildren("412").slice(0, 5);
    const own = await Promise.all(communes.map(({ code }) => overviewOf(ngheAn, code, { period: "2024" })));
    const none = { submitted: 0, returned: 0, draft: 0, communesSubmitted: 0, communesReturned: 0 };
    expect(own.map(({ coverage }) => coverage.workflow)).toEqual([
      { ...none, submitted: 1, communesSubmitted: 1, communesNotSent: 0 },
      { ...none, returned: 1, communesReturned: 1, communesNotSent: 0 },
      { ...none, draft: 1, communesNotSent: 1 },
      { ...none, communesNotSent: 0 },
      { ...none, communesNotSent: 1 },
    ]);
    const country = await overviewOf(central, "VN", { period: "2024" });
    expect(country.coverage.workflow).toMatchObject({ returned: 1, communesReturned: 1 });
  });

  it("a commune's contents, met and not met", async () => {
    const page = await overviewOf(hue, "19822", { period: "2024" });
    const judged = (page.scorecard?.targets ?? []).filter(({ ownOnlySubject }) => ownOnlySubject);
    expect(page.contents?.met).toBe(judged.filter(({ status }) => status === "met").length);
    expect(page.contents?.notMet).toEqual(
      judged.filter(({ status }) => status === "not-met").map(({ indicator }) => indicator),
    );
    expect((await overviewOf(hue, "476")).contents).toBeNull();
  });

  it("a figure opened", async () => {
    const page = await overviewOf(hue, "46", { period: "2024", explain: "CQS-2" });
    expect(page.explained?.score).toEqual(
      page.scorecard?.targets.find(({ indicator }) => indicator === "CQS-2"),
    );
  });

  it("a unit out of scope without figures", async () => {
    const ward = facts.tree.children("474").find(({ code }) => !facts.tree.inScope(code));
    const page = await overviewOf(hue, ward?.code ?? "");
    expect(page.unit.inScope).toBe(false);
    expect([page.scorecard, page.pillars, page.rank, page.contents]).toEqual([null, [], null, null]);
    expect(page.coverage).toMatchObject({ due: 0, present: 0, communes: 0, communesEmpty: 0 });
    expect(page.abilities.enter).toBe(false);
  });

  it("on what list of units it stands, and whether its figures are made up", async () => {
    const page = await overviewOf(hue, "46");
    expect(page.structure).toEqual({ date: "2022-04-10", communes: 8255, districts: 645 });
    expect(page.breadcrumb.map(({ code }) => code)).toEqual(["VN"]);
    expect(page.demonstration).toBe(false);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query("UPDATE reference_version SET demonstration = true, version = version + 1");
    expect((await overviewOf(hue, "46")).demonstration).toBe(true);
    await owner.query("UPDATE reference_version SET demonstration = false, version = version + 1");
    await owner.end();
  });
});

describe("the number of statements", () => {
  it.each([
    ["the country", central, "VN", 7],
    ["a province", hue, "46", 7],
    ["a commune", hue, "19822", 6],
    ["a district, its province looking", hue, "476", 7],
    ["a district itself, its hidden siblings read apart", phongDien, "476", 11],
  ])("%s", async (_, viewer, unit, budget) => {
    expect(await countWarmStatements(() => overviewOf(viewer, unit, { period: "2024" }))).toBe(budget);
  });
});
