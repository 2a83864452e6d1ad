import { dayNumber } from "@/lib/domain/periods/day-number";
import type { Period, Register } from "@/lib/domain/register/register";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import { provincePace } from "@/prisma/seed/demo-levels";
import { chance, fingerprint } from "@/prisma/seed/demo-random";
import { type DemoSubject, demoProgress } from "@/prisma/seed/demo-subject";

/** How far a report has come. `missing`: nobody has begun. */
export type DemoReportState = "approved" | "submitted" | "returned" | "draft" | "missing";

/** Who did something: the name of a demonstration account. */
export type Username = string;

export interface DemoReport {
  readonly period: string;
  readonly unit: UnitCode;
  readonly province: UnitCode | null;
  readonly district: UnitCode | null;
  readonly state: DemoReportState;
  /** The office that entered and sent: the district's own, or its province in its place. */
  readonly enteredBy: Username;
  readonly decidedBy: Username;
  /** Milliseconds since 1970; `null` where it has not happened. */
  readonly enteredAt: number;
  readonly submittedAt: number | null;
  readonly decidedAt: number | null;
  /** A due date of its own, where the one of the period was extended. */
  readonly dueOn: number | null;
}

/** Shares of the reports of a period by state; what is left over is missing. */
interface Standing {
  readonly approved: number;
  readonly submitted: number;
  readonly returned: number;
  readonly draft: number;
}

const SETTLED: Standing = { approved: 0.995, submitted: 0.002, returned: 0, draft: 0 };
const NEARLY_SETTLED: Standing = { approved: 0.975, submitted: 0.01, returned: 0.006, draft: 0.003 };
const CLOSING: Standing = { approved: 0.945, submitted: 0.02, returned: 0.012, draft: 0.01 };

/** The end of the programme, province by province: how much of the last period each has approved. */
const LAST_PERIOD_APPROVED: Readonly<Record<UnitCode, number>> = { "36": 1, "40": 0.4, "46": 1, "94": 0.45 };

/** Reports of the last periods that the demonstration tells a story about. */
const SET_REPORTS: Readonly<Record<string, DemoReportState>> = {
  "2025 VN": "submitted",
  "2025 36": "approved",
  "2025 362": "submitted",
  "2025 365": "approved",
  "2025 46": "approved",
  "2025 482": "submitted",
  "2025 94": "draft",
  "2025-H1 VN": "approved",
  "2025-H1 36": "approved",
  "2025-H1 46": "approved",
  "2025-H1 94": "approved",
};

/** These provinces have sent all of these periods, so that their own pages are full. */
const FULL_PROVINCES: Readonly<Record<string, readonly UnitCode[]>> = {
  "2025-H1": ["36", "40", "46"],
};

const SALT = {
  state: fingerprint("report state"),
  share: fingerprint("report share"),
  entered: fingerprint("entered"),
  late: fingerprint("late"),
  decided: fingerprint("decided"),
  instead: fingerprint("in its place"),
  extended: fingerprint("extended"),
} as const;

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Vietnam keeps UTC+7 all year; offices open at eight. */
const EIGHT_IN_HANOI = HOUR;

/** The opening of offices on the day of a moment. */
export const officesOpen = (moment: number): number => Math.floor(moment / DAY) * DAY + EIGHT_IN_HANOI;

/** How the report of one reporting unit (a district, a province, the country) stands in one period. */
export function planReport(register: Register, subject: DemoSubject, period: Period): DemoReport {
  const state = stateOf(register, subject, period);
  const seed = subject.seed ^ fingerprint(period.code);
  const due = dueDay(subject, period);
  const late = chance(seed, SALT.late);
  const delay = late < 0.12 ? 1 + late * 150 : -Math.min(3, late * 4);
  const sent = clockTime(due + delay, chance(seed, SALT.late, 1));
  const decided = clockTime(due + delay + 1 + 6 * chance(seed, SALT.decided), chance(seed, SALT.decided, 1));
  const isSent = state !== "draft" && state !== "missing";
  const isDecided = state === "approved" || state === "returned";
  const instead = standsIn(subject, period, seed);
  return {
    period: period.code,
    unit: subject.unit.code,
    province: subject.province,
    district: subject.district,
    state,
    enteredBy: instead ? `tinh-${subject.province}-2` : accountOf(subject),
    decidedBy: approverOf(subject),
    enteredAt: officesOpen(sent - Math.floor(2 + 4 * chance(seed, SALT.entered)) * DAY),
    submittedAt: isSent ? sent : null,
    decidedAt: isDecided ? Math.max(decided, sent + HOUR) : null,
    dueOn: chance(seed, SALT.extended) < 0.04 ? due + 7 : null,
  };
}

function stateOf(register: Register, subject: DemoSubject, period: Period): DemoReportState {
  const set = SET_REPORTS[`${period.code} ${subject.unit.code}`];
  if (set !== undefined) return set;
  if (subject.unit.code === COUNTRY) return "approved";
  if (subject.level === "district" && FULL_PROVINCES[period.code]?.includes(subject.province ?? "") === true)
    return "approved";
  const drawn = chance(subject.seed, fingerprint(period.code), SALT.state);
  const { approved, submitted, returned, draft } = standingOf(register, subject, period);
  if (drawn < approved) return "approved";
  if (drawn < approved + submitted) return "submitted";
  if (drawn < approved + submitted + returned) return "returned";
  return drawn < approved + submitted + returned + draft ? "draft" : "missing";
}

function standingOf(register: Register, subject: DemoSubject, period: Period): Standing {
  const later = register.periods.length - 1 - register.periods.findIndex(({ code }) => code === period.code);
  // The last period is not settled: less than half of the country is approved, so that the period before it, with
  // most of its figures in force and the deadline still ahead, is the one that opens.
  if (later === 0) return lastStanding(subject, demoProgress(register, period));
  if (later === 1) return CLOSING;
  return later === 2 ? NEARLY_SETTLED : SETTLED;
}

function lastStanding(subject: DemoSubject, progress: number): Standing {
  const drawn = 0.5 + 0.28 * provincePace(subject) + 0.5 * (chance(subject.provinceSeed, SALT.share) - 0.5);
  const approved =
    LAST_PERIOD_APPROVED[subject.province ?? ""] ?? progress * Math.min(0.94, Math.max(0.08, drawn));
  const open = 1 - approved;
  return { approved, submitted: 0.46 * open, returned: 0.12 * open, draft: 0.22 * open };
}

/** Districts that ended on 1 July 2025 are entered for by their province, at first by some. */
const standsIn = (subject: DemoSubject, period: Period, seed: number): boolean =>
  subject.level === "district" &&
  subject.province !== "36" &&
  period.asOf !== null &&
  chance(seed, SALT.instead) < 0.3;

const accountOf = (subject: DemoSubject): Username =>
  subject.level === "country"
    ? "trung-uong"
    : `${subject.level === "province" ? "tinh" : "huyen"}-${subject.unit.code}`;

/** The level above decides; of the country's own figures a second person. */
function approverOf(subject: DemoSubject): Username {
  if (subject.level === "country") return "trung-uong-2";
  return subject.level === "province" ? "trung-uong" : `tinh-${subject.province}`;
}

const dueDay = (subject: DemoSubject, period: Period): number =>
  dayNumber(period.due[subject.level] ?? period.due.province ?? period.cutoff);

const clockTime = (day: number, at: number): number =>
  Math.floor(day) * DAY + EIGHT_IN_HANOI + Math.round(at * 8 * 3600) * 1000;
