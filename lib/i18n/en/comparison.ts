import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/comparison";

export const comparison = {
  viewHeatTable: "Table of targets",
  viewRanking: "Ranking",
  print: "Print this table",
  under: "Under {plan}.",
  metOf: "{met} of {whole}",
} satisfies Messages<typeof vi.comparison>;

export const heatTable = {
  title: "{units} {children} × {targets} targets",
  leadNothing: "No target applies to these {children}.",
  leadNone: "None of {all} {children} has 2 or more targets at risk or missed.",
  lead: "{count} of {all} {children} have 2 or more targets at risk or missed",
  leadWorst: "; most often at risk or missed: {target} ({count} of {all}).",
  shows: "Cells show",
  show: { value: "Value", attainment: "% of target", change: "Change" },
  filter: "Filter units",
  filterAll: "All {count}",
  filterFailing: "2 or more targets at risk or missed: {count}",
  noteValue:
    "Cells give the result; where fewer than 20 units report, how many meet it out of those counted. Select a cell to see why.",
  noteAttainment:
    "Cells give the result as a share of what must be reached, 100% at most. Select a cell to see why.",
  noteChange:
    "Cells give the change against {periods}: percentage points, or units where fewer than 20 report. Select a cell to see why.",
  columnMet: "Targets met",
  sortBy: "sort",
  met: "Met",
  notMet: "Not met",
  noComparison: "no earlier figure to compare with",
  compared: "{change} against {period}",
  unchanged: "unchanged against {period}",
  legend: "Legend",
  legendStatus: "Status",
  legendClasses: "Shade by % of target",
  classes: {
    q1: "under 50%",
    q2: "50% to under 70%",
    q3: "70% to under 85%",
    q4: "85% to under 100%",
    q5: "100%",
  },
  markMissing: "no data",
  markNotApplicable: "not applicable",
  markZero: "zero",
  legendTargets: "Full names of the targets",
  leftOut: "Not in the table because only {unit} has them: {targets}.",
  emptyTitle: "No unit has 2 or more targets at risk or missed",
  emptyText: "There is none in the period, plan and figures shown.",
  showAll: "Show all",
} satisfies Messages<typeof vi.heatTable>;

export const ranking = {
  title: "{count} {children} by reference index",
  lead: "{ranked} of {all} {children} are ranked; highest {high}, lowest {low}.",
  leadOne: "{ranked} of {all} {children} ranked: {high}.",
  leadSame: "{ranked} of {all} {children} are ranked with the same index: {index}.",
  leadNone: "None of the {children} has enough data to be ranked yet.",
  leadNothing: "No target applies to these {children}, so there is no ranking.",
  named: "{unit} ({index})",
  tied: "{count} units with {index}",
  label: "Reference index, not for awards.",
  rules:
    "Units with equal indexes share a rank and the next one is skipped (1, 2, 2, 4); targets that are not applicable or without data do not count in the index, and units with data on fewer than 80% of their targets are not ranked but listed apart.",
  columnChange: "Against {period}",
  columnMet: "Targets met",
  up: "up {count}",
  down: "down {count}",
  same: "same rank",
  wasUnranked: "not ranked before",
  unrankedTitle: "Not ranked: {count} units",
  unrankedNote:
    "Fewer than 80% of targets have data, so there is no index. A missing report is not a last place.",
  unrankedNothing: "No target applies, so there is no index.",
  columnScored: "Targets with data",
  columnWhy: "Why",
  whyFew: "under 80% of targets have data",
  whyNone: "no target applies",
} satisfies Messages<typeof vi.ranking>;
