import type { Indicator } from "@/lib/domain/register/register";
import { chance, fingerprint, leaning } from "@/prisma/seed/demo-random";
import type { DemoSubject } from "@/prisma/seed/demo-subject";

/** Where the country stood at the end of 2021 and where it stands at the end of 2025, as fractions. */
interface Course {
  readonly from: number;
  readonly to: number;
}

/**
 * Chosen so that the first half of 2025 shows a country with targets met, on track, slow and at risk. The official
 * figures of most of these targets are not published; nothing here is one.
 */
const COURSES: Readonly<Record<string, Course>> = {
  "CQS-1A": { from: 0.62, to: 0.95 },
  "CQS-1B": { from: 0.48, to: 0.92 },
  "CQS-1C": { from: 0.35, to: 0.84 },
  "CQS-1D": { from: 0.18, to: 0.7 },
  "CQS-2": { from: 0.42, to: 0.93 },
  "CQS-3": { from: 0.06, to: 0.4 },
  "CQS-4": { from: 0.1, to: 0.57 },
  "CQS-5": { from: 0.22, to: 0.78 },
  "CQS-6": { from: 0.03, to: 0.12 },
  "CQS-7": { from: 0.04, to: 0.28 },
  "CQS-8": { from: 0.3, to: 0.95 },
  "KTS-1": { from: 0.52, to: 0.88 },
  "KTS-2": { from: 0.36, to: 0.79 },
  "KTS-3": { from: 0.12, to: 0.44 },
  "XHS-1": { from: 0.03, to: 0.24 },
  "KTS-1-LK": { from: 0.35, to: 0.74 },
  "NA-DL": { from: 0.01, to: 0.3 },
};
const OTHER_COURSE: Course = { from: 0.15, to: 0.6 };

/** Provinces the demonstration tells a story about; the others' pace is drawn. From -1 (slow) to 1 (fast). */
const PACE_OF_PROVINCE: Readonly<Record<string, number>> = {
  "01": 0.85,
  "02": -0.8,
  "04": -0.9,
  "11": -0.95,
  "12": -0.85,
  "22": 0.9,
  "34": 0.75,
  "36": 0.8,
  "40": 0.05,
  "46": 0.5,
  "62": -0.65,
  "68": 0.7,
  "75": 0.85,
  "94": -0.1,
};

const PACE = fingerprint("pace");
const STRENGTH = fingerprint("strength");
const SETBACK = fingerprint("setback");

const logit = (share: number): number => Math.log(share / (1 - share));
const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** How fast a province moves, from -1 to 1. The country's own offices move like a good province. */
export function provincePace(subject: DemoSubject): number {
  if (subject.province === null) return 0.4;
  return PACE_OF_PROVINCE[subject.province] ?? 1.1 * leaning(subject.provinceSeed, PACE);
}

/**
 * The share of files, people or conditions to expect at a subject when the programme has come `progress` of its way.
 * It rises with progress, so whoever meets a criterion keeps meeting it; in a few provinces one indicator falls back.
 */
export function demoLevel(
  subject: DemoSubject,
  indicator: Indicator,
  indicatorSeed: number,
  progress: number,
): number {
  const course = COURSES[indicator.code] ?? OTHER_COURSE;
  const reached = fallsBack(subject, indicator, indicatorSeed) && progress > 0.6 ? -0.04 : progress;
  const share = Math.min(0.985, Math.max(0.004, course.from + (course.to - course.from) * reached));
  const standing =
    0.75 * provincePace(subject) + 0.5 * leaning(subject.provinceSeed, indicatorSeed, STRENGTH);
  const lead = (0.3 + 0.85 * progress) * (standing > 0 ? 0.75 * standing : standing);
  return sigmoid(logit(share) + lead + localLean(subject, indicatorSeed));
}

function localLean(subject: DemoSubject, indicatorSeed: number): number {
  const district = subject.district === null ? 0 : 0.5 * leaning(subject.districtSeed, indicatorSeed);
  const commune = subject.level === "commune" ? 0.5 * leaning(subject.seed, STRENGTH) : 0;
  return district + commune;
}

function fallsBack(subject: DemoSubject, indicator: Indicator, indicatorSeed: number): boolean {
  return (
    subject.province !== null &&
    indicator.timing !== "cumulative" &&
    chance(subject.provinceSeed, indicatorSeed, SETBACK) < 0.03
  );
}
