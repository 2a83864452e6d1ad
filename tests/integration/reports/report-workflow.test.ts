import { Client } from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { approveReport } from "@/lib/server/commands/reports/approve-report";
import { carryOverStates } from "@/lib/server/commands/reports/carry-over-states";
import { openCorrection } from "@/lib/server/commands/reports/open-correction";
import { returnReport } from "@/lib/server/commands/reports/return-report";
import { saveObservations } from "@/lib/server/commands/reports/save-observations";
import { submitReport } from "@/lib/server/commands/reports/submit-report";
import { loadEntrySheet } from "@/lib/server/queries/entry/load-entry-sheet";
import { loadWorkList } from "@/lib/server/queries/entry/load-work-list";
import { loadReviewQueue } from "@/lib/server/queries/review/load-review-queue";
import { loadReviewReport } from "@/lib/server/queries/review/load-review-report";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

// Giao Thủy (365) lies in Nam Định (36); Giao Phong (14212) is one of its communes. Hải Hậu (366) is its neighbour.
const DISTRICT = "365";
const COMMUNE = "14212";
const PERIOD = "2024";
const HERE = { unit: COMMUNE, period: PERIOD };

const officer = viewerOf("district", [DISTRICT], "Cán bộ Giao Thủy");
const colleague = viewerOf("district", [DISTRICT], "Cán bộ thứ hai");
const neighbour = viewerOf("district", ["366"]);
const province = viewerOf("province", ["36"], "Văn phòng Nam Định");
const otherProvince = viewerOf("province", ["40"]);
const central = viewerOf("central", ["VN"], "Trung ương");
const secondCentral = viewerOf("central", ["VN"], "Trung ương 2");
const reader = viewerOf("viewer", ["VN"]);
const administrator = viewerOf("administrator", ["VN"]);

const met: ReportedValue = { state: "reported", payload: { measure: "criterion", met: true } };
const notMet: ReportedValue = { state: "reported", payload: { measure: "criterion", met: false } };
const files = (numerator: number, denominator: number): ReportedValue => ({
  state: "reported",
  payload: { measure: "ratio", numerator, denominator },
});

const cell = (indicator: string, value: ReportedValue | null, expectedVersion = 0, unit = COMMUNE) => ({
  unit,
  indicator,
  value,
  expectedVersion,
});

const database = useTestDatabase();

async function rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

const countRows = async (table: "observation" | "audit_entry" | "roll_up") =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

async function provinceSum(lens: string, indicator: string) {
  const [sum] = await rows<{ met: number; reported: number }>(
    "select met, reported from roll_up where unit = '36' and period = $1 and lens = $2 and indicator = $3",
    [PERIOD, lens, indicator],
  );
  return sum ?? null;
}

async function submitOne(indicator = "CQS-2", value = met) {
  expect(await saveObservations(officer, HERE, [cell(indicator, value)])).toMatchObject({ ok: true });
  expect(await submitReport(officer, HERE)).toMatchObject({ ok: true });
}

async function approveOne(indicator = "CQS-2", value = met) {
  await submitOne(indicator, value);
  expect(await approveReport(province, HERE, null)).toMatchObject({ ok: true });
}

beforeEach(async () => {
  await rows(
    "truncate observation, report, roll_up, coverage, workflow, roll_up_scope, audit_entry, audit_chain",
  );
  await rows("update period set mode = 'backfill'");
});

describe("saving is refused", () => {
  it.each([
    ["the neighbouring district", neighbour, "not-found"],
    ["another province", otherProvince, "not-found"],
    ["the central office", central, "forbidden"],
    ["a viewer", reader, "forbidden"],
    ["an administrator", administrator, "forbidden"],
  ] as const)("to %s, and nothing is written", async (_who, viewer, kind) => {
    expect(await saveObservations(viewer, HERE, [cell("CQS-2", met)])).toMatchObject({ ok: false, kind });
    expect(await countRows("observation")).toBe(0);
    expect(await countRows("audit_entry")).toBe(0);
  });

  it("for an indicator of another level, of another province's plan, or a unit of another report", async () => {
    for (const [indicator, unit] of [
      ["CQS-5", COMMUNE],
      ["KTS-1-LK", COMMUNE],
      ["CQS-2", "14254"],
    ] as const) {
      const saved = await saveObservations(officer, HERE, [cell(indicator, met, 0, unit)]);
      expect(saved).toMatchObject({ ok: false, kind: "not-found" });
    }
  });

  it("in a closed period", async () => {
    await rows("update period set mode = 'closed' where code = $1", [PERIOD]);
    await rows("update reference_version set version = version + 1");
    expect(await saveObservations(officer, HERE, [cell("CQS-2", met)])).toMatchObject({
      ok: false,
      kind: "period-closed",
    });
    await rows("update period set mode = 'backfill'");
    await rows("update reference_version set version = version + 1");
  });

  it("as stale with what is stored, and the rest of the sheet is not saved either", async () => {
    await saveObservations(officer, HERE, [cell("CQS-2", met)]);
    const late = await saveObservations(colleague, HERE, [cell("CQS-2", notMet), cell("CQS-3", met)]);
    expect(late).toMatchObject({
      ok: false,
      kind: "stale",
      facts: [{ indicator: "CQS-2", version: 1, stored: met, storedBy: "Cán bộ Giao Thủy" }],
    });
    expect(await countRows("observation")).toBe(1);
  });

  it("while the value waits for approval, and once it is approved", async () => {
    await submitOne();
    expect(await saveObservations(officer, HERE, [cell("CQS-2", notMet, 2)])).toMatchObject({
      kind: "locked",
    });
    await approveReport(province, HERE, null);
    expect(await saveObservations(officer, HERE, [cell("CQS-2", notMet, 3)])).toMatchObject({
      kind: "correction-needed",
    });
  });
});

describe("saving", () => {
  it("keeps drafts out of every sum, and leaves one audit entry by name", async () => {
    const saved = await saveObservations(officer, HERE, [cell("CQS-2", met), cell("CQS-1D", files(40, 50))]);
    expect(saved).toEqual({ ok: true, value: { saved: 2 } });
    expect(await provinceSum("approved", "CQS-2")).toBeNull();
    expect(await provinceSum("provisional", "CQS-2")).toBeNull();
    expect(
      await rows("select account_name, action, jsonb_array_length(changes) as changes from audit_entry"),
    ).toEqual([{ account_name: "Cán bộ Giao Thủy", action: "save", changes: 2 }]);
  });

  it("keeps blank, zero and not applicable apart", async () => {
    const values: Record<string, ReportedValue> = {
      "CQS-1D": files(0, 0),
      "CQS-2": { state: "not-applicable", reason: "merged", reasonText: "NQ 1243" },
      "XHS-1": { state: "reported", payload: { measure: "services", services: [], feedback: false } },
    };
    await saveObservations(
      officer,
      HERE,
      Object.entries(values).map(([code, value]) => cell(code, value)),
    );
    const sheet = await loadEntrySheet(officer, HERE);
    for (const [code, value] of Object.entries(values)) {
      expect(sheet?.cells.find(({ indicator }) => indicator.code === code)?.working?.value).toEqual(value);
    }
    expect(sheet?.cells.find(({ indicator }) => indicator.code === "CQS-3")?.status).toBe("blank");
    expect(sheet).toMatchObject({ due: 7, entered: 3 });
  });

  it("writes nothing for what is stored already, and clears a draft", async () => {
    await saveObservations(officer, HERE, [cell("CQS-2", met)]);
    expect(await saveObservations(officer, HERE, [cell("CQS-2", met, 1)])).toEqual({
      ok: true,
      value: { saved: 0 },
    });
    expect(await saveObservations(officer, HERE, [cell("CQS-2", null, 1)])).toEqual({
      ok: true,
      value: { saved: 1 },
    });
    expect(await countRows("observation")).toBe(0);
  });

  it("never gives a value written anew the version of one that was cleared", async () => {
    await saveObservations(officer, HERE, [cell("CQS-2", met)]);
    await saveObservations(officer, HERE, [cell("CQS-2", null, 1)]);
    await saveObservations(officer, HERE, [cell("CQS-2", notMet)]);
    expect(await saveObservations(colleague, HERE, [cell("CQS-2", met, 1)])).toMatchObject({ kind: "stale" });
  });

  it("of the same cell by two people at once: one wins, one is told, one audit entry", async () => {
    const answers = await Promise.all([
      saveObservations(officer, HERE, [cell("CQS-2", met)]),
      saveObservations(colleague, HERE, [cell("CQS-2", notMet)]),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ kind: "stale" });
    expect(await countRows("audit_entry")).toBe(1);
  });

  it("lets the province enter for a district, and another person of the province approve", async () => {
    expect(await saveObservations(province, HERE, [cell("CQS-2", met)])).toMatchObject({ ok: true });
    expect(await submitReport(province, HERE)).toMatchObject({ ok: true });
    expect(await approveReport(province, HERE, null)).toMatchObject({ ok: false, kind: "own-work" });
    expect(await approveReport(viewerOf("province", ["36"]), HERE, null)).toMatchObject({ ok: true });
  });
});

describe("sending and approving", () => {
  it.each([
    ["the district itself", officer, "forbidden"],
    ["another province", otherProvince, "not-found"],
    ["the central office", central, "forbidden"],
    ["a viewer", reader, "forbidden"],
    ["an administrator", administrator, "forbidden"],
  ] as const)("approving is refused to %s", async (_who, viewer, kind) => {
    await submitOne();
    expect(await approveReport(viewer, HERE, null)).toMatchObject({ ok: false, kind });
    expect(
      await returnReport(viewer, HERE, { reason: "sai", marks: null, expectedVersion: null }),
    ).toMatchObject({
      ok: false,
      kind,
    });
    expect(await provinceSum("approved", "CQS-2")).toBeNull();
  });

  it("is refused when there is nothing to send, and when the report changed since it was looked at", async () => {
    expect(await submitReport(officer, HERE)).toMatchObject({ ok: false, kind: "wrong-state" });
    await submitOne();
    await saveObservations(officer, HERE, [cell("CQS-3", met)]);
    expect(await approveReport(province, HERE, 2)).toMatchObject({ ok: false, kind: "stale" });
  });

  it("moves the sums of district, province and country in the same transaction", async () => {
    await submitOne();
    expect(await provinceSum("provisional", "CQS-2")).toEqual({ met: 1, reported: 1 });
    expect(await provinceSum("approved", "CQS-2")).toBeNull();
    expect(await approveReport(province, HERE, null)).toEqual({ ok: true, value: { moved: 1 } });
    expect(await provinceSum("approved", "CQS-2")).toEqual({ met: 1, reported: 1 });
  });

  it("by two people at once ends with one approval", async () => {
    await submitOne();
    const answers = await Promise.all([
      approveReport(province, HERE, null),
      approveReport(viewerOf("province", ["36"]), HERE, null),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rows("select 1 from audit_entry where action = 'approve'")).toHaveLength(1);
  });

  it("while the district goes on saving loses neither", async () => {
    await submitOne();
    const [approved, saved] = await Promise.all([
      approveReport(province, HERE, null),
      saveObservations(officer, HERE, [cell("CQS-3", notMet)]),
    ]);
    expect([approved.ok, saved.ok]).toEqual([true, true]);
    const stored = await rows("select indicator, slot, status from observation order by indicator");
    expect(stored).toEqual([
      { indicator: "CQS-2", slot: "approved", status: "approved" },
      { indicator: "CQS-3", slot: "working", status: "draft" },
    ]);
  });

  it("takes a province's own figures to the central office, and the central office's to a second person", async () => {
    const own = { unit: "36", period: PERIOD };
    await saveObservations(province, own, [cell("CQS-1B", files(9, 10), 0, "36")]);
    await submitReport(province, own);
    expect(await approveReport(viewerOf("province", ["36"]), own, null)).toMatchObject({ kind: "forbidden" });
    expect(await approveReport(central, own, null)).toMatchObject({ ok: true });

    const nation = { unit: "VN", period: PERIOD };
    await saveObservations(central, nation, [cell("CQS-1A", files(9, 10), 0, "VN")]);
    await submitReport(central, nation);
    expect(await approveReport(central, nation, null)).toMatchObject({ kind: "own-work" });
    expect(await approveReport(secondCentral, nation, null)).toMatchObject({ ok: true });
  });
});

describe("returning", () => {
  it("needs a reason, and a mark that hits", async () => {
    await submitOne();
    const order = { expectedVersion: null, marks: null };
    expect(await returnReport(province, HERE, { ...order, reason: " " })).toMatchObject({
      kind: "reason-required",
    });
    expect(
      await returnReport(province, HERE, {
        ...order,
        reason: "sai",
        marks: [{ unit: COMMUNE, indicator: "CQS-4" }],
      }),
    ).toMatchObject({ kind: "wrong-state" });
  });

  it("sends back the marked cell with its reason; the rest stays submitted; mended and sent again it is approved", async () => {
    await saveObservations(officer, HERE, [cell("CQS-2", met), cell("CQS-3", met)]);
    await submitReport(officer, HERE);
    const marks = [{ unit: COMMUNE, indicator: "CQS-3" }];
    await returnReport(province, HERE, { reason: "Thiếu minh chứng", marks, expectedVersion: null });
    expect(await rows("select indicator, status, return_reason from observation order by indicator")).toEqual(
      [
        { indicator: "CQS-2", status: "submitted", return_reason: null },
        { indicator: "CQS-3", status: "returned", return_reason: "Thiếu minh chứng" },
      ],
    );
    const work = await loadWorkList(officer, { period: PERIOD, asOf: "2024-12-01" });
    expect(work?.report?.state).toBe("returned");
    expect(work?.units.find(({ code }) => code === COMMUNE)?.returnReasons).toEqual(["Thiếu minh chứng"]);

    expect(await saveObservations(officer, HERE, [cell("CQS-3", notMet, 3)])).toMatchObject({ ok: true });
    await submitReport(officer, HERE);
    expect(await approveReport(province, HERE, null)).toEqual({ ok: true, value: { moved: 2 } });
  });
});

describe("a correction", () => {
  it("needs a reason, leaves the approved figure in force until it is approved, then takes its place", async () => {
    await approveOne();
    const marks = [{ unit: COMMUNE, indicator: "CQS-2" }];
    expect(await openCorrection(officer, HERE, { reason: "", marks })).toMatchObject({
      kind: "reason-required",
    });
    expect(await openCorrection(neighbour, HERE, { reason: "nhầm", marks })).toMatchObject({
      kind: "not-found",
    });
    expect(await openCorrection(officer, HERE, { reason: "Nhập nhầm", marks })).toMatchObject({ ok: true });
    const version = (await loadEntrySheet(officer, HERE))?.cells.find(
      ({ indicator }) => indicator.code === "CQS-2",
    )?.version;
    expect(await saveObservations(officer, HERE, [cell("CQS-2", notMet, version)])).toMatchObject({
      ok: true,
    });
    await submitReport(officer, HERE);
    expect(await provinceSum("approved", "CQS-2")).toEqual({ met: 1, reported: 1 });
    expect(await provinceSum("provisional", "CQS-2")).toEqual({ met: 0, reported: 1 });
    expect(await approveReport(province, HERE, null)).toMatchObject({ ok: true });
    expect(await provinceSum("approved", "CQS-2")).toEqual({ met: 0, reported: 1 });
    expect(await countRows("observation")).toBe(1);
  });
});

describe("carrying states over", () => {
  it("copies approved states of the period before into empty cells as unconfirmed drafts, and nothing else", async () => {
    const before = { unit: COMMUNE, period: "2024-H1" };
    await saveObservations(officer, before, [
      cell("CQS-2", met),
      cell("CQS-3", met),
      cell("CQS-1D", files(1, 2)),
    ]);
    await submitReport(officer, before);
    await approveReport(province, before, null);
    await saveObservations(officer, HERE, [cell("CQS-3", notMet)]);

    expect(await carryOverStates(neighbour, HERE, "unit")).toMatchObject({ ok: false, kind: "not-found" });
    expect(await carryOverStates(officer, HERE, "unit")).toEqual({ ok: true, value: { carried: 1 } });
    expect(
      await rows(
        "select indicator, status, met, carried_over from observation where period = $1 order by indicator",
        [PERIOD],
      ),
    ).toEqual([
      { indicator: "CQS-2", status: "draft", met: true, carried_over: true },
      { indicator: "CQS-3", status: "draft", met: false, carried_over: false },
    ]);
    expect(await carryOverStates(officer, HERE, "unit")).toEqual({ ok: true, value: { carried: 0 } });
  });
});

describe("what the pages load", () => {
  it("shows no sheet, list or report of another district, and no queue to those who do not approve", async () => {
    await submitOne();
    expect(await loadEntrySheet(neighbour, HERE)).toBeNull();
    expect(await loadWorkList(neighbour, { unit: DISTRICT, asOf: "2024-12-01" })).toBeNull();
    expect(await loadReviewReport(otherProvince, `${DISTRICT}-${PERIOD}`)).toBeNull();
    expect(await loadReviewReport(officer, `${DISTRICT}-${PERIOD}`)).toBeNull();
    expect((await loadReviewQueue(otherProvince, undefined)).lines).toEqual([]);
    expect((await loadReviewQueue(central, undefined)).lines).toEqual([]);
  });

  it("lists the waiting report to its province, with what changed first", async () => {
    await approveOne("CQS-3");
    await submitOne();
    expect((await loadReviewQueue(province, undefined)).lines).toMatchObject([
      { reportId: `${DISTRICT}-${PERIOD}`, submitted: 1, approved: 1, submittedBy: "Cán bộ Giao Thủy" },
    ]);
    const report = await loadReviewReport(province, `${DISTRICT}-${PERIOD}`);
    expect(report).toMatchObject({
      state: "submitted",
      cells: [{ unit: { code: COMMUNE }, change: "new", own: false }],
      abilities: { approve: true, return: true },
    });
    expect(report?.history.map(({ action }) => action)).toEqual([
      "submit",
      "save",
      "approve",
      "submit",
      "save",
    ]);
  });

  it("counts of a province's own report what it covers, not what its districts have approved", async () => {
    await approveOne("CQS-3");
    const own = { unit: "36", period: PERIOD };
    await saveObservations(province, own, [cell("CQS-1B", files(5, 9), 0, "36")]);
    await submitReport(province, own);
    expect((await loadReviewQueue(central, undefined)).lines).toMatchObject([
      { reportId: `36-${PERIOD}`, submitted: 1, approved: 0, returned: 0, due: 2 },
    ]);
  });

  it("counts what is due and entered for the officer's list", async () => {
    await saveObservations(officer, HERE, [
      cell("CQS-2", met),
      cell("TD-1", { state: "reported", payload: { measure: "count", count: 1 } }),
    ]);
    const work = await loadWorkList(officer, { period: PERIOD, asOf: "2024-12-01" });
    expect(work?.report).toMatchObject({ state: "draft", entered: 1, sendable: 2 });
    expect(work?.units.find(({ code }) => code === COMMUNE)).toMatchObject({ due: 7, entered: 1 });
  });
});
