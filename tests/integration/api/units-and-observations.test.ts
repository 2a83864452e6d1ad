import { beforeAll, describe, expect, it } from "vitest";
import { GET as observationsRoute } from "@/app/api/v1/observations/route";
import { GET as openapiRoute } from "@/app/api/v1/openapi.json/route";
import { GET as unitRoute } from "@/app/api/v1/units/[code]/route";
import { GET as unitChildrenRoute } from "@/app/api/v1/units/[code]/children/route";
import { type ObservationPage, observationPage, type UnitPage, unitPage } from "@/lib/contracts/api";
import type { ProblemDetails } from "@/lib/contracts/problem";
import { type Caller, readGolden, useApi } from "@/tests/support/api-caller";

const api = useApi();
const CSV = readGolden("thua-thien-hue/observations.csv");

const askUnit = (code: string, query = "", as: Caller | null = "huongTra") =>
  api.call(unitRoute, `/api/v1/units/${code}${query}`, { as, params: { code } });
const askChildren = (code: string, query = "", as: Caller | null = "huongTra") =>
  api.call(unitChildrenRoute, `/api/v1/units/${code}/children${query}`, { as, params: { code } });
const ask = (query: string, as: Caller | null = "central") =>
  api.call(observationsRoute, `/api/v1/observations${query}`, { as });
const page = async (query: string, as: Caller = "central") => {
  const found = (await (await ask(query, as)).json()) as ObservationPage;
  expect(observationPage.parse(found)).toEqual(found);
  return found;
};
const refusal = async (response: Response) => [
  response.status,
  ((await response.json()) as ProblemDetails).pointer,
];

beforeAll(async () => {
  const { report } = await api.importFile(CSV);
  expect(report.applied).toBe(true);
}, 60_000);

describe("units", () => {
  it("are refused to nobody signed in, where unknown, and with parameters that are not theirs", async () => {
    expect((await askUnit("46", "", null)).status).toBe(401);
    expect((await askUnit("99")).status).toBe(404);
    expect((await askChildren("99")).status).toBe(404);
    expect(await refusal(await askUnit("46", "?period=2024"))).toEqual([400, "period"]);
    expect(await refusal(await askChildren("46", "?limit=0"))).toEqual([400, "limit"]);
    expect(await refusal(await askChildren("46", "?limit=1001"))).toEqual([400, "limit"]);
    expect(await refusal(await askChildren("46", "?limit=1.5"))).toEqual([400, "limit"]);
    expect(await refusal(await askChildren("46", "?cursor=nonsense"))).toEqual([400, "cursor"]);
  });

  it("are known to everybody signed in, with the chain above", async () => {
    expect(await (await askUnit("365")).json()).toMatchObject({
      code: "365",
      level: "district",
      inScope: expect.any(Boolean),
      parents: [{ code: "36" }, { code: "VN" }],
    });
    expect(await (await askUnit("19822")).json()).toEqual({
      code: "19822",
      level: "commune",
      name: "Xã Điền Hương",
      type: "xã",
      inScope: true,
      parents: [
        { code: "476", name: "Huyện Phong Điền" },
        { code: "46", name: "Tỉnh Thừa Thiên Huế" },
        { code: "VN", name: "Việt Nam" },
      ],
    });
  });

  it("list their children by code, in scope or not, page by page", async () => {
    const all = (await (await askChildren("476", "?limit=1000")).json()) as UnitPage;
    expect(unitPage.parse(all)).toEqual(all);
    expect(all.nextCursor).toBeNull();
    expect(all.items.map(({ inScope }) => inScope)).toContain(false);
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const suffix: string = cursor === null ? "" : `&cursor=${cursor}`;
      const part = (await (await askChildren("476", `?limit=5${suffix}`)).json()) as UnitPage;
      codes.push(...part.items.map(({ code }) => code));
      cursor = part.nextCursor;
    } while (cursor !== null);
    expect(codes).toEqual(all.items.map(({ code }) => code));
    expect(codes).toEqual([...codes].sort());
    expect(((await (await askChildren("VN", "?limit=63")).json()) as UnitPage).nextCursor).toBeNull();
  });
});

describe("observations", () => {
  it.each([
    ["?period=2024", "unit"],
    ["?unit=46", "period"],
    ["?unit=46&period=1999", "period"],
    ["?unit=46&period=2024&indicator=CQS", "indicator"],
    ["?unit=46&period=2024&status=open", "status"],
    ["?unit=46&period=2024&limit=x", "limit"],
    ["?unit=46&period=2024&cursor=WzFd", "cursor"],
    ["?unit=46&period=2024&plan=national", "plan"],
  ])("are refused for %s", async (query, pointer) => {
    expect(await refusal(await ask(query))).toEqual([400, pointer]);
  });

  it.each<readonly [Caller, string]>([
    ["ngheAn", "46"],
    ["ngheAn", "VN"],
    ["ngheAn", "19822"],
    ["huongTra", "46"],
    ["huongTra", "476"],
    ["hueViewer", "40"],
    ["central", "99999"],
  ])("are nothing %s could know of for %s", async (as, unit) => {
    expect(await refusal(await ask(`?unit=${unit}&period=2024`, as))).toEqual([404, undefined]);
  });

  it.each<Caller>(["viewer", "hueViewer", "administrator"])("show %s approved rows only", async (as) => {
    const { items } = await page("?unit=476&period=2024&limit=1000", as);
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(["approved"]));
    expect((await page("?unit=476&period=2024&status=submitted", as)).items).toEqual([]);
  });

  it("come in order of unit, indicator, approved before working, the same page by page", async () => {
    const { items, nextCursor } = await page("?unit=46&period=2024&limit=1000", "hue");
    const inFile = CSV.split("\n").filter((line) => /^[^,]+,[^,]+,2024,/.test(line)).length;
    expect([items.length, nextCursor]).toEqual([inFile, null]);
    const place = ({ unit, indicator, status }: ObservationPage["items"][number]) =>
      `${unit} ${indicator} ${status === "approved" ? 0 : 1}`;
    expect(items.map(place)).toEqual(items.map(place).sort());
    const walked: ObservationPage["items"] = [];
    let cursor: string | null = null;
    do {
      const suffix: string = cursor === null ? "" : `&cursor=${cursor}`;
      const part: ObservationPage = await page(`?unit=46&period=2024&limit=97${suffix}`, "hue");
      walked.push(...part.items);
      cursor = part.nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(items);
  });

  it("are filtered by indicator and status, and hold what the file held", async () => {
    const { items } = await page("?unit=476&period=2024&indicator=XHS-1&status=approved", "phongDien");
    expect(items.length).toBeGreaterThan(0);
    for (const row of items) {
      expect(row).toMatchObject({ indicator: "XHS-1", status: "approved", period: "2024", version: 1 });
      if (row.state === "reported") expect(Array.isArray(row.services)).toBe(true);
    }
  });
});

it("the description of the API is OpenAPI 3.1 and names every call", async () => {
  const response = await api.call(openapiRoute, "/api/v1/openapi.json", { as: "viewer" });
  const described = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(described.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(described.paths).sort()).toEqual([
    "/exports/{report}",
    "/imports",
    "/observations",
    "/openapi.json",
    "/scorecards/{unit}",
    "/scorecards/{unit}/children",
    "/units/{code}",
    "/units/{code}/children",
  ]);
  expect(JSON.stringify(described)).not.toContain("undefined");
});
