import type { ObservationStatus } from "@/lib/domain/observations/observation";
import type { PeriodMode } from "@/lib/domain/register/register";
import { type CellKey, toCellId } from "@/lib/domain/reports/report-state";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { UnitCode } from "@/lib/domain/units/unit";

/** A value of a report with who worked on it, as account ids. Approved and working values are two entries. */
export interface ReportValue extends CellKey {
  readonly status: ObservationStatus;
  readonly enteredBy: string | null;
  readonly sentBy: string | null;
  /** Why the approved value beside it is being corrected. */
  readonly correctionReason: string | null;
}

/** Points at one value, or with `indicator: null` at every value of one unit. */
export interface Mark {
  readonly unit: UnitCode;
  readonly indicator: string | null;
  /** A reason of its own in place of the action's. */
  readonly reason?: string | null;
}

export type ReportAction =
  | { readonly kind: "submit"; readonly correctionReason?: string | null }
  | { readonly kind: "approve" }
  /** Without marks everything submitted is returned. */
  | { readonly kind: "return"; readonly reason: string | null; readonly marks: readonly Mark[] | null }
  | { readonly kind: "open-correction"; readonly reason: string | null; readonly marks: readonly Mark[] };

export interface ReportFacts {
  /** Account id of whoever acts. */
  readonly actor: string;
  readonly periodMode: PeriodMode;
  readonly values: readonly ReportValue[];
}

/**
 * One value that changes status. From `approved` to `draft` a working copy is laid beside the approved value, which
 * stays in force; to `approved` the working value takes the approved one's place.
 */
export interface ReportMove extends CellKey {
  readonly from: ObservationStatus;
  readonly to: ObservationStatus;
  readonly reason: string | null;
}

export type TransitionRefusal =
  /** No value is in a state that the action moves. */
  "wrong-state" | "own-work" | "period-closed" | "reason-required";

export type Transition = Result<readonly ReportMove[], TransitionRefusal, readonly CellKey[]>;

/**
 * Decides what an act on a report moves, value by value. Whether the person may act at all is the policy's question
 * (`can`); here stand the rules that depend on the values.
 *
 * - submit: every draft and returned value becomes submitted; missing ones do not hinder. A correction needs a reason.
 * - approve: every submitted value becomes the approved one. Nobody approves what they entered or sent.
 * - return: the marked submitted values, or all, become returned, each with a reason; the rest stays submitted.
 * - open-correction: the marked approved values get a working copy, with a reason.
 *
 * @returns the moves, or a refusal with the values it is about. A closed period refuses everything.
 * @example decideTransition({ kind: "approve" }, facts) // { ok: true, value: [{ …, from: "submitted", to: "approved" }] }
 * Source: "How reporting works", reporting rules of the programme.
 */
export function decideTransition(action: ReportAction, facts: ReportFacts): Transition {
  if (facts.periodMode === "closed") return refuse("period-closed", []);
  switch (action.kind) {
    case "submit":
      return decideSubmit(action.correctionReason ?? null, facts.values);
    case "approve":
      return decideApprove(facts);
    case "return":
      return decideReturn(action.reason, action.marks, facts.values);
    case "open-correction":
      return decideCorrection(action.reason, action.marks, facts.values);
  }
}

function decideSubmit(givenReason: string | null, values: readonly ReportValue[]): Transition {
  const sendable = values.filter(({ status }) => status === "draft" || status === "returned");
  if (sendable.length === 0) return refuse("wrong-state", []);
  const approved = new Set(withStatus(values, "approved").map(toCellId));
  const reasonOf = (value: ReportValue) => toReason(value.correctionReason) ?? toReason(givenReason);
  const isCorrection = (value: ReportValue) => approved.has(toCellId(value));
  const unexplained = sendable.filter((value) => isCorrection(value) && reasonOf(value) === null);
  if (unexplained.length > 0) return refuse("reason-required", unexplained.map(toCellKey));
  return ok(
    sendable.map((value) => toMove(value, "submitted", isCorrection(value) ? reasonOf(value) : null)),
  );
}

function decideApprove({ actor, values }: ReportFacts): Transition {
  const submitted = withStatus(values, "submitted");
  if (submitted.length === 0) return refuse("wrong-state", []);
  const own = submitted.filter(({ enteredBy, sentBy }) => enteredBy === actor || sentBy === actor);
  if (own.length > 0) return refuse("own-work", own.map(toCellKey));
  return ok(submitted.map((value) => toMove(value, "approved", toReason(value.correctionReason))));
}

function decideReturn(
  reason: string | null,
  marks: readonly Mark[] | null,
  values: readonly ReportValue[],
): Transition {
  const submitted = withStatus(values, "submitted");
  if (marks === null) return moveAll(submitted, "returned", () => toReason(reason));
  return moveMarked(submitted, marks, "returned", reason);
}

function decideCorrection(
  reason: string | null,
  marks: readonly Mark[],
  values: readonly ReportValue[],
): Transition {
  const underWay = new Set(values.filter(({ status }) => status !== "approved").map(toCellId));
  const correctable = withStatus(values, "approved").filter((value) => !underWay.has(toCellId(value)));
  return moveMarked(correctable, marks, "draft", reason);
}

/** Every mark must hit something: a mark beside its target means that the page shown was out of date. */
function moveMarked(
  movable: readonly ReportValue[],
  marks: readonly Mark[],
  to: ObservationStatus,
  reason: string | null,
): Transition {
  const missed = marks.filter((mark) => !movable.some((value) => isMarked(value, mark)));
  if (missed.length > 0)
    return refuse(
      "wrong-state",
      missed.map(({ unit, indicator }) => ({ unit, indicator: indicator ?? "" })),
    );
  const marked = movable.filter((value) => marks.some((mark) => isMarked(value, mark)));
  return moveAll(marked, to, (value) => markReason(value, marks) ?? toReason(reason));
}

function moveAll(
  moving: readonly ReportValue[],
  to: ObservationStatus,
  reasonOf: (value: ReportValue) => string | null,
): Transition {
  if (moving.length === 0) return refuse("wrong-state", []);
  const unexplained = moving.filter((value) => reasonOf(value) === null);
  if (unexplained.length > 0) return refuse("reason-required", unexplained.map(toCellKey));
  return ok(moving.map((value) => toMove(value, to, reasonOf(value))));
}

/** The reason given for the cell itself comes before the one given for its unit. */
function markReason(value: ReportValue, marks: readonly Mark[]): string | null {
  const hits = marks.filter((mark) => isMarked(value, mark));
  const ofCell = hits.find((mark) => mark.indicator !== null && toReason(mark.reason) !== null);
  return toReason((ofCell ?? hits.find((mark) => toReason(mark.reason) !== null))?.reason);
}

function isMarked(value: ReportValue, mark: Mark): boolean {
  return value.unit === mark.unit && (mark.indicator === null || mark.indicator === value.indicator);
}

function withStatus(values: readonly ReportValue[], status: ObservationStatus): ReportValue[] {
  return values.filter((value) => value.status === status);
}

function toMove(value: ReportValue, to: ObservationStatus, reason: string | null): ReportMove {
  return { ...toCellKey(value), from: value.status, to, reason };
}

function toCellKey({ unit, indicator }: CellKey): CellKey {
  return { unit, indicator };
}

function toReason(text: string | null | undefined): string | null {
  const reason = text?.normalize("NFC").trim() ?? "";
  return reason === "" ? null : reason;
}
