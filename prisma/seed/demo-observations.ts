import { enterableIndicators } from "@/lib/domain/indicators/due-indicators";
import type {
  Observation,
  ObservationStatus,
  ReportedValue,
  Slot,
} from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Indicator, Period, Register } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { demoPilots, hasPilot } from "@/prisma/seed/demo-pilots";
import { chance, fingerprint, pick } from "@/prisma/seed/demo-random";
import { type DemoReport, planReport } from "@/prisma/seed/demo-reports";
import { type DemoSubject, demoSubjects } from "@/prisma/seed/demo-subject";
import { demoValue, isMerged } from "@/prisma/seed/demo-values";

/** One value of the demonstration as it stands in the database. */
export interface DemoObservation extends Observation {
  readonly slot: Slot;
  readonly carriedOver: boolean;
  readonly correctionReason: string | null;
  readonly returnReason: string | null;
  /** Entered after the report was decided: a correction, or what was missing then. */
  readonly afterDecision: boolean;
}

const CORRECTION_REASONS = [
  "Nhầm số liệu khi tổng hợp, đã đối chiếu lại với hồ sơ gốc",
  "Điều chỉnh theo kết quả thẩm tra của tỉnh",
  "Bổ sung hồ sơ phát sinh trong tháng cuối kỳ",
] as const;

const RETURN_REASONS = [
  "Số liệu tăng bất thường so với kỳ trước, đề nghị kiểm tra lại",
  "Chưa có tài liệu kiểm chứng kèm theo",
  "Tử số và mẫu số chưa thống nhất với báo cáo của Phòng Văn hóa và Thông tin",
  "Đề nghị rà soát lại kết quả đánh giá của xã",
] as const;

/** Twelve communes of Nghệ An whose half-year figures of 2025 are not in force: five sent, four returned, three nothing. */
const WAITING_PROVINCE = {
  period: "2025-H1",
  province: "40",
  submitted: 5,
  returned: 4,
  missing: 3,
} as const;

/** The commune of the guided journey (Giao Hải in Giao Thủy): its district has still to enter it, all the rest is approved. */
const JOURNEY = { period: "2025", district: "365", commune: "14203" } as const;

const SALT = {
  commune: fingerprint("whole commune"),
  cell: fingerprint("cell"),
  correction: fingerprint("correction"),
  reason: fingerprint("reason"),
  carried: fingerprint("carried over"),
  explicitZero: fingerprint("explicit zero"),
  waiting: fingerprint("waiting"),
} as const;

/** Where a cell stands; `blank` has no value at all. */
type CellStanding = ObservationStatus | "blank";

interface PeriodScene {
  readonly register: Register;
  readonly period: Period;
  readonly periodSeed: number;
  /** From 0 (long settled) to 1 (the last period): how untidy the figures still are. */
  readonly untidiness: number;
  readonly waiting: ReadonlyMap<UnitCode, CellStanding>;
}

/**
 * The demonstration figures of the whole country for one period, the same on every machine: parents before their
 * children, a unit's indicators in the register's order, the approved value before the working one.
 */
export function* generateObservations(
  register: Register,
  tree: UnitTree,
  periodCode: string,
): Generator<DemoObservation> {
  const period = findPeriod(register, periodCode);
  if (period === undefined) throw new Error(`unknown period ${periodCode}`);
  const subjects = demoSubjects(tree);
  const scene = sceneOf(register, period, subjects);
  const pilots = demoPilots(tree, subjects);
  const reports = new Map<UnitCode, DemoReport>();
  const enterable = new Map<string, readonly Indicator[]>();
  for (const subject of subjects) {
    if (subject.level !== "commune") reports.set(subject.unit.code, planReport(register, subject, period));
    const report = reports.get(subject.reporting);
    if (report === undefined) throw new Error(`no report holds ${subject.unit.code}`);
    const asked = `${subject.level} ${subject.province}`;
    let indicators = enterable.get(asked);
    if (indicators === undefined)
      enterable.set(asked, (indicators = enterableIndicators(register, tree, subject.unit.code)));
    const whole = communeStanding(scene, subject, report);
    for (const indicator of indicators) {
      if (indicator.absentMeans === "zero")
        yield* pilotCells(scene, subject, indicator, report, whole, pilots);
      else yield* cellsOf(scene, subject, indicator, report, whole);
    }
  }
}

/** How every report of the period stands, also those nobody has begun, in the order of their units. */
export function planReports(register: Register, tree: UnitTree, periodCode: string): readonly DemoReport[] {
  const period = findPeriod(register, periodCode);
  if (period === undefined) throw new Error(`unknown period ${periodCode}`);
  return demoSubjects(tree)
    .filter(({ level }) => level !== "commune")
    .map((subject) => planReport(register, subject, period));
}

function sceneOf(register: Register, period: Period, subjects: readonly DemoSubject[]): PeriodScene {
  const place = register.periods.findIndex(({ code }) => code === period.code);
  return {
    register,
    period,
    periodSeed: fingerprint(period.code),
    untidiness: [1, 0.45, 0.3][register.periods.length - 1 - place] ?? (place === 0 ? 0.35 : 0.12),
    waiting: waitingCommunes(period, subjects),
  };
}

function waitingCommunes(
  period: Period,
  subjects: readonly DemoSubject[],
): ReadonlyMap<UnitCode, CellStanding> {
  if (period.code === JOURNEY.period) return new Map([[JOURNEY.commune, "blank"]]);
  if (period.code !== WAITING_PROVINCE.period) return new Map();
  const { province, submitted, returned, missing } = WAITING_PROVINCE;
  const drawn = subjects
    .filter(({ level, province: lies }) => level === "commune" && lies === province)
    .sort((left, right) => chance(left.seed, SALT.waiting) - chance(right.seed, SALT.waiting))
    .slice(0, submitted + returned + missing);
  return new Map(
    drawn.map(({ unit }, place): [UnitCode, CellStanding] => [
      unit.code,
      place < submitted ? "submitted" : place < submitted + returned ? "returned" : "blank",
    ]),
  );
}

/** What is said of the whole commune, or `null` where its cells go the way of their report. */
function communeStanding(scene: PeriodScene, subject: DemoSubject, report: DemoReport): CellStanding | null {
  if (subject.level !== "commune") return null;
  const waiting = scene.waiting.get(subject.unit.code);
  if (waiting !== undefined) return waiting;
  const drawn = chance(subject.seed, scene.periodSeed, SALT.commune);
  switch (report.state) {
    case "missing":
      return "blank";
    case "draft":
      return drawn < 0.5 ? "blank" : "draft";
    case "returned":
      return drawn < 0.18 ? "returned" : null;
    case "submitted":
      return drawn < 0.02 ? "blank" : null;
    case "approved":
      return isTidy(scene, subject) ? null : stragglerStanding(drawn / scene.untidiness);
  }
}

function stragglerStanding(drawn: number): CellStanding | null {
  if (drawn < 0.017) return "blank";
  if (drawn < 0.03) return "submitted";
  if (drawn < 0.036) return "returned";
  return drawn < 0.041 ? "draft" : null;
}

/** Scenes that are told exactly: nothing is left to chance in them. */
const isTidy = ({ period }: PeriodScene, { district, province }: DemoSubject): boolean =>
  (period.code === JOURNEY.period && district === JOURNEY.district) ||
  (period.code === WAITING_PROVINCE.period && province === WAITING_PROVINCE.province);

function cellStanding(
  scene: PeriodScene,
  subject: DemoSubject,
  indicator: Indicator,
  indicatorSeed: number,
  report: DemoReport,
): CellStanding {
  if (report.state === "missing") return "blank";
  if (report.state === "approved" && isTidy(scene, subject)) return "approved";
  const drawn = chance(subject.seed ^ indicatorSeed, scene.periodSeed, SALT.cell);
  if (report.state === "draft") return drawn < 0.15 ? "blank" : "draft";
  // What comes back always holds the reporting unit's own files, so that no returned report is without a mark.
  if (report.state === "returned" && indicator.timing === "flow" && subject.level !== "commune")
    return "returned";
  if (drawn < 0.03 * scene.untidiness) return "blank";
  if (report.state === "returned") return drawn < 0.08 ? "returned" : "submitted";
  return report.state;
}

function* cellsOf(
  scene: PeriodScene,
  subject: DemoSubject,
  indicator: Indicator,
  report: DemoReport,
  whole: CellStanding | null,
): Generator<DemoObservation> {
  const seed = fingerprint(indicator.code);
  const standing =
    whole === "draft" || whole === null ? cellStanding(scene, subject, indicator, seed, report) : whole;
  // A draft of a commune in a report that is further on.
  const status = whole === "draft" && standing !== "blank" ? "draft" : standing;
  if (status === "blank") return;
  const { register, period } = scene;
  const value = demoValue(register, subject, indicator, period);
  if (status === "approved") {
    yield* approvedCells(scene, subject, indicator, seed, value);
    return;
  }
  const previous = register.periods[register.periods.indexOf(period) - 1];
  const carriedOver =
    status === "draft" &&
    indicator.timing === "state" &&
    previous !== undefined &&
    chance(subject.seed, SALT.carried) < 0.35;
  yield {
    ...cellOf(scene, subject, indicator, status, value),
    value: carriedOver ? demoValue(register, subject, indicator, previous) : value,
    carriedOver,
    returnReason:
      status === "returned" ? pick(RETURN_REASONS, chance(subject.seed, seed, SALT.reason)) : null,
    afterDecision: report.state === "approved",
  };
}

function* approvedCells(
  scene: PeriodScene,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  value: ReportedValue,
): Generator<DemoObservation> {
  const drawn = chance(subject.seed ^ seed, scene.periodSeed, SALT.correction);
  const before = mistaken(value);
  if (isTidy(scene, subject) || before === null || drawn >= 0.006 * scene.untidiness) {
    yield cellOf(scene, subject, indicator, "approved", value);
    return;
  }
  const step = drawn / (0.006 * scene.untidiness);
  const status = step < 0.6 ? "submitted" : step < 0.85 ? "draft" : "returned";
  yield cellOf(scene, subject, indicator, "approved", before);
  yield {
    ...cellOf(scene, subject, indicator, status, value),
    correctionReason: pick(CORRECTION_REASONS, chance(subject.seed, seed, SALT.reason)),
    returnReason:
      status === "returned" ? pick(RETURN_REASONS, chance(subject.seed, seed, SALT.reason + 1)) : null,
    afterDecision: true,
  };
}

/** The value a correction replaces: a criterion read the other way, a numerator added up short. */
function mistaken(value: ReportedValue): ReportedValue | null {
  if (value.state !== "reported") return null;
  const { payload } = value;
  if (payload.measure === "criterion")
    return { state: "reported", payload: { ...payload, met: !payload.met } };
  if (payload.measure !== "ratio" || payload.numerator < 10) return null;
  return { state: "reported", payload: { ...payload, numerator: Math.floor(payload.numerator * 0.88) } };
}

/** Pilots come from a register of their own: a commune states one where it stands, a few state that there is none. */
function* pilotCells(
  scene: PeriodScene,
  subject: DemoSubject,
  indicator: Indicator,
  report: DemoReport,
  whole: CellStanding | null,
  pilots: ReadonlyMap<UnitCode, number>,
): Generator<DemoObservation> {
  const { register, period } = scene;
  const stands = hasPilot(pilots, subject.unit.code, register, period);
  const saysNone = period.start >= "2023" && chance(subject.seed, SALT.explicitZero) < 0.03;
  if ((!stands && !saysNone) || isMerged(register, subject, period)) return;
  const status = whole ?? (report.state === "returned" ? "submitted" : report.state);
  if (status === "blank" || status === "missing") return;
  yield {
    ...cellOf(scene, subject, indicator, status, {
      state: "reported",
      payload: { measure: "count", count: stands ? 1 : 0 },
    }),
    returnReason: status === "returned" ? pick(RETURN_REASONS, chance(subject.seed, SALT.reason)) : null,
    afterDecision: status !== "approved" && report.state === "approved",
  };
}

const cellOf = (
  { period }: PeriodScene,
  subject: DemoSubject,
  indicator: Indicator,
  status: ObservationStatus,
  value: ReportedValue,
): DemoObservation => ({
  unit: subject.unit.code,
  indicator: indicator.code,
  period: period.code,
  slot: status === "approved" ? "approved" : "working",
  status,
  value,
  carriedOver: false,
  correctionReason: null,
  returnReason: null,
  afterDecision: false,
});
