/** What the export page offers: the choices in force, the files they lead to, and the list of a target on screen. */

import type { ExportFormat, ExportOrder, ExportReport } from "@/lib/contracts/export-query";
import type { PeriodChoice, PlanChoice } from "@/lib/contracts/unit-overview";
import type { UnitNotMeeting } from "@/lib/contracts/units-not-meeting";
import type { Lens } from "@/lib/domain/observations/observation";
import type { Indicator, Target } from "@/lib/domain/register/register";
import type { Unit } from "@/lib/domain/units/unit";

export interface ExportPage {
  readonly order: Omit<ExportOrder, "format">;
  readonly units: readonly Unit[];
  readonly periods: readonly Pick<PeriodChoice, "code" | "name">[];
  readonly plans: readonly Pick<PlanChoice, "code" | "title" | "source">[];
  readonly lenses: readonly Lens[];
  readonly reports: readonly ExportReport[];
  readonly targets: readonly Pick<Indicator, "code" | "short" | "name">[];
  readonly formats: readonly ExportFormat[];
  /** Of `units-not-meeting`; the page shows the first of them. */
  readonly list: {
    readonly count: number;
    readonly units: readonly UnitNotMeeting[];
    /** What the target asks for: a share is printed on the side on which it stands. */
    readonly bar: Pick<Target, "comparator" | "threshold">;
  } | null;
}
