import { beforeAll, describe, expect, it } from "vitest";
import { GET as scorecardRoute } from "@/app/api/v1/scorecards/[unit]/route";
import { GET as childrenRoute } from "@/app/api/v1/scorecards/[unit]/children/route";
import { rankedScorecardView, scorecardView } from "@/lib/contracts/api";
import type { ProblemDetails } from "@/lib/contracts/problem";
import type { Lens } from "@/lib/domain/observations/observation";
import { parseObservationRows } from "@/lib/domain/observations/parse-observation-rows";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { readCsv } from "@/lib/server/files/read-csv";
import { reference } from "@/lib/server/reference/load-reference";
import { type Caller, readGolden, useApi } from "@/tests/support/api-caller";

const api = useApi();
const CSV = readGolden("thua-thien-hue/observations.csv");

const ask = async (unit: string, query: string, as: Caller | null = "central") =>
  api.call(scorecardRoute, `/api/v1/scorecards/${unit}${query}`, { as, params: { unit } });
const askChildren = async (unit: string, query: string, as: Caller | null = "central") =>
  api.call(childrenRoute, `/api/v1/scorecards/${unit}/children${query}`, { as, params: { unit } });
const refusal = async (response: Response) => {
  const { pointer } = (await response.json()) as ProblemDetails;
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return [response.status, pointer];
};

beforeAll(async () => {
  const { report } = await api.importFile(CSV);
  expect(report).toMatchObject({ applied: true, rows: 4008, created: 4008, faults: [] });
}, 60_000);

describe("a scorecard is refused", () => {
  it("to nobody signed in", async () => {
    expect((await ask("46", "?period=2024", null)).status).toBe(401);
  });

  it.each([
    ["", "period"],
    ["?period=", "period"],
    ["?period=2030", "period"],
    ["?period=2024&plan=none", "plan"],
    ["?period=2024&plan=nghe-an", "plan"],
    ["?period=2024&lens=final", "lens"],
    ["?period=2024&year=2024", "year"],
    ["?period=2024&period=2023", "period"],
  ])("for the query %s", async (query, pointer) => {
    expect(await refusal(await ask("46", query))).toEqual([400, pointer]);
    expect(await refusal(await askChildren("46", query))).toEqual([400, pointer]);
  });

  it.each<readonly [Caller, string]>([
    ["central", "99999"],
    ["central", "046"],
    ["ngheAn", "474"],
    ["ngheAn", "19822"],
    ["huongTra", "476"],
    ["huongTra", "19822"],
    ["hueViewer", "365"],
  ])("to %s for %s as if there were none", async (as, unit) => {
    expect(await refusal(await ask(unit, "?period=2024", as))).toEqual([404, undefined]);
    expect(await refusal(await askChildren(unit, "?period=2024", as))).toEqual([404, undefined]);
  });

  it.each<readonly [Caller, string]>([
    ["ngheAn", "46"],
    ["huongTra", "46"],
    ["hueViewer", "40"],
  ])("to %s for the children of %s", async (as, unit) => {
    expect((await ask(unit, "?period=2024", as)).status).toBe(200);
    expect(await refusal(await askChildren(unit, "?period=2024", as))).toEqual([404, undefined]);
  });

  it.each<readonly [Caller, string]>([
    ["ngheAn", "46"],
    ["hue", "VN"],
    ["huongTra", "46"],
    ["viewer", "46"],
    ["hueViewer", "474"],
    ["administrator", "VN"],
  ])("to %s for the provisional figures of %s", async (as, unit) => {
    expect(await refusal(await ask(unit, "?period=2024&lens=provisional", as))).toEqual([403, undefined]);
  });
});

describe("a scorecard", () => {
  const lenses: readonly Lens[] = ["approved", "provisional"];
  const pure = async (lens: Lens) => {
    const { register, tree } = await reference();
    const reading = readCsv(Buffer.from(CSV));
    if (!reading.ok) throw new Error("the golden file cannot be read");
    const parsed = parseObservationRows(reading.table, { register, tree, emptyStatus: "approved" });
    const observations = parsed.observations.map(({ observation }) => observation);
    return { register, tree, aggregates: rollUp(observations, tree, register, lens), lens };
  };

  it.each(lenses)(
    "from the database is that of the file, field by field, %s",
    async (lens) => {
      const ground = await pure(lens);
      for (const { code: period } of ground.register.periods) {
        for (const [unit, plan] of [
          ["VN", "national"],
          ["46", "national"],
          ["46", "thua-thien-hue"],
          ["474", "thua-thien-hue"],
          ["476", "national"],
          ["19822", "thua-thien-hue"],
          ["40", "nghe-an"],
        ] as const) {
          const query = `?period=${period}&plan=${plan}&lens=${lens}`;
          const expected = { ...ground, unit, period, plan };
          const scorecard = await (await ask(unit, query)).json();
          expect(scorecard, `${unit} ${query}`).toEqual(JSON.parse(JSON.stringify(scoreUnit(expected))));
          const children = await (await askChildren(unit, query)).json();
          expect(children, `children of ${unit} ${query}`).toEqual(
            JSON.parse(JSON.stringify(scoreChildren(expected))),
          );
        }
      }
    },
    120_000,
  );

  it.each([
    ["46", "2024", "thua-thien-hue"],
    ["46", "2021", "national"],
    ["46", "2023-H1", "national"],
    ["474", "2024", "thua-thien-hue"],
    ["19822", "2024", "thua-thien-hue"],
  ])("of %s in %s is the golden one", async (unit, period, plan) => {
    const golden = JSON.parse(readGolden(`thua-thien-hue/expected-${unit}-${period}-${plan}-approved.json`));
    const response = await ask(unit, `?period=${period}&plan=${plan}`, "hue");
    const scorecard: unknown = await response.json();
    expect(scorecard).toMatchObject(golden);
    expect(scorecardView.parse(scorecard)).toEqual(scorecard);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("of every child of 46 is the golden one, with its rank", async () => {
    const golden = JSON.parse(
      readGolden("thua-thien-hue/expected-children-46-2024-thua-thien-hue-approved.json"),
    );
    const children: unknown = await (
      await askChildren("46", "?period=2024&plan=thua-thien-hue", "hueViewer")
    ).json();
    expect(children).toMatchObject(golden);
    expect(rankedScorecardView.array().parse(children)).toEqual(children);
  });

  it("has the national plan and the approved lens unless asked otherwise, and communes have no children", async () => {
    const plain = await (await ask("46", "?period=2024")).json();
    expect(plain).toEqual(await (await ask("46", "?period=2024&plan=national&lens=approved")).json());
    expect(await (await askChildren("19822", "?period=2024", "phongDien")).json()).toEqual([]);
  });
});
