import { allowsReason } from "@/lib/domain/observations/check-payload";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import type { Indicator, Period, Register } from "@/lib/domain/register/register";
import { demoLevel } from "@/prisma/seed/demo-levels";
import { chance, fingerprint, pick } from "@/prisma/seed/demo-random";
import { type DemoSubject, demoProgress } from "@/prisma/seed/demo-subject";

/** Registers names the reasons; the demonstration uses these two by name where the register has them. */
const NOT_SUBJECT = "not-subject";
const MERGED = "merged";
const OTHER = "other";

const URBAN_DISTRICTS = ["thị xã", "thành phố"];

const OTHER_DOCUMENTS = [
  "Công văn số 214/UBND-NN ngày 12/5/2023: xã thuộc diện quy hoạch lên phường",
  "Thông báo số 87/TB-VPĐP ngày 03/10/2023: chưa đến kỳ đánh giá theo bộ tiêu chí của tỉnh",
  "Công văn số 1162/UBND-KT ngày 20/3/2024: xã di dời dân, tạm dừng đánh giá",
] as const;

/** Districts of Sóc Trăng recognised as new-style rural, by the first period that says so. */
const RECOGNISED_SINCE: Readonly<Record<string, string>> = {
  "947": "2021",
  "948": "2022-H1",
  "943": "2022",
  "942": "2023",
  "945": "2023",
  "949": "2024",
};

const SALT = {
  base: fingerprint("base"),
  first: fingerprint("first half"),
  growth: fingerprint("growth"),
  noise: fingerprint("noise"),
  idle: fingerprint("idle"),
  outlier: fingerprint("outlier"),
  person: fingerprint("person"),
  state: fingerprint("state"),
  lapse: fingerprint("lapse"),
  feedback: fingerprint("feedback"),
  service: fingerprint("service"),
  merged: fingerprint("merged"),
  urban: fingerprint("urban"),
  other: fingerprint("other"),
} as const;

/** Work files of a whole year, smallest and largest, by level. */
const FILES_OF_YEAR = {
  country: [640_000, 660_000],
  province: [24_000, 118_000],
  district: [4_600, 18_500],
  commune: [460, 1_820],
} as const;

/** Managers who take part in the programme, fewest and most, by level. */
const MANAGERS = { country: [140, 140], province: [28, 70], district: [9, 26], commune: [3, 9] } as const;

const MODELS_AT_MOST = 14;

/** What the subject has to say of an indicator, if it says anything. Pilots are not in here. */
export function demoValue(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  period: Period,
): ReportedValue {
  const seed = fingerprint(indicator.code);
  const excuse = notApplicable(register, subject, indicator, seed, period);
  if (excuse !== null) return excuse;
  return { state: "reported", payload: payloadOf(register, subject, indicator, seed, period) };
}

/** Whether the commune had ceased to be one by the end of the period. */
export function isMerged(register: Register, subject: DemoSubject, period: Period): boolean {
  // The journey of the guide runs through Giao Thủy: its communes stay as they are.
  if (subject.level !== "commune" || subject.district === "365") return false;
  const progress = demoProgress(register, period);
  const share = progress > 0.8 ? 0.022 : progress > 0.7 ? 0.012 : progress > 0.45 ? 0.004 : 0;
  return chance(subject.seed, SALT.merged) < share;
}

function notApplicable(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): ReportedValue | null {
  if (isMerged(register, subject, period) && allows(register, indicator, MERGED))
    return { state: "not-applicable", reason: MERGED, reasonText: null };
  if (isUrban(subject) && lists(register, indicator, NOT_SUBJECT))
    return { state: "not-applicable", reason: NOT_SUBJECT, reasonText: null };
  if (
    subject.level === "commune" &&
    indicator.measure === "criterion" &&
    chance(subject.seed, seed, SALT.other) < 0.0015 * (1 + demoProgress(register, period))
  ) {
    const reasonText = pick(OTHER_DOCUMENTS, chance(subject.seed, SALT.other));
    return { state: "not-applicable", reason: OTHER, reasonText };
  }
  return null;
}

const lists = (register: Register, indicator: Indicator, reason: string): boolean =>
  register.notApplicableReasons.some(
    ({ code, indicators }) => code === reason && indicators?.includes(indicator.code) === true,
  );

const allows = (register: Register, indicator: Indicator, reason: string): boolean =>
  register.notApplicableReasons.some(({ code }) => code === reason) &&
  allowsReason(indicator, reason, register);

/** Some towns report the district criteria although they need not. */
const isUrban = (subject: DemoSubject): boolean =>
  subject.level === "district" &&
  URBAN_DISTRICTS.includes(subject.unit.type) &&
  chance(subject.seed, SALT.urban) < 0.92;

function payloadOf(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Payload {
  switch (indicator.measure) {
    case "criterion":
      return { measure: "criterion", met: meets(register, subject, indicator, seed, period) };
    case "services":
      return servicesOf(register, subject, indicator, seed, period);
    case "count":
      return { measure: "count", count: 0 };
    case "ratio":
      if (indicator.timing === "flow") return filesReported(register, subject, indicator, seed, period);
      return indicator.timing === "cumulative"
        ? peopleOf(register, subject, indicator, seed, period)
        : modelsOf(register, subject, indicator, seed, period);
  }
}

function meets(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): boolean {
  if (indicator.code === "HUYEN-NTM") {
    const since = register.periods.find(({ code }) => code === RECOGNISED_SINCE[subject.unit.code]);
    return since !== undefined && since.end <= period.end;
  }
  const level = demoLevel(subject, indicator, seed, demoProgress(register, period));
  const lapsed = chance(subject.seed ^ seed, fingerprint(period.code), SALT.lapse) < 0.005;
  return chance(subject.seed, seed, SALT.state) < level && !lapsed;
}

function servicesOf(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Payload {
  const level = demoLevel(subject, indicator, seed, demoProgress(register, period));
  const feedback = chance(subject.seed, seed, SALT.feedback) < level ** 0.55;
  if (chance(subject.seed, seed, SALT.service) >= level ** 0.45)
    return { measure: "services", services: [], feedback };
  // Each service is taken up at a level of its own; the one a unit begins with is there from the start.
  const begun = Math.floor(chance(subject.seed, SALT.service) * register.services.length);
  const services = register.services
    .filter(
      (_, place) => place === begun || chance(subject.seed, seed, SALT.service + place + 1) < 0.7 * level,
    )
    .map(({ code }) => code);
  return { measure: "services", services, feedback };
}

interface Ratio {
  readonly measure: "ratio";
  readonly numerator: number;
  readonly denominator: number;
}

const between = ([least, most]: readonly [number, number], at: number): number =>
  Math.round(least + (most - least) * at);

function filesReported(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Ratio {
  const files = filesOf(register, subject, indicator, seed, period);
  if (chance(subject.seed ^ seed, fingerprint(period.code), SALT.outlier) >= 0.0009) return files;
  // What slips of the pen look like: a digit too many in the total of a year, one too few in a half-year's numerator.
  return period.kind === "year"
    ? { ...files, denominator: files.denominator * 10 }
    : { ...files, numerator: Math.floor(files.numerator / 10) };
}

/** A year is its first half and the rest, so it is never less than its first half. */
function filesOf(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Ratio {
  const progress = demoProgress(register, period);
  const year = fingerprint(period.start.slice(0, 4));
  if (subject.level === "commune" && progress === 0 && chance(subject.seed, seed, SALT.idle) < 0.004)
    return { measure: "ratio", numerator: 0, denominator: 0 };
  const base = between(FILES_OF_YEAR[subject.level], chance(subject.seed, seed, SALT.base) ** 1.6);
  const growth = 1 + 0.12 * progress + 0.06 * chance(subject.seed, year, SALT.growth);
  const ofYear = Math.round(base * growth);
  const ofFirstHalf = Math.round(ofYear * (0.44 + 0.05 * chance(subject.seed, year, SALT.first)));
  const rate = rateOf(subject, indicator, seed, period, progress);
  if (period.kind === "half-year")
    return { measure: "ratio", numerator: Math.round(ofFirstHalf * rate), denominator: ofFirstHalf };
  const half = register.periods.find(({ kind, start }) => kind === "half-year" && start === period.start);
  if (half === undefined)
    return { measure: "ratio", numerator: Math.round(ofYear * rate), denominator: ofYear };
  const first = filesOf(register, subject, indicator, seed, half);
  const rest = Math.round(ofYear * 0.52);
  return {
    measure: "ratio",
    numerator: first.numerator + Math.round(rest * rate),
    denominator: first.denominator + rest,
  };
}

function rateOf(
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
  progress: number,
): number {
  // Some communes began late: zero files online, which is a report and not a gap.
  const begins = chance(subject.seed, seed, SALT.idle);
  if (subject.level === "commune" && begins > 0.82 && progress < (begins - 0.82) * 2.2) return 0;
  const noise = 0.06 * (chance(subject.seed ^ seed, fingerprint(period.code), SALT.noise) - 0.5);
  return Math.min(1, Math.max(0, demoLevel(subject, indicator, seed, progress) + noise));
}

/** People keep what they have learned: each of them is trained from some level on. */
function peopleOf(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Ratio {
  const managers = between(MANAGERS[subject.level], chance(subject.seed, seed, SALT.base));
  const level = demoLevel(subject, indicator, seed, demoProgress(register, period));
  return { measure: "ratio", numerator: reachedBy(subject, seed, managers, level), denominator: managers };
}

function modelsOf(
  register: Register,
  subject: DemoSubject,
  indicator: Indicator,
  seed: number,
  period: Period,
): Ratio {
  const size = chance(subject.seed, seed, SALT.base);
  const progress = demoProgress(register, period);
  const models = size < 0.05 ? 0 : Math.max(1, Math.round(size * MODELS_AT_MOST * (0.5 + 0.5 * progress)));
  const level = demoLevel(subject, indicator, seed, progress);
  return { measure: "ratio", numerator: reachedBy(subject, seed, models, level), denominator: models };
}

function reachedBy(subject: DemoSubject, seed: number, total: number, level: number): number {
  let reached = 0;
  for (let place = 0; place < total; place++) {
    if (chance(subject.seed, seed, SALT.person + place) < level) reached += 1;
  }
  return reached;
}
