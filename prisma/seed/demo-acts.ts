import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { DemoAct } from "@/prisma/seed/demo-audit";
import type { DemoObservation } from "@/prisma/seed/demo-observations";
import { type DemoReport, officesOpen, type Username } from "@/prisma/seed/demo-reports";

export interface DemoAccount {
  readonly id: string;
  readonly name: string;
}
export type DemoAccounts = ReadonlyMap<Username, DemoAccount>;

/** A value entered after its report was decided: a correction, with what it stands beside, or what was missing then. */
export interface LateValue {
  readonly cell: DemoObservation;
  readonly approved: ReportedValue | null;
}

/** What is entered after the decision comes days later, is sent, and some of it comes back. */
export const DAYS_AFTER_DECISION = { entered: 2, sent: 3, returned: 4 } as const;
/** All of it is entered within so many minutes of a working day. */
export const MINUTES_OF_ENTRY = 420;

/** When what comes after a decision is begun. */
export const lateFrom = (decidedAt: number): number =>
  officesOpen(decidedAt + DAYS_AFTER_DECISION.entered * DAY);

const RETURNED_BECAUSE = "Đề nghị rà soát các nội dung được đánh dấu";
const DAY = 86_400_000;
const MINUTE = 60_000;

/** What was done to a report, in its order, as the commands of the application write it. */
export function actsOn(
  report: DemoReport,
  late: readonly LateValue[],
  accounts: DemoAccounts,
): readonly DemoAct[] {
  const { state, enteredBy, decidedBy, submittedAt, decidedAt } = report;
  const act = actOf(report, accounts);
  const acts: DemoAct[] = [];
  if (submittedAt !== null) acts.push(act(enteredBy, "submit", submittedAt, null, []));
  if (decidedAt === null) return acts;
  const isReturned = state === "returned";
  const reason = isReturned ? RETURNED_BECAUSE : null;
  acts.push(act(decidedBy, isReturned ? "return" : "approve", decidedAt, reason, []));
  return [...acts, ...actsAfterDecision(report, decidedAt, late, accounts)];
}

function actsAfterDecision(
  report: DemoReport,
  decidedAt: number,
  late: readonly LateValue[],
  accounts: DemoAccounts,
): readonly DemoAct[] {
  const { enteredBy, decidedBy } = report;
  const act = actOf(report, accounts);
  const { sent, returned } = DAYS_AFTER_DECISION;
  const moved = (values: readonly LateValue[], before: string, after: string) =>
    values.map(({ cell }) => ({ subject: subjectOf(cell), before, after }));
  const acts: DemoAct[] = [];
  const openedAt = lateFrom(decidedAt);
  byReason(late, ({ cell }) => cell.correctionReason).forEach(([reason, values], place) => {
    const at = openedAt + place * MINUTE;
    acts.push(act(enteredBy, "open-correction", at, reason, moved(values, "approved", "draft")));
  });
  if (late.length > 0) {
    const savedAt = openedAt + MINUTES_OF_ENTRY * MINUTE;
    const saved = late.map(({ cell, approved }) => ({
      subject: subjectOf(cell),
      before: approved,
      after: cell.value,
    }));
    acts.push(act(enteredBy, "save", savedAt, null, saved));
  }
  const submitted = late.filter(({ cell }) => cell.status !== "draft");
  if (submitted.length > 0)
    acts.push(act(enteredBy, "submit", decidedAt + sent * DAY, null, moved(submitted, "draft", "submitted")));
  byReason(submitted, ({ cell }) => cell.returnReason).forEach(([reason, values], place, { length }) => {
    // The last of them is when the report was decided.
    const at = decidedAt + returned * DAY - (length - 1 - place) * MINUTE;
    acts.push(act(decidedBy, "return", at, reason, moved(values, "submitted", "returned")));
  });
  return acts;
}

function actOf({ unit, province, district, period }: DemoReport, accounts: DemoAccounts) {
  return (
    username: Username,
    action: DemoAct["action"],
    at: number,
    reason: string | null,
    changes: DemoAct["changes"],
  ): DemoAct => ({
    unit,
    province,
    district,
    period,
    action,
    at: new Date(at).toISOString(),
    account: accounts.get(username)?.id ?? null,
    accountName: accounts.get(username)?.name ?? username,
    reason,
    changes,
  });
}

const subjectOf = ({ unit, indicator }: DemoObservation): string => `${unit}/${indicator}`;

/** One act has one reason: values by theirs, those without left out. */
function byReason(
  values: readonly LateValue[],
  reasonOf: (value: LateValue) => string | null,
): readonly (readonly [reason: string, values: readonly LateValue[]])[] {
  const grouped = new Map<string, LateValue[]>();
  for (const value of values) {
    const reason = reasonOf(value);
    if (reason !== null) grouped.set(reason, [...(grouped.get(reason) ?? []), value]);
  }
  return [...grouped];
}
