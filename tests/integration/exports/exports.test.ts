import ExcelJS from "@protobi/exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as exportRoute } from "@/app/api/v1/exports/[report]/route";
import { GET as observationsRoute } from "@/app/api/v1/observations/route";
import { GET as scorecardRoute } from "@/app/api/v1/scorecards/[unit]/route";
import { GET as childrenRoute } from "@/app/api/v1/scorecards/[unit]/children/route";
import type { ObservationPage } from "@/lib/contracts/api";
import type { ProblemDetails } from "@/lib/contracts/problem";
import type { RankedScorecard, Scorecard } from "@/lib/domain/scoring/scorecard";
import { readCsv } from "@/lib/server/files/read-csv";
import { asOwner } from "@/tests/integration/auth/people";
import { type Caller, readGolden, toCsv, useApi } from "@/tests/support/api-caller";

const api = useApi();

const ask = (report: string, query: string, as: Caller | null = "central") =>
  api.call(exportRoute, `/api/v1/exports/${report}${query}`, { as, params: { report } });
const refusal = async (response: Response) => [
  response.status,
  ((await response.json()) as ProblemDetails).pointer,
];
const table = async (response: Response) => {
  const reading = readCsv(new Uint8Array(await response.arrayBuffer()));
  if (!reading.ok) throw new Error("the file cannot be read back");
  return reading.table;
};
const workbook = async (response: Response) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
};
const json = async <Answer>(response: Response) => (await response.json()) as Answer;

beforeAll(async () => {
  const { report } = await api.importFile(readGolden("thua-thien-hue/observations.csv"));
  expect(report.applied).toBe(true);
}, 60_000);

describe("an export is refused", () => {
  it("to nobody signed in, and where there is no such report", async () => {
    expect((await ask("national-summary", "?period=2024", null)).status).toBe(401);
    expect((await ask("official-report", "?period=2024")).status).toBe(404);
    expect((await ask("everything", "?period=2024")).status).toBe(404);
  });

  it.each([
    ["national-summary", "", "period"],
    ["national-summary", "?period=1999", "period"],
    ["national-summary", "?period=2024&plan=none", "plan"],
    ["national-summary", "?period=2024&unit=46&plan=nghe-an", "plan"],
    ["national-summary", "?period=2024&lens=all", "lens"],
    ["national-summary", "?period=2024&format=docx", "format"],
    ["national-summary", "?period=2024&indicator=CQS-2", "indicator"],
    ["national-summary", "?period=2024&lang=fr", "lang"],
    ["national-summary", "?period=2024&year=2024", "year"],
    ["units-not-meeting", "?period=2024", "indicator"],
    ["units-not-meeting", "?period=2024&indicator=CQS", "indicator"],
    ["units-not-meeting", "?period=2024&indicator=NA-DL", "indicator"],
    ["observations", "?period=2024&format=xlsx", "format"],
    ["observations", "?period=2024&indicator=CQS", "indicator"],
  ])("%s%s: 400", async (report, query, pointer) => {
    expect(await refusal(await ask(report, query))).toEqual([400, pointer]);
  });

  it.each<readonly [Caller, string]>([
    ["ngheAn", "46"],
    ["ngheAn", "VN"],
    ["huongTra", "46"],
    ["huongTra", "19822"],
    ["hueViewer", "365"],
    ["central", "99999"],
  ])("to %s for %s as if there were none", async (as, unit) => {
    for (const report of ["national-summary", "observations"]) {
      expect(await refusal(await ask(report, `?period=2024&unit=${unit}`, as))).toEqual([404, undefined]);
    }
    expect(
      await refusal(await ask("units-not-meeting", `?period=2024&unit=${unit}&indicator=CQS-2`, as)),
    ).toEqual([404, undefined]);
  });

  it.each<Caller>(["hueViewer", "administrator"])("to %s for provisional figures", async (as) => {
    expect((await ask("national-summary", "?period=2024&lens=provisional", as)).status).toBe(403);
    expect((await ask("observations", "?period=2024&lens=provisional", as)).status).toBe(403);
  });
});

describe("the summary of targets", () => {
  const query = "?period=2024&plan=thua-thien-hue&unit=46";

  it("holds the scorecards of the unit and its children, as real numbers", async () => {
    const scorecards = [
      await json<Scorecard>(
        await api.call(scorecardRoute, `/api/v1/scorecards/46?period=2024&plan=thua-thien-hue`, {
          params: { unit: "46" },
        }),
      ),
      ...(await json<RankedScorecard[]>(
        await api.call(childrenRoute, `/api/v1/scorecards/46/children?period=2024&plan=thua-thien-hue`, {
          params: { unit: "46" },
        }),
      )),
    ];
    const file = await json<{ rows: Record<string, unknown>[] }>(
      await ask("national-summary", `${query}&format=json`),
    );
    expect(file.rows).toHaveLength(scorecards.length);
    for (const [place, scorecard] of scorecards.entries()) {
      const row = file.rows[place] ?? {};
      expect(row).toMatchObject({
        unit: scorecard.unit,
        index: scorecard.index.value === null ? null : Number(scorecard.index.value),
        rank: "rank" in scorecard ? scorecard.rank : null,
        applicable: scorecard.index.applicable,
      });
      for (const {
        indicator,
        kind,
        value,
        numerator,
        denominator,
        missing,
        ownOnlySubject,
      } of scorecard.targets) {
        expect([
          row[`${indicator}.numerator`],
          row[`${indicator}.denominator`],
          row[`${indicator}.missing`],
        ]).toEqual([numerator, denominator, missing]);
        const isShare = kind === "share-of-units" || kind === "ratio-of-sums";
        if (isShare && value !== null && !ownOnlySubject)
          expect(row[`${indicator}.result`]).toBeCloseTo(Number(value), 6);
      }
    }
  });

  it("as XLSX has codes as text, percent formats with the screen's decimals, frozen headings and a sheet of notes", async () => {
    const response = await ask("national-summary", query, "hue");
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="tong-hop-muc-tieu-46-2024.xlsx"',
    );
    const book = await workbook(response);
    const [sheet, notes] = book.worksheets;
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 4 });
    expect([sheet?.getCell("A4").value, sheet?.getCell("A5").value, sheet?.getCell("A6").value]).toEqual([
      "Mã đơn vị",
      "46",
      "474",
    ]);
    expect(sheet?.getCell("A5").type).toBe(ExcelJS.ValueType.String);
    const headings = sheet?.getRow(4).values as string[];
    const result = headings.indexOf("Kết quả");
    expect(sheet?.getRow(5).getCell(result).value).toBeTypeOf("number");
    expect(sheet?.getRow(5).getCell(result).numFmt).toMatch(/^0\.0+%$/);
    const text = notes?.getSheetValues().flat().join("\n");
    for (const part of [
      "Tỉnh Thừa Thiên Huế",
      "Năm 2024",
      "Số đã duyệt",
      "10/4/2022",
      "phiên bản 1",
      "Người hue",
    ])
      expect(text).toContain(part);
  });

  it("as CSV opens with a byte order mark, in English on request, for the country by default of the central office", async () => {
    const response = await ask("national-summary", "?period=2024&format=csv&lang=en");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await response.clone().arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { header, rows } = await table(response);
    expect(header.slice(0, 3)).toEqual(["Unit code", "Unit", "Level"]);
    expect(rows.map(({ cells }) => cells[0])).toHaveLength(64);
    expect(rows[0]?.cells[0]).toBe("VN");
    expect(rows[1]?.cells[0]).toBe("01");
  });

  it("carries the mark of demonstration and of provisional figures on every row", async () => {
    const mark = (demonstration: boolean) =>
      asOwner(
        api.database.ownerUrl,
        `UPDATE reference_version SET demonstration = ${demonstration}, version = version + 1`,
      );
    await mark(true);
    const response = await ask("national-summary", `${query}&format=csv&lens=provisional`);
    expect(response.headers.get("content-disposition")).toContain("tam-tinh-minh-hoa.csv");
    const { rows } = await table(response);
    for (const { cells } of rows) expect(cells.at(-1)).toBe("Dữ liệu minh họa · Số tạm tính");
    await mark(false);
  });

  it("of a commune is its own line only", async () => {
    const { rows } = await table(
      await ask("national-summary", "?period=2024&unit=19822&format=csv", "phongDien"),
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(["19822"]);
  });
});

describe("units not meeting a target", () => {
  const listed = async (query: string, as: Caller = "hue") =>
    (
      await json<{ rows: Record<string, string | number | null>[] }>(
        await ask("units-not-meeting", `?period=2024&format=json&${query}`, as),
      )
    ).rows;
  const score = async (indicator: string, unit = "46") =>
    (
      await json<Scorecard>(
        await api.call(scorecardRoute, `/api/v1/scorecards/${unit}?period=2024`, { params: { unit } }),
      )
    ).targets.find((target) => target.indicator === indicator);

  it.each(["CQS-2", "CQS-5", "XHS-1", "KTS-1"])(
    "of %s are as many as its scorecard says",
    async (indicator) => {
      const target = await score(indicator);
      const rows = await listed(`indicator=${indicator}`);
      const isMissing = (row: (typeof rows)[number]) => row["outcome"] === "Chưa có số liệu";
      expect(rows.filter(isMissing)).toHaveLength(target?.missing ?? -1);
      expect(rows.filter((row) => !isMissing(row))).toHaveLength(
        (target?.reported ?? 0) - (target?.numerator ?? 0),
      );
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it("of a ratio are those whose own does not pass", async () => {
    const rows = await listed("indicator=CQS-1D&unit=476");
    for (const row of rows.filter(({ outcome }) => outcome === "Chưa đạt"))
      expect(Number(row["result"])).toBeLessThan(1);
    const values = await json<ObservationPage>(
      await api.call(
        observationsRoute,
        "/api/v1/observations?unit=476&period=2024&indicator=CQS-1D&status=approved&limit=1000",
      ),
    );
    const passing = values.items.filter(
      ({ numerator, denominator }) => Number(numerator) * 100 >= Number(denominator) * 80,
    );
    const codes = rows.map(({ unit }) => unit);
    for (const { unit } of passing) expect(codes).not.toContain(unit);
  });

  it("of a count per unit are the units it is counted at", async () => {
    const rows = await listed("indicator=TD-1");
    expect(rows.map(({ unit, count }) => [unit, count])).toEqual([["46", 0]]);
  });

  it("tell where the missing value stands, only to those who may see it", async () => {
    const working = ["bản nháp, chưa gửi", "đã gửi, chờ duyệt", "bị trả lại"];
    const reasons = (rows: Awaited<ReturnType<typeof listed>>) =>
      rows.flatMap(({ reason }) => String(reason).split("; "));
    expect(reasons(await listed("indicator=CQS-2")).some((reason) => working.includes(reason))).toBe(true);
    expect(
      reasons(await listed("indicator=CQS-2", "hueViewer")).some((reason) => working.includes(reason)),
    ).toBe(false);
  });
});

describe("observations", () => {
  it("leave as a file that an import takes back unchanged", async () => {
    const csv = await (await ask("observations", "?period=2024&unit=46&lens=provisional")).text();
    const { report } = await api.importFile(csv);
    expect(report).toMatchObject({ applied: true, created: 0, updated: 0, faults: [] });
    expect(report.unchanged).toBe(report.rows);
    expect(report.rows).toBeGreaterThan(741);
  });

  it("are approved ones only unless provisional, and of one indicator on request", async () => {
    const rows = await json<Record<string, unknown>[]>(
      await ask("observations", "?period=2024&indicator=CQS-2&format=json", "hueViewer"),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ indicator: "CQS-2", status: "approved" });
  });

  it("hold no text that a spreadsheet would run", async () => {
    const row = {
      unit: "VN",
      indicator: "CQS-8",
      period: "2023",
      status: "approved",
      state: "not-applicable",
      reason: '"=HYPERLINK(""http://x"")"',
    };
    expect((await api.importFile(toCsv([row]))).report.applied).toBe(true);
    const { rows } = await table(await ask("observations", "?period=2023&indicator=CQS-8"));
    const reason = rows.find(({ cells }) => cells[0] === "VN")?.cells.at(-1);
    expect(reason).toBe('other: =HYPERLINK("http://x")');
  });
});
