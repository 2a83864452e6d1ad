import type { TargetRow, UnitOverview, ViewChoice } from "@/lib/contracts/unit-overview";
import type { Indicator } from "@/lib/domain/register/register";
import type { Status, TargetScore } from "@/lib/domain/scoring/scorecard";
import { messages } from "@/lib/i18n/messages";

type Code = keyof ReturnType<typeof messages>["indicatorShorts"];

const YEARS = ["2021", "2022", "2023", "2024"] as const;

function sampleIndicator(code: Code): Indicator {
  const short = messages("vi").indicatorShorts[code];
  return {
    code,
    pillar: "CQS",
    measure: "criterion",
    kind: "share-of-units",
    levels: ["commune"],
    absentMeans: "missing",
    per: null,
    timing: "state",
    local: false,
    name: { vi: short, en: messages("en").indicatorShorts[code] },
    short,
    numeratorLabel: null,
    denominatorLabel: null,
    denominatorRule: null,
    definition: null,
    note: null,
    criterion: null,
  };
}

function sampleScore(code: Code, status: Status, figures: Partial<TargetScore>): TargetScore {
  return {
    indicator: code,
    kind: "share-of-units",
    comparator: ">=",
    threshold: { numerator: 70, denominator: 100 },
    expected: 90,
    reported: 90,
    notApplicable: 5,
    missing: 0,
    numerator: 45,
    denominator: 90,
    value: "0.500000",
    lower: "0.500000",
    upper: "0.500000",
    status,
    shortfall: 18,
    attainment: "0.714286",
    pace: null,
    required: null,
    regressed: false,
    forecast: null,
    smallSample: false,
    ownOnlySubject: false,
    deadline: "2025-12-31",
    definedBy: "national",
    baseline: null,
    ...figures,
  };
}

const NO_VALUE = {
  numerator: null,
  denominator: null,
  value: null,
  lower: null,
  upper: null,
  shortfall: null,
  attainment: null,
} as const;
const OWN = { ownOnlySubject: true, expected: 1, reported: 1, denominator: 1 } as const;

/** One target in every status, the last ones of a unit that reports for itself. */
const SAMPLES: readonly (readonly [Code, Status, Partial<TargetScore>])[] = [
  ["CQS-1A", "missed", {}],
  [
    "CQS-1B",
    "at-risk",
    { numerator: 0, value: "0.000000", shortfall: 63, pace: "0.000000", required: "0.420000" },
  ],
  ["CQS-1C", "slow", { pace: "0.800000", required: "0.560000", regressed: true }],
  ["CQS-2", "undetermined", { missing: 30, reported: 60, upper: "0.833333", required: "0.560000" }],
  ["CQS-3", "no-data", { ...NO_VALUE, missing: 90, reported: 0 }],
  ["CQS-4", "baseline", {}],
  [
    "CQS-5",
    "on-track",
    {
      smallSample: true,
      expected: 9,
      numerator: 5,
      denominator: 9,
      value: "0.555556",
      shortfall: 2,
      required: "0.540000",
    },
  ],
  [
    "CQS-6",
    "met-provisional",
    { kind: "ratio-of-sums", numerator: 80, value: "0.888889", upper: null, missing: 3, shortfall: 0 },
  ],
  ["CQS-7", "met", { numerator: 90, value: "1.000000", upper: "1.000000", shortfall: 0 }],
  ["KTS-1", "not-applicable", { ...NO_VALUE, expected: 0, reported: 0 }],
  ["KTS-2", "met", { ...OWN, numerator: 1, value: "1.000000", shortfall: 0 }],
  ["KTS-3", "not-met", { ...OWN, numerator: 0, value: "0.000000", shortfall: 1 }],
  ["XHS-1", "no-data", { ...NO_VALUE, ...OWN, denominator: null, reported: 0, missing: 1 }],
];

export function sampleTargets(): readonly TargetRow[] {
  return SAMPLES.map(([code, status, figures]) => {
    const score = sampleScore(code, status, figures);
    const series = YEARS.map((year, place) => ({
      period: year,
      kind: "year" as const,
      end: `${year}-12-31`,
      name: { vi: year, en: year },
      value: place === 3 ? score.value : score.ownOnlySubject ? "0.000000" : `0.${place + 1}50000`,
      numerator: score.ownOnlySubject ? 0 : 10 * (place + 1),
      denominator: score.ownOnlySubject ? 1 : 90,
    }));
    return {
      indicator: sampleIndicator(code),
      score,
      wording: null,
      national:
        status === "slow"
          ? { wording: null, threshold: { numerator: 60, denominator: 100 }, status: "on-track" }
          : null,
      previous: series[2] ?? null,
      series,
    };
  });
}

const period = {
  code: "2024",
  name: { vi: "2024", en: "2024" },
  kind: "year",
  end: "2024-12-31",
  cutoff: "2024-12-14",
  asOf: null,
} as const;

const plan = {
  code: "national",
  unit: "VN",
  title: { vi: "Quyết định 924/QĐ-TTg", en: "Decision 924/QĐ-TTg" },
  source: { number: "924/QĐ-TTg", date: "2022-08-02", issuer: null },
  deadline: "2025-12-31",
} as const;

const view: ViewChoice = {
  period,
  plan,
  lens: "approved",
  periods: [period],
  plans: [plan],
  lenses: ["approved"],
};

/** The page the sample targets stand on: an empty unit, of which only targets and view are looked at. */
export function samplePage(targets: readonly TargetRow[]): UnitOverview {
  return {
    unit: {
      code: "46",
      level: "province",
      name: "",
      type: "",
      inScope: true,
      communes: 95,
      districts: 9,
      provinces: 1,
    },
    breadcrumb: [],
    neighbours: { switchable: [], previous: null, next: null },
    view,
    scorecard: null,
    pillars: [
      {
        code: "CQS",
        name: { vi: messages("vi").gallery.samplePillar, en: messages("en").gallery.samplePillar },
        scored: true,
        figure: null,
        targets,
      },
    ],
    coverage: {
      due: 0,
      present: 0,
      communes: 0,
      communesComplete: 0,
      dueOfCommune: null,
      communesEmpty: 0,
      workflow: null,
      latestAt: null,
    },
    rank: null,
    children: null,
    explained: null,
    history: null,
    contents: null,
    contentSpread: null,
    abilities: { seeWorkflow: false, seeProvisional: false, seeRows: false, enter: false, review: false },
    structure: { date: null, communes: 0, districts: 0 },
    scoringVersion: 1,
    demonstration: true,
  };
}
