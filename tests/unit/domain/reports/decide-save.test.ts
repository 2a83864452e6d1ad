import { describe, expect, it } from "vitest";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { decideSave, type SaveIntent, type StoredCell } from "@/lib/domain/reports/decide-save";

const MET: ReportedValue = { state: "reported", payload: { measure: "criterion", met: true } };
const NOT_MET: ReportedValue = { state: "reported", payload: { measure: "criterion", met: false } };

const EMPTY: StoredCell = { approved: null, working: null };
const APPROVED: StoredCell = { approved: MET, working: null };

function working(
  status: "draft" | "submitted" | "returned",
  approved: ReportedValue | null = null,
): StoredCell {
  return {
    approved,
    working: { status, value: MET, correctionReason: approved === null ? null : "nhầm số" },
  };
}

function save(stored: StoredCell, change: Partial<SaveIntent> = {}) {
  const intent = { value: NOT_MET, status: "draft", correctionReason: null, overridesLock: false } as const;
  const decided = decideSave(stored, { ...intent, ...change }, "open");
  return decided.ok ? `${decided.value.change} ${decided.value.slot} ${decided.value.status}` : decided.kind;
}

describe("decideSave refuses", () => {
  it("everything in a closed period", () => {
    const intent = { value: MET, status: "approved", correctionReason: null, overridesLock: true } as const;
    expect(decideSave(EMPTY, intent, "closed")).toMatchObject({ ok: false, kind: "period-closed" });
  });

  it("a draft over what waits for approval, even an equal one", () => {
    expect(save(working("submitted"))).toBe("locked");
    expect(save(working("submitted"), { value: MET })).toBe("locked");
  });

  it("a change of an approved value without a correction", () => {
    expect(save(APPROVED)).toBe("correction-needed");
    expect(save(APPROVED, { correctionReason: "  " })).toBe("correction-needed");
  });
});

describe("decideSave accepts", () => {
  it.each<[string, StoredCell, Partial<SaveIntent>, string]>([
    ["a first draft", EMPTY, {}, "created working draft"],
    ["a first submitted row of a file", EMPTY, { status: "submitted" }, "created working submitted"],
    ["another value of a draft", working("draft"), {}, "updated working draft"],
    ["the same value of a draft", working("draft"), { value: MET }, "unchanged working draft"],
    ["a returned value worked on again", working("returned"), {}, "updated working draft"],
    ["a returned value confirmed", working("returned"), { value: MET }, "updated working draft"],
    [
      "a submitted row over a submitted one",
      working("submitted"),
      { status: "submitted" },
      "updated working submitted",
    ],
    [
      "the central office over the lock",
      working("submitted"),
      { overridesLock: true },
      "updated working draft",
    ],
    ["a correction with its reason", APPROVED, { correctionReason: "nhầm số" }, "created working draft"],
    ["a correction under way", working("draft", MET), {}, "updated working draft"],
    ["history", EMPTY, { status: "approved" }, "created approved approved"],
    ["history again", APPROVED, { status: "approved", value: MET }, "unchanged approved approved"],
    ["other history", APPROVED, { status: "approved" }, "updated approved approved"],
  ])("%s", (_name, stored, change, expected) => {
    expect(save(stored, change)).toBe(expected);
  });

  it("keeps the first reason of a correction, and none where there is nothing to correct", () => {
    const reasonOf = (stored: StoredCell) => {
      const intent = {
        value: NOT_MET,
        status: "draft",
        correctionReason: "mới",
        overridesLock: false,
      } as const;
      const decided = decideSave(stored, intent, "open");
      return decided.ok ? decided.value.correctionReason : decided.kind;
    };
    expect([reasonOf(working("draft", MET)), reasonOf(APPROVED), reasonOf(EMPTY)]).toEqual([
      "nhầm số",
      "mới",
      null,
    ]);
  });
});
