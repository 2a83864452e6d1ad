import ExcelJS from "@protobi/exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as observationsRoute } from "@/app/api/v1/observations/route";
import type { ObservationPage } from "@/lib/contracts/api";
import { LARGEST_IMPORT, XLSX_TYPE } from "@/lib/contracts/import-file";
import { verifyAudit } from "@/lib/server/audit/verify-audit";
import { asOwner } from "@/tests/integration/auth/people";
import { type Caller, type CsvRow, toCsv, useApi } from "@/tests/support/api-caller";

const api = useApi();

const XA = "19822";
const OTHER_XA = "20005";
const criterion = (row: CsvRow = {}): CsvRow => ({
  unit: XA,
  indicator: "CQS-2",
  period: "2024",
  state: "reported",
  met: true,
  ...row,
});
const ratio = (row: CsvRow = {}): CsvRow => ({
  unit: XA,
  indicator: "CQS-1D",
  period: "2024",
  state: "reported",
  numerator: 5,
  denominator: 8,
  ...row,
});

const owner = <Row extends object>(sql: string) => asOwner<Row>(api.database.ownerUrl, sql);
const emptied = () =>
  owner(
    "TRUNCATE observation, report, roll_up, coverage, workflow, roll_up_scope, audit_entry, audit_chain, idempotency_key",
  );

/** Everything an import could touch, with the transaction that wrote each row. */
const TOUCHED = [
  "observation",
  "report",
  "roll_up",
  "coverage",
  "workflow",
  "audit_entry",
  "audit_chain",
  "idempotency_key",
];
const fingerprint = async () =>
  Promise.all(
    TOUCHED.map((table) =>
      owner(
        `SELECT '${table}' AS name, count(*)::int AS rows, coalesce(string_agg(t.xmin::text, ',' ORDER BY t.ctid), '') AS written FROM ${table} t`,
      ),
    ),
  );

const stored = async (as: Caller = "central", unit = "46") => {
  const response = await api.call(
    observationsRoute,
    `/api/v1/observations?unit=${unit}&period=2024&limit=1000`,
    { as },
  );
  return ((await response.json()) as ObservationPage).items;
};
const faultsOf = async (rows: readonly CsvRow[] | string, as: Caller = "phongDien") => {
  const { status, report } = await api.importFile(typeof rows === "string" ? rows : toCsv(rows), { as });
  expect(status).toBe(422);
  return report.faults.map(({ line, column, code }) => [line, column, code]);
};

beforeEach(emptied);

describe("who may import", () => {
  it("is nobody who is not signed in", async () => {
    expect((await api.importFile(toCsv([criterion()]), { as: null })).status).toBe(401);
  });

  it.each(["viewer", "hueViewer", "administrator"] as const)("is not %s", async (as) => {
    expect((await api.importFile(toCsv([criterion()]), { as })).status).toBe(403);
    expect((await api.importFile(toCsv([criterion()]), { as, dryRun: true })).status).toBe(403);
  });

  it("is a district for its own units only", async () => {
    expect(
      await faultsOf([
        criterion(),
        criterion({ unit: OTHER_XA }),
        criterion({ unit: "46", indicator: "CQS-8", met: "", numerator: 1, denominator: 2 }),
      ]),
    ).toEqual([
      [3, "unit", "unit-outside-scope"],
      [4, "unit", "unit-outside-scope"],
    ]);
  });

  it.each(["approved", "returned"])("is not a district or province with status %s", async (status) => {
    expect(await faultsOf([criterion({ status })])).toEqual([[2, "status", "status-not-allowed"]]);
    expect(await faultsOf([criterion({ status })], "hue")).toEqual([[2, "status", "status-not-allowed"]]);
  });

  it("is nobody while the period is closed", async () => {
    await owner(
      "UPDATE period SET mode = 'closed' WHERE code = '2021'; UPDATE reference_version SET version = version + 1",
    );
    expect(await faultsOf([criterion({ period: "2021" })], "central")).toEqual([
      [2, "period", "period-closed"],
    ]);
    await owner(
      "UPDATE period SET mode = 'backfill' WHERE code = '2021'; UPDATE reference_version SET version = version + 1",
    );
  });
});

describe("what is no import", () => {
  it.each([
    ["?dryRun=2", "dryRun"],
    ["?dryRun=", "dryRun"],
    ["?force=1", "force"],
    ["?dryRun=1&dryRun=1", "dryRun"],
  ])("the query %s", async (query, pointer) => {
    const { status, report } = await api.importFile(toCsv([criterion()]), { query });
    expect([status, report.pointer]).toEqual([400, pointer]);
  });

  it.each([
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "",
    "text/csv; charset=windows-1258",
  ])("a body of type %s", async (type) => {
    expect((await api.importFile(toCsv([criterion()]), { headers: { "content-type": type } })).status).toBe(
      415,
    );
  });

  it("a packed body", async () => {
    expect(
      (await api.importFile(toCsv([criterion()]), { headers: { "content-encoding": "gzip" } })).status,
    ).toBe(415);
  });

  it("a body above 20 MB, announced or not, of which no more than the limit is read", async () => {
    let pulled = 0;
    const rubbish = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1;
          if (pulled > 200) controller.close();
          else controller.enqueue(new Uint8Array(1024 * 1024).fill(65));
        },
      });
    expect((await api.importFile(rubbish())).status).toBe(413);
    expect(pulled).toBeLessThan(LARGEST_IMPORT / 1024 / 1024 + 5);
    pulled = 0;
    const announced = { "content-length": String(200 * 1024 * 1024) };
    expect((await api.importFile(rubbish(), { headers: announced })).status).toBe(413);
    expect(pulled).toBeLessThan(3);
  });

  it.each([
    ["an empty file", "", "empty-file"],
    ["nothing but a byte order mark", "\uFEFF", "empty-file"],
    ["blank lines", "\n\n", "no-header"],
    ["a file without known columns", "a,b\n1,2\n", "no-header"],
    ["bytes that are no UTF-8", new Uint8Array([0x75, 0x6e, 0xff, 0xfe]), "not-text"],
  ])("%s: one fault, of the dry run too", async (_what, body, code) => {
    const refused = await api.importFile(body);
    expect([refused.status, refused.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect(refused.report.faults).toMatchObject([{ line: 1, code }]);
    const tried = await api.importFile(body, { dryRun: true });
    expect([tried.status, tried.report.applied]).toEqual([200, false]);
    expect(tried.report.faults).toEqual(refused.report.faults);
  });
});

describe("faults", () => {
  it("all of them, by line and column, and nothing is written", async () => {
    const before = await fingerprint();
    const rows = [
      criterion({ unit: "24", indicator: "CQS-5" }),
      criterion({ unit: "1" }),
      ratio({ numerator: 9 }),
      criterion({ indicator: "CQS-3" }),
      criterion({ indicator: "CQS-3" }),
      criterion({ indicator: "CQS-4", state: "not-applicable", met: "" }),
      criterion({ indicator: "NEW" }),
      criterion({ period: "2030" }),
      criterion({ indicator: "KTS-1", met: "co" }),
    ];
    expect(await faultsOf(rows, "central")).toEqual([
      [2, "unit", "wrong-level-likely"],
      [3, "unit", "unknown-unit-likely"],
      [4, "numerator", "numerator-above-denominator"],
      [6, "unit", "duplicate-row"],
      [7, "reason", "reason-missing"],
      [8, "indicator", "unknown-indicator"],
      [9, "period", "unknown-period"],
      [10, "met", "not-boolean"],
    ]);
    expect(await fingerprint()).toEqual(before);
  });

  it("of the row and of the policy stand side by side", async () => {
    expect(
      await faultsOf([ratio({ numerator: 9, status: "approved" }), ratio({ unit: OTHER_XA, numerator: 9 })]),
    ).toEqual([
      [2, "numerator", "numerator-above-denominator"],
      [2, "status", "status-not-allowed"],
      [3, "numerator", "numerator-above-denominator"],
      [3, "unit", "unit-outside-scope"],
    ]);
  });

  it("of a file of rubbish as many as an answer can hold, and of one with endless rows one", async () => {
    const header = "unit,indicator,period,status,state\n";
    const many = await api.importFile(header + "9,X,Y,Z,W\n".repeat(30_000), { as: "phongDien" });
    expect([many.status, many.report.faults.length]).toEqual([422, 100_001]);
    expect(many.report.faults.at(-1)).toMatchObject({ column: null, code: "too-many-faults" });

    const endless = await api.importFile(header + "\n".repeat(700_000), { as: "phongDien" });
    expect(endless.status).toBe(422);
    expect(endless.report.faults).toMatchObject([{ line: 1, code: "too-many-rows" }]);
  }, 60_000);

  it("name the likely code that lost its zeros, in the caller's language", async () => {
    const lost = toCsv([ratio({ unit: "24", indicator: "CQS-1C" })]);
    const vietnamese = await api.importFile(lost);
    expect(vietnamese.report.faults[0]?.message).toContain("“024”");
    const english = await api.importFile(lost, { headers: { cookie: "lang=en" } });
    expect(english.report.faults[0]?.message).toContain('likely "024"');
  });

  it("a draft over a submitted value is locked, except for the central office", async () => {
    await api.importFile(toCsv([criterion({ status: "submitted" })]), { as: "phongDien" });
    const before = await fingerprint();
    expect(await faultsOf([criterion({ met: false }), criterion({ indicator: "CQS-3" })])).toEqual([
      [2, "status", "locked"],
    ]);
    expect(await fingerprint()).toEqual(before);
    const besideNewReport = [criterion({ met: false }), criterion({ period: "2023" })];
    expect(await faultsOf(besideNewReport)).toEqual([[2, "status", "locked"]]);
    expect(await fingerprint()).toEqual(before);
    const central = await api.importFile(toCsv([criterion({ met: false })]));
    expect(central.report).toMatchObject({ applied: true, updated: 1 });
    expect(await stored()).toMatchObject([{ status: "draft", met: false }]);
  });
});

describe("an import", () => {
  it("takes BOM, semicolons, CRLF, columns in any order and NFD text", async () => {
    const csv =
      '\uFEFFindicator;unit;period;state;reason;services;feedback\r\nXHS-1;19822;2024;reported;;"health;education";TRUE\r\nCQS-2;19822;2024;not-applicable;không áp dụng;;\r\n';
    const { status, report } = await api.importFile(csv.normalize("NFD"), { as: "phongDien" });
    expect([status, report]).toMatchObject([
      200,
      { applied: true, rows: 2, created: 2, updated: 0, unchanged: 0, ignored: 0, faults: [] },
    ]);
    expect(await stored("phongDien", "476")).toMatchObject([
      {
        indicator: "CQS-2",
        status: "draft",
        state: "not-applicable",
        reason: "other: không áp dụng".normalize("NFC"),
        met: null,
        services: null,
      },
      { indicator: "XHS-1", services: expect.arrayContaining(["health", "education"]), feedback: true },
    ]);
  });

  it("takes an XLSX with the same columns, named by its type", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Số liệu");
    sheet.addRow(["unit", "indicator", "period", "state", "met", "numerator", "denominator"]);
    sheet.addRow([XA, "CQS-2", 2024, "reported", true]);
    sheet.addRow([Number(XA), "CQS-1D", "2024", "reported", null, 5, 8]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const type = { "content-type": XLSX_TYPE };
    const { status, report } = await api.importFile(bytes, { as: "phongDien", headers: type });
    expect([status, report]).toMatchObject([200, { applied: true, rows: 2, created: 2 }]);
    expect(await stored()).toMatchObject([
      { indicator: "CQS-1D", numerator: 5 },
      { indicator: "CQS-2", met: true },
    ]);
    const broken = await api.importFile(bytes.slice(0, 500), { headers: type });
    expect([broken.status, broken.report.faults.map(({ code }) => code)]).toEqual([422, ["not-a-workbook"]]);
  });

  it("counts rows of units out of scope as ignored and stores none of them", async () => {
    const { report } = await api.importFile(toCsv([criterion(), criterion({ unit: "19819" })]), {
      as: "phongDien",
    });
    expect(report).toMatchObject({ applied: true, rows: 2, created: 1, ignored: 1 });
    expect(await stored()).toHaveLength(1);
  });

  it("counts a row equal to what is stored as unchanged and leaves it alone", async () => {
    await api.importFile(toCsv([criterion(), ratio()]), { as: "phongDien" });
    const before = await fingerprint();
    const again = await api.importFile(toCsv([criterion(), ratio()]), { as: "hue" });
    expect(again.report).toMatchObject({ applied: true, created: 0, updated: 0, unchanged: 2 });
    expect((await fingerprint())[0]).toEqual(before[0]);
    const changed = await api.importFile(toCsv([criterion(), ratio({ numerator: 6 })]), { as: "hue" });
    expect(changed.report).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect((await stored()).map(({ version, numerator }) => [version, numerator])).toEqual([
      [2, 6],
      [1, null],
    ]);
  });

  it("of history brings values of any status, approved by whoever imports, with sums and audit", async () => {
    const rows = [
      criterion({ status: "approved" }),
      criterion({ unit: OTHER_XA, status: "approved", met: false }),
      ratio({ status: "returned" }),
      ratio({ unit: "46", indicator: "CQS-1B", status: "approved" }),
      ratio({ unit: "VN", indicator: "CQS-1A", status: "submitted" }),
    ];
    const { report } = await api.importFile(toCsv(rows), {
      headers: {
        "content-disposition":
          "attachment; filename=\"lich su.csv\"; filename*=UTF-8''l%E1%BB%8Bch%20s%E1%BB%AD.csv",
      },
    });
    expect(report).toMatchObject({ applied: true, created: 5 });
    const central = api.accounts.get("central");
    expect(
      await owner(
        "SELECT DISTINCT approved_by::text AS by, approved_by_name AS name FROM observation WHERE slot = 'approved'",
      ),
    ).toEqual([{ by: central, name: "Người central" }]);
    expect(
      await owner(
        "SELECT unit, reported, met FROM roll_up WHERE period = '2024' AND lens = 'approved' AND indicator = 'CQS-2' ORDER BY unit",
      ),
    ).toEqual([
      { unit: "46", reported: 2, met: 1 },
      { unit: "476", reported: 1, met: 1 },
      { unit: "480", reported: 1, met: 0 },
    ]);
    expect(
      await owner(
        "SELECT chain, action, reason, period, account_id::text AS by FROM audit_entry ORDER BY chain",
      ),
    ).toEqual([
      { chain: "46", action: "import-history", reason: "import lịch sử.csv", period: "2024", by: central },
      { chain: "476", action: "import-history", reason: "import lịch sử.csv", period: "2024", by: central },
      { chain: "480", action: "import-history", reason: "import lịch sử.csv", period: "2024", by: central },
      { chain: "VN", action: "import", reason: "import lịch sử.csv", period: "2024", by: central },
    ]);
    expect(await verifyAudit()).toMatchObject({ fault: null, entries: 4 });
  });

  it("beside an approved value starts a correction, also when the file itself brings the approved one later", async () => {
    await api.importFile(toCsv([criterion({ status: "approved" })]));
    const named = { "content-disposition": "attachment; filename=C:\\so-lieu.csv" };
    const correction = await api.importFile(toCsv([criterion({ met: false, status: "submitted" })]), {
      as: "phongDien",
      headers: named,
    });
    expect(correction.report).toMatchObject({ applied: true, created: 1 });
    await api.importFile(
      toCsv([criterion({ indicator: "CQS-3" }), criterion({ indicator: "CQS-3", status: "approved" })]),
    );
    expect(
      await owner(
        "SELECT indicator, slot, correction_reason AS reason FROM observation ORDER BY indicator, slot",
      ),
    ).toEqual([
      { indicator: "CQS-2", slot: "approved", reason: null },
      { indicator: "CQS-2", slot: "working", reason: "import so-lieu.csv" },
      { indicator: "CQS-3", slot: "approved", reason: null },
      { indicator: "CQS-3", slot: "working", reason: "import observations.csv" },
    ]);
  });

  it("remarks on what is ignored and on figures far from the period before, and takes them", async () => {
    const before = ratio({ period: "2023", status: "approved", numerator: 10, denominator: 100 });
    const remarked = await api.importFile(toCsv([before, criterion({ reason: "merged" })]));
    expect(remarked.report).toMatchObject({
      applied: true,
      warnings: 1,
      remarks: [{ line: 3, code: "reason-ignored" }],
    });
    const { report } = await api.importFile(toCsv([ratio({ numerator: 90, denominator: 100 })]), {
      as: "phongDien",
    });
    expect(report).toMatchObject({ applied: true, created: 1, warnings: 1 });
    expect(report.remarks).toMatchObject([{ line: 2, column: "numerator", code: "changed-much" }]);
    expect(report.remarks[0]?.message).toContain("10/100");
  });

  it("of a province brings its districts' values, and any register indicator at its level", async () => {
    const { report } = await api.importFile(toCsv([criterion({ indicator: "KTS-1-LK" })]), { as: "hue" });
    expect(report).toMatchObject({ applied: true, created: 1 });
  });
});

describe("a dry run", () => {
  it("tells what an import would do and writes nothing at all", async () => {
    await api.importFile(toCsv([criterion(), ratio()]), { as: "phongDien" });
    const before = await fingerprint();
    const file = toCsv([
      criterion({ met: false }),
      ratio(),
      criterion({ indicator: "CQS-3" }),
      criterion({ unit: "19819" }),
    ]);
    const tried = await api.importFile(file, {
      as: "phongDien",
      dryRun: true,
      headers: { "idempotency-key": "tried" },
    });
    expect([tried.status, tried.report]).toMatchObject([
      200,
      { applied: false, rows: 4, created: 1, updated: 1, unchanged: 1, ignored: 1, faults: [] },
    ]);
    expect(await fingerprint()).toEqual(before);
    const done = await api.importFile(file, { as: "phongDien" });
    expect(done.report).toEqual({ ...tried.report, applied: true });
  });
});

describe("an idempotency key", () => {
  const headers = { "idempotency-key": "report-2024" };

  it("must be readable text", async () => {
    const { status, report } = await api.importFile(toCsv([criterion()]), {
      headers: { "idempotency-key": "x".repeat(300) },
    });
    expect([status, report.pointer]).toEqual([400, "Idempotency-Key"]);
  });

  it("with another body is a conflict", async () => {
    await api.importFile(toCsv([criterion()]), { as: "phongDien", headers });
    expect((await api.importFile(toCsv([ratio()]), { as: "phongDien", headers })).status).toBe(409);
    expect(await stored()).toHaveLength(1);
  });

  it("with the same body answers the first result again, applied or refused", async () => {
    const first = await api.importFile(toCsv([criterion()]), { as: "phongDien", headers });
    await api.importFile(toCsv([criterion({ met: false })]), { as: "phongDien" });
    const before = await fingerprint();
    const again = await api.importFile(toCsv([criterion()]), { as: "phongDien", headers });
    expect([again.status, again.report]).toEqual([first.status, first.report]);
    expect(await fingerprint()).toEqual(before);

    const refusedKey = { "idempotency-key": "wrong" };
    const refused = await api.importFile(toCsv([criterion({ unit: "VN" })]), {
      as: "phongDien",
      headers: refusedKey,
    });
    const refusedAgain = await api.importFile(toCsv([criterion({ unit: "VN" })]), {
      as: "phongDien",
      headers: refusedKey,
    });
    expect(refused.status).toBe(422);
    expect([refusedAgain.status, refusedAgain.report]).toEqual([refused.status, refused.report]);
  });

  it("belongs to one account and is forgotten after a day", async () => {
    await api.importFile(toCsv([criterion()]), { as: "phongDien", headers });
    expect((await api.importFile(toCsv([ratio()]), { as: "hue", headers })).status).toBe(200);
    await owner("UPDATE idempotency_key SET created_at = now() - interval '25 hours'");
    expect(
      (await api.importFile(toCsv([criterion({ indicator: "CQS-4" })]), { as: "phongDien", headers })).status,
    ).toBe(200);
  });

  it("sent twice at once applies once", async () => {
    const both = await Promise.all(
      [1, 2].map(() => api.importFile(toCsv([criterion(), ratio()]), { as: "phongDien", headers })),
    );
    expect(both.map(({ report }) => [report.applied, report.created])).toEqual([
      [true, 2],
      [true, 2],
    ]);
    expect(await owner("SELECT count(*)::int AS n FROM audit_entry")).toEqual([{ n: 1 }]);
  });
});

it("two imports of the same report at once leave both files' rows and one chain", async () => {
  const files = [
    [criterion(), ratio()],
    [ratio({ numerator: 1 }), criterion({ indicator: "CQS-3" })],
  ];
  const both = await Promise.all(files.map((rows) => api.importFile(toCsv(rows), { as: "phongDien" })));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await stored()).toHaveLength(3);
  expect(await verifyAudit()).toMatchObject({ fault: null, entries: 2 });
});
