import { describe, expect, it } from "vitest";
import type { ObservationStatus } from "@/lib/domain/observations/observation";
import {
  decideTransition,
  type ReportAction,
  type ReportFacts,
  type ReportValue,
} from "@/lib/domain/reports/decide-transition";

function value(
  unit: string,
  indicator: string,
  status: ObservationStatus,
  change: Partial<ReportValue> = {},
): ReportValue {
  return { unit, indicator, status, enteredBy: "lan", sentBy: null, correctionReason: null, ...change };
}

function decide(action: ReportAction, values: readonly ReportValue[], change: Partial<ReportFacts> = {}) {
  return decideTransition(action, { actor: "minh", periodMode: "open", values, ...change });
}

const DRAFT = value("474", "A", "draft");
const RETURNED = value("1", "A", "returned");
const SUBMITTED = value("2", "A", "submitted", { sentBy: "lan" });
const SUBMITTED_B = value("2", "B", "submitted", { sentBy: "lan" });
const APPROVED = value("3", "A", "approved");

const ACTIONS: readonly ReportAction[] = [
  { kind: "submit" },
  { kind: "approve" },
  { kind: "return", reason: "sai", marks: null },
  { kind: "open-correction", reason: "sai", marks: [{ unit: "3", indicator: "A" }] },
];

describe("refusals", () => {
  it("a closed period refuses every act", () => {
    for (const action of ACTIONS)
      expect(decide(action, [DRAFT, SUBMITTED, APPROVED], { periodMode: "closed" })).toEqual({
        ok: false,
        kind: "period-closed",
        facts: [],
      });
  });

  it.each<[string, ReportAction, readonly ReportValue[]]>([
    ["submit with nothing to send", { kind: "submit" }, [SUBMITTED, APPROVED]],
    ["submit an empty report", { kind: "submit" }, []],
    ["approve what was not sent", { kind: "approve" }, [DRAFT, RETURNED, APPROVED]],
    ["return what was not sent", { kind: "return", reason: "sai", marks: null }, [DRAFT, APPROVED]],
    ["return nothing of much", { kind: "return", reason: "sai", marks: [] }, [SUBMITTED]],
    [
      "correct what is not approved",
      { kind: "open-correction", reason: "sai", marks: [{ unit: "474", indicator: "A" }] },
      [DRAFT],
    ],
    [
      "correct what is being corrected",
      { kind: "open-correction", reason: "sai", marks: [{ unit: "3", indicator: "A" }] },
      [APPROVED, value("3", "A", "submitted")],
    ],
    ["correct nothing", { kind: "open-correction", reason: "sai", marks: [] }, [APPROVED]],
  ])("wrong state: %s", (_name, action, values) => {
    expect(decide(action, values)).toMatchObject({ ok: false, kind: "wrong-state" });
  });

  it("a mark that hits nothing refuses the whole act and names the mark", () => {
    const marks = [
      { unit: "2", indicator: "A" },
      { unit: "474", indicator: "A" },
    ];
    expect(decide({ kind: "return", reason: "sai", marks }, [SUBMITTED, DRAFT])).toEqual({
      ok: false,
      kind: "wrong-state",
      facts: [{ unit: "474", indicator: "A" }],
    });
  });

  it.each([
    ["entered", { enteredBy: "minh" }],
    ["sent", { sentBy: "minh" }],
  ])("nobody approves what they %s, not even beside others' work", (_name, change) => {
    const own = value("9", "A", "submitted", change);
    expect(decide({ kind: "approve" }, [SUBMITTED, own])).toEqual({
      ok: false,
      kind: "own-work",
      facts: [{ unit: "9", indicator: "A" }],
    });
  });

  it("no return, no correction and no sending of a correction without a reason", () => {
    const bare = { ok: false, kind: "reason-required" };
    expect(decide({ kind: "return", reason: " ", marks: null }, [SUBMITTED])).toMatchObject(bare);
    expect(
      decide({ kind: "return", reason: null, marks: [{ unit: "2", indicator: "A", reason: "" }] }, [
        SUBMITTED,
      ]),
    ).toMatchObject(bare);
    expect(
      decide({ kind: "open-correction", reason: null, marks: [{ unit: "3", indicator: "A" }] }, [APPROVED]),
    ).toMatchObject(bare);
    expect(decide({ kind: "submit" }, [APPROVED, value("3", "A", "draft"), DRAFT])).toEqual({
      ...bare,
      facts: [{ unit: "3", indicator: "A" }],
    });
  });
});

describe("submit", () => {
  it("sends drafts and returned values, and leaves the rest", () => {
    expect(decide({ kind: "submit" }, [DRAFT, RETURNED, SUBMITTED, APPROVED])).toEqual({
      ok: true,
      value: [
        { unit: "474", indicator: "A", from: "draft", to: "submitted", reason: null },
        { unit: "1", indicator: "A", from: "returned", to: "submitted", reason: null },
      ],
    });
  });

  it("sends a correction with the reason it has, else with the one given now", () => {
    const values = [
      APPROVED,
      value("3", "A", "draft", { correctionReason: "import obs.csv" }),
      value("4", "A", "approved"),
      value("4", "A", "returned"),
      DRAFT,
    ];
    const sent = decide({ kind: "submit", correctionReason: "nhầm số" }, values);
    expect(sent.ok && sent.value.map(({ unit, reason }) => [unit, reason])).toEqual([
      ["3", "import obs.csv"],
      ["4", "nhầm số"],
      ["474", null],
    ]);
  });
});

describe("approve", () => {
  it("moves the submitted values only, though others are still drafts", () => {
    expect(decide({ kind: "approve" }, [SUBMITTED, DRAFT, RETURNED, APPROVED])).toEqual({
      ok: true,
      value: [{ unit: "2", indicator: "A", from: "submitted", to: "approved", reason: null }],
    });
  });

  it("minds only the values it approves: an own draft does not hinder", () => {
    expect(decide({ kind: "approve" }, [SUBMITTED, value("9", "A", "draft", { enteredBy: "minh" })]).ok).toBe(
      true,
    );
  });
});

describe("return", () => {
  it("returns everything submitted with one reason", () => {
    const returned = decide({ kind: "return", reason: "thiếu minh chứng", marks: null }, [
      SUBMITTED,
      SUBMITTED_B,
      DRAFT,
    ]);
    expect(returned.ok && returned.value.map(({ indicator, to, reason }) => [indicator, to, reason])).toEqual(
      [
        ["A", "returned", "thiếu minh chứng"],
        ["B", "returned", "thiếu minh chứng"],
      ],
    );
  });

  it("returns the marked cell and leaves the rest submitted", () => {
    const marks = [{ unit: "2", indicator: "B", reason: "mẫu số sai" }];
    const returned = decide({ kind: "return", reason: null, marks }, [SUBMITTED, SUBMITTED_B]);
    expect(returned.ok && returned.value).toEqual([
      { unit: "2", indicator: "B", from: "submitted", to: "returned", reason: "mẫu số sai" },
    ]);
  });

  it("returns a marked commune, a cell of it with its own reason", () => {
    const marks = [
      { unit: "2", indicator: null, reason: "xem lại cả xã" },
      { unit: "2", indicator: "B", reason: "mẫu số sai" },
    ];
    const returned = decide({ kind: "return", reason: null, marks }, [SUBMITTED, SUBMITTED_B]);
    expect(returned.ok && returned.value.map(({ reason }) => reason)).toEqual([
      "xem lại cả xã",
      "mẫu số sai",
    ]);
  });
});

describe("open correction", () => {
  it("lays a draft beside the approved value", () => {
    const marks = [{ unit: "3", indicator: "A" }];
    expect(decide({ kind: "open-correction", reason: "nhầm số", marks }, [APPROVED, SUBMITTED])).toEqual({
      ok: true,
      value: [{ unit: "3", indicator: "A", from: "approved", to: "draft", reason: "nhầm số" }],
    });
  });
});
