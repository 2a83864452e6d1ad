import type { UnitComparison } from "@/lib/contracts/compare";
import type { TargetRow } from "@/lib/contracts/unit-overview";
import { overviewFixture } from "@/tests/support/overview-fixture";

/** Units and targets of the golden province set side by side. */
export interface ComparedAsked {
  readonly units: readonly string[];
  readonly targets: readonly string[];
  readonly empty?: boolean;
  readonly leftOut?: Partial<UnitComparison["leftOut"]>;
  readonly rename?: string;
}

export function comparisonFixture({
  units,
  targets,
  empty = false,
  leftOut,
  rename,
}: ComparedAsked): UnitComparison {
  const overviews = units.map((unit) => overviewFixture({ unit, plan: "national", empty, childless: true }));
  const country = overviewFixture({ unit: "46", plan: "national", empty, childless: true });
  const rows = overviews.map(({ pillars }) => pillars.flatMap((pillar) => pillar.targets));
  const known = new Map(
    [...rows.flat(), ...country.pillars.flatMap((pillar) => pillar.targets)].map((row) => [
      row.indicator.code,
      row.indicator,
    ]),
  );
  const { view, structure, scoringVersion, demonstration } = overviews[0] ?? country;
  return {
    view: { ...view, lenses: ["approved"], plans: [view.plan] },
    structure,
    scoringVersion,
    demonstration,
    units: overviews.map(({ unit: { code, name, level, type } }) => ({
      code,
      name: rename ?? name,
      level,
      type,
    })),
    targets: targets.flatMap((code) => {
      const indicator = known.get(code);
      if (indicator === undefined) return [];
      const found = rows.map(
        (own): TargetRow | null => own.find((row) => row.indicator.code === code) ?? null,
      );
      return [{ indicator, rows: found }];
    }),
    leftOut: { units: [], targets: [], surplusUnits: 0, surplusTargets: 0, ...leftOut },
    choices: {
      units: [{ code: "40", name: "Tỉnh Nghệ An", level: "province", type: "tỉnh" }],
      targets: [...known.values()].filter(({ code }) => !targets.includes(code)),
    },
    latestAt: null,
  };
}
