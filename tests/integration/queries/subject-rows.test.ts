import { beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "@/lib/domain/observations/observation";
import { recordStatements } from "@/lib/server/db/client";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
import { loadSubjectRows, type SubjectQuestion } from "@/lib/server/queries/dashboard/load-subject-rows";
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
const reader = viewerOf("viewer", ["VN"]);

const asked: SubjectQuestion = { unit: "46", period: "2024", lens: "approved", indicator: "CQS-2" };
let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = goldenObservations(facts);
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

async function pageOf(question: SubjectQuestion, viewer = hue) {
  const found = await loadSubjectRows(viewer, question);
  if (!found.ok) throw new Error(found.kind);
  return found.value;
}

describe("rows nobody else sees", () => {
  it.each([
    ["another province's", ngheAn, asked, "not-found"],
    ["the country's, as a province", hue, { ...asked, unit: "VN" }, "not-found"],
    ["the own province's, as a district", phongDien, asked, "not-found"],
    ["an unknown unit's", central, { ...asked, unit: "00" }, "not-found"],
    ["provisional ones, as a viewer", reader, { ...asked, lens: "provisional" as const }, "forbidden"],
    ["of an unknown period", hue, { ...asked, period: "1999" }, "unknown-period"],
    ["of an unknown indicator", hue, { ...asked, indicator: "X" }, "unknown-indicator"],
  ])("%s", async (_, viewer, question, kind) => {
    expect(await loadSubjectRows(viewer, question)).toEqual({ ok: false, kind, facts: null });
  });
});

describe("the rows behind a figure", () => {
  it("add up to the figure, for every indicator and both lenses", async () => {
    for (const lens of ["approved", "provisional"] as const) {
      const card = await loadScorecard(hue, { unit: "46", period: "2024", plan: "thua-thien-hue", lens });
      if (!card.ok) throw new Error(card.kind);
      for (const { indicator, expected, missing, notApplicable, reported } of card.value.targets) {
        const { outcomes, total } = await pageOf({ ...asked, lens, indicator });
        expect([indicator, outcomes["not-applicable"], outcomes.missing, total]).toEqual([
          indicator,
          notApplicable,
          missing,
          expected + notApplicable,
        ]);
        expect(outcomes.met + outcomes["not-met"] + outcomes.reported).toBe(reported);
      }
    }
  });

  it("can be narrowed to one outcome", async () => {
    const all = await pageOf(asked);
    for (const outcome of ["met", "not-met", "missing"] as const) {
      const some = await pageOf({ ...asked, outcome });
      expect(some.rows).toEqual(all.rows.filter((row) => row.outcome === outcome));
      expect(some.total).toBe(all.outcomes[outcome]);
    }
  });

  it("come a hundred at a time in code order, and none behind the last", async () => {
    const question = { ...asked, unit: "VN" };
    const first = await pageOf(question, central);
    const second = await pageOf({ ...question, page: 2 }, central);
    expect([first.rows.length, second.rows.length, first.total]).toEqual([100, 100, 8255]);
    const codes = [...first.rows, ...second.rows].map(({ unit }) => unit.code);
    expect(codes).toEqual([...codes].sort());
    expect((await pageOf({ ...question, page: 99 }, central)).rows).toEqual([]);
  });

  it("name who approved to those who work on figures, not to a viewer", async () => {
    const met = { ...asked, outcome: "met" as const };
    const [officer] = (await pageOf(met)).rows;
    const [looker] = (await pageOf(met, reader)).rows;
    expect(officer?.approvedBy).toBe("Trần Thị Duyệt");
    expect(looker?.approvedBy).toBeNull();
    expect(officer?.parent?.name).toMatch(/^(Huyện|Thị xã|Thành phố)/);
  });

  it("show the working value beside the approved one, and not to a viewer", async () => {
    const submitted = observations.filter(
      ({ period, indicator, status, unit }) =>
        period === "2024" &&
        indicator === "CQS-2" &&
        status !== "approved" &&
        facts.tree.isWithin("46", unit),
    ).length;
    const statesOf = async (viewer: typeof hue) =>
      (await pageOf(asked, viewer)).rows.filter(({ working }) => working !== null).length;
    expect(await statesOf(hue)).toBe(submitted);
    expect(await statesOf(reader)).toBe(0);
  });

  it("take five statements", async () => {
    const { statements } = await recordStatements(() => pageOf({ ...asked, unit: "VN" }, central));
    expect(statements).toHaveLength(5);
  });
});
