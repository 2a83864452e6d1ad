import { describe, expect, it } from "vitest";
import {
  OBSERVATION_COLUMNS,
  type ObservationColumn,
  parseObservationRows,
} from "@/lib/domain/observations/parse-observation-rows";
import type { SheetTable } from "@/lib/domain/observations/sheet-table";
import { register, tree } from "@/tests/unit/domain/observations/observation-fixtures";

type Row = Partial<Record<ObservationColumn, string>>;

const RIGHT: Row = {
  unit: "00700",
  indicator: "XA",
  period: "2024",
  status: "approved",
  state: "reported",
  met: "true",
};
const RATIO: Row = { ...RIGHT, indicator: "HS-XA", met: "", numerator: "5", denominator: "8" };
const COUNT: Row = { ...RIGHT, indicator: "TD", met: "", count: "3" };
const SERVICES: Row = { ...RIGHT, indicator: "DV", met: "", services: "health", feedback: "true" };
const ABSENT: Row = { ...RIGHT, state: "not-applicable", met: "", reason: "merged" };

function sheet(rows: readonly Row[], header: readonly string[] = OBSERVATION_COLUMNS): SheetTable {
  return {
    header,
    rows: rows.map((row, index) => ({
      line: index + 2,
      cells: header.map((column) => row[column as ObservationColumn] ?? ""),
    })),
    faults: [],
  };
}

function read(...rows: readonly Row[]) {
  return parseObservationRows(sheet(rows), { register, tree, emptyStatus: "approved" });
}

function faultsOf(...rows: readonly Row[]) {
  return read(...rows).faults.map(({ line, column, code }) => `${line} ${column} ${code}`);
}

const valueOf = (row: Row) => read(row).observations[0]?.observation.value;

describe("the header", () => {
  const parse = (header: readonly string[], row: Row = RIGHT) =>
    parseObservationRows(sheet([row], header), { register, tree, emptyStatus: "approved" });
  const codes = (header: readonly string[]) =>
    parse(header).faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

  it("refuses a column nobody knows, and still reads the rows for their faults", () => {
    expect(codes([...OBSERVATION_COLUMNS, "ghi chú"])).toEqual(["1 ghi chú unknown-column"]);
    expect(parse([...OBSERVATION_COLUMNS, "x"], { ...RIGHT, met: "có" }).faults.map((f) => f.code)).toEqual([
      "unknown-column",
      "not-boolean",
    ]);
  });

  it("refuses a repeated column", () => {
    expect(codes([...OBSERVATION_COLUMNS, "met"])).toEqual(["1 met repeated-column"]);
  });

  it("refuses a header without the columns that make a row", () => {
    expect(codes(["unit", "state", "met"])).toEqual([
      "1 indicator missing-column",
      "1 period missing-column",
    ]);
  });

  it("says once that there is no header", () => {
    expect(codes(["00700", "XA", "2024", "approved", "reported", "true"])).toEqual(["1 null no-header"]);
  });

  it("takes columns in any order, and absent ones as empty", () => {
    expect(parse([...OBSERVATION_COLUMNS].reverse()).observations).toHaveLength(1);
    expect(parse(["met", "state", "period", "indicator", "unit"]).observations).toHaveLength(1);
  });
});

describe("codes of a row", () => {
  it.each<[string, Row, string]>([
    ["unknown unit", { unit: "99999" }, "2 unit unknown-unit"],
    ["no unit", { unit: "" }, "2 unit required"],
    ["unknown indicator", { indicator: "XB" }, "2 indicator unknown-indicator"],
    ["code in the wrong case", { indicator: "xa" }, "2 indicator unknown-indicator"],
    ["no indicator", { indicator: "" }, "2 indicator required"],
    ["unknown period", { period: "2024-H3" }, "2 period unknown-period"],
    ["no period", { period: "" }, "2 period required"],
    ["unknown status", { status: "done" }, "2 status unknown-status"],
    ["unknown state", { state: "missing" }, "2 state unknown-state"],
    ["no state", { state: "" }, "2 state required"],
    ["a unit of another level", { unit: "213" }, "2 unit wrong-level"],
  ])("%s", (_name, change, fault) => {
    expect(faultsOf({ ...RIGHT, ...change })).toEqual([fault]);
  });

  it("are found in composed letters, without the spaces around them", () => {
    const spread = { unit: " 00700", indicator: "SỐ-HÓA".normalize("NFD"), met: "true\u00a0" };
    expect(read({ ...RIGHT, ...spread }).observations[0]?.observation).toMatchObject({
      unit: "00700",
      indicator: "SỐ-HÓA".normalize("NFC"),
    });
  });

  it("takes an empty status as the caller says", () => {
    const table = sheet([{ ...RIGHT, status: "" }]);
    for (const emptyStatus of ["approved", "draft"] as const)
      expect(
        parseObservationRows(table, { register, tree, emptyStatus }).observations[0]?.observation.status,
      ).toBe(emptyStatus);
  });
});

describe("lost leading zeros", () => {
  it.each<[string, Row, string, string]>([
    ["a commune", { unit: "700" }, "unknown-unit-likely", "00700"],
    ["a commune of four digits", { unit: "7200" }, "unknown-unit-likely", "07200"],
    ["a province", { ...RATIO, indicator: "TINH", unit: "2" }, "unknown-unit-likely", "02"],
    ["24 for a figure of districts is 024", { unit: "24", indicator: "HUYEN" }, "wrong-level-likely", "024"],
    [
      "a level nobody has with that code",
      { unit: "7200", indicator: "HUYEN" },
      "unknown-unit-likely",
      "07200",
    ],
  ])("%s", (_name, change, code, likely) => {
    expect(read({ ...RIGHT, ...change }).faults).toMatchObject([
      { column: "unit", code, params: { likely } },
    ]);
  });

  it("leaves 24 alone where Bắc Giang itself reports", () => {
    expect(read({ ...RATIO, indicator: "HS", unit: "24" }).observations[0]?.observation.unit).toBe("24");
    expect(faultsOf({ ...RIGHT, unit: "24" })).toEqual(["2 unit wrong-level"]);
  });
});

describe("payloads", () => {
  it.each<[string, Row, readonly string[]]>([
    ["a criterion without answer", { ...RIGHT, met: "" }, ["2 met payload-missing"]],
    ["an answer that is neither", { ...RIGHT, met: "có" }, ["2 met not-boolean"]],
    ["one for yes", { ...RIGHT, met: "1" }, ["2 met not-boolean"]],
    ["a criterion with a count", { ...RIGHT, count: "1" }, ["2 count payload-of-another-measure"]],
    [
      "a ratio given as a criterion",
      { ...RATIO, met: "true", numerator: "", denominator: "" },
      ["2 met payload-of-another-measure", "2 numerator payload-missing", "2 denominator payload-missing"],
    ],
    ["half a ratio", { ...RATIO, denominator: "" }, ["2 denominator payload-missing"]],
    [
      "numerator above denominator",
      { ...RATIO, numerator: "9" },
      ["2 numerator numerator-above-denominator"],
    ],
    ["1/0", { ...RATIO, numerator: "1", denominator: "0" }, ["2 numerator numerator-above-denominator"]],
    ["negative", { ...RATIO, numerator: "-1" }, ["2 numerator negative"]],
    [
      "two unreadable numbers at once",
      { ...RATIO, numerator: "-1", denominator: "x" },
      ["2 numerator negative", "2 denominator not-whole"],
    ],
    ["1.0", { ...RATIO, numerator: "1.0" }, ["2 numerator not-whole"]],
    ["1e3", { ...RATIO, denominator: "1e3" }, ["2 denominator not-whole"]],
    ["1 000", { ...RATIO, denominator: "1 000" }, ["2 denominator not-whole"]],
    ["1,5", { ...COUNT, count: "1,5" }, ["2 count not-whole"]],
    ["a rate", { ...COUNT, count: "97%" }, ["2 count not-whole"]],
    ["2^53", { ...COUNT, count: "9007199254740992" }, ["2 count too-large"]],
    ["an unknown service", { ...SERVICES, services: "health;yoga" }, ["2 services unknown-service"]],
    ["services without feedback", { ...SERVICES, feedback: "" }, ["2 feedback payload-missing"]],
    ["not applicable without reason", { ...ABSENT, reason: " " }, ["2 reason reason-missing"]],
    [
      "not-subject where it is not listed",
      { ...ABSENT, reason: "not-subject" },
      ["2 reason reason-not-allowed"],
    ],
    [
      "not-subject with a text where it is not listed",
      { ...ABSENT, reason: "not-subject: thị xã" },
      ["2 reason reason-not-allowed"],
    ],
    ["not applicable with a value", { ...ABSENT, met: "false" }, ["2 met payload-of-not-applicable"]],
  ])("refuse %s", (_name, row, faults) => {
    expect(faultsOf(row)).toEqual(faults);
    expect(read(row).observations).toEqual([]);
  });

  it.each<[string, Row, object]>([
    ["a criterion in any case", { ...RIGHT, met: "FALSE" }, { measure: "criterion", met: false }],
    ["a ratio", RATIO, { measure: "ratio", numerator: 5, denominator: 8 }],
    [
      "0/0",
      { ...RATIO, numerator: "0", denominator: "0" },
      { measure: "ratio", numerator: 0, denominator: 0 },
    ],
    [
      "the largest exact number",
      { ...COUNT, count: "9007199254740991" },
      { measure: "count", count: 9007199254740991 },
    ],
    ["a count of zero", { ...COUNT, count: "0" }, { measure: "count", count: 0 }],
    [
      "services in the register's order",
      { ...SERVICES, services: "culture; health;", feedback: "True" },
      { measure: "services", services: ["health", "culture"], feedback: true },
    ],
    [
      "no services",
      { ...SERVICES, services: "", feedback: "false" },
      { measure: "services", services: [], feedback: false },
    ],
  ])("accept %s", (_name, row, payload) => {
    expect(valueOf(row)).toEqual({ state: "reported", payload });
  });

  it.each([
    ["a code", "merged", { reason: "merged", reasonText: null }],
    ["a code and a text", "merged: NQ 1243", { reason: "merged", reasonText: "NQ 1243" }],
    ["other with a text", "other: văn bản: số 5", { reason: "other", reasonText: "văn bản: số 5" }],
    ["any text", "không thuộc phạm vi", { reason: "other", reasonText: "không thuộc phạm vi" }],
    ["a text with a colon", "theo: NQ 12", { reason: "other", reasonText: "theo: NQ 12" }],
    [
      "letters and marks apart (NFD)",
      "xã".normalize("NFD"),
      { reason: "other", reasonText: "xã".normalize("NFC") },
    ],
  ])("accept not applicable for %s", (_name, reason, expected) => {
    expect(valueOf({ ...ABSENT, reason })).toEqual({ state: "not-applicable", ...expected });
  });

  it("accepts not-subject where the register lists it", () => {
    expect(valueOf({ ...ABSENT, indicator: "HUYEN", unit: "213", reason: "not-subject" })).toMatchObject({
      reason: "not-subject",
    });
  });

  it("warns of a reason beside a reported value, and keeps the value", () => {
    const { observations, faults, warnings } = read({ ...RIGHT, reason: "merged" });
    expect([observations.length, faults.length]).toEqual([1, 0]);
    expect(warnings).toMatchObject([{ line: 2, column: "reason", code: "reason-ignored" }]);
  });
});

describe("duplicates", () => {
  it("refuses a second approved and a second working row", () => {
    expect(
      faultsOf(
        RIGHT,
        { ...RIGHT, status: "draft" },
        { ...RIGHT, met: "false" },
        { ...RIGHT, status: "returned" },
      ),
    ).toEqual(["4 unit duplicate-row", "5 unit duplicate-row"]);
    expect(read(RIGHT, RIGHT).faults[0]?.params["line"]).toBe("2");
  });

  it("counts an empty status as what it means", () => {
    expect(faultsOf(RIGHT, { ...RIGHT, status: "" })).toEqual(["3 unit duplicate-row"]);
  });

  it("sees the duplicate of a row that has faults of its own", () => {
    expect(faultsOf({ ...RIGHT, met: "?" }, RIGHT)).toEqual(["2 met not-boolean", "3 unit duplicate-row"]);
  });

  it("lets one approved and one working row stand, and other periods", () => {
    expect(read(RIGHT, { ...RIGHT, status: "submitted" }, { ...RIGHT, period: "2023" }).faults).toEqual([]);
  });
});

describe("units out of scope", () => {
  const WARD: Row = { ...RIGHT, unit: "00688" };

  it("are ignored whatever their level and payload", () => {
    const parsed = read(WARD, { ...RATIO, unit: "001", numerator: "-1" }, RIGHT);
    expect([parsed.faults, parsed.ignored, parsed.observations.length]).toEqual([[], 2, 1]);
  });

  it("are checked for codes and duplicates", () => {
    expect(
      faultsOf(
        WARD,
        WARD,
        { ...WARD, period: "x" },
        { ...WARD, indicator: "x" },
        { ...WARD, status: "x" },
        {
          ...WARD,
          period: "2023",
          state: "x",
        },
      ),
    ).toEqual([
      "3 unit duplicate-row",
      "4 period unknown-period",
      "5 indicator unknown-indicator",
      "6 status unknown-status",
      "7 state unknown-state",
    ]);
  });
});

describe("the file as a whole", () => {
  it("lists the faults of reading among its own, by line", () => {
    const table = sheet([{ ...RIGHT, met: "?" }]);
    const ragged = { line: 9, column: null, code: "ragged-row", params: {} } as const;
    const first = { ...ragged, line: 1 } as const;
    const { faults } = parseObservationRows(
      { ...table, faults: [ragged, first] },
      { register, tree, emptyStatus: "draft" },
    );
    expect(faults.map((fault) => fault.line)).toEqual([1, 2, 9]);
  });

  it("stops after the row that brings as many faults as the caller takes", () => {
    const wrong = { ...RIGHT, period: "?", status: "?" };
    const { faults } = parseObservationRows(sheet([wrong, wrong, wrong]), {
      register,
      tree,
      emptyStatus: "draft",
      mostFaults: 3,
    });
    expect(faults.map(({ line }) => line)).toEqual([2, 2, 3, 3]);
  });

  it("gives each observation its line", () => {
    expect(read(RIGHT, { ...RIGHT, unit: "07200" }).observations.map((row) => row.line)).toEqual([2, 3]);
  });
});
