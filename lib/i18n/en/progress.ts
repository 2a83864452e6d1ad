import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/progress";

export const progress = {
  tab: "Reporting progress",
  lead: "{complete} of {communes} {communes|commune|communes} {complete|has|have} complete approved data",
  leadProvisional:
    "{complete} of {communes} {communes|commune|communes} {complete|has|have} complete data, including data awaiting approval",
  leadPart: "; {units} with part of theirs",
  leadEmpty: "; {units} without any data",
  leadEmptyApproved: "; {units} without any approved data",
  dueOn: "Reports of {unit} are due on {day}.",
  overdueOne: "{count} unit is overdue.",
  overdueMany: "{count} units are overdue.",
  noneOverdue: "No unit is overdue.",
  backfill: "Figures of this period are entered retrospectively: no report is late.",
  contact: "Person in charge of the figures of {unit}: ",
  title: "{count} {children}, the least complete first",
  note: "Counts every value due of the unit and its communes.",
  noteApprovedOnly:
    "Approved figures only: what awaits approval, was returned or is a draft is shown to reporting accounts whose scope holds this unit.",
  ownCountry: "Own figures of the central bodies",
  own: "Own figures of {unit}",
  columnApproved: "Approved",
  columnPresent: "Present, incl. awaiting approval",
  groupValues: "Values by state",
  groupCommunes: "Communes",
  columnSubmitted: "Awaiting approval",
  columnReturned: "Returned",
  columnDraft: "Draft",
  columnBlank: "Not entered",
  columnComplete: "Complete",
  columnEmpty: "Without data",
  columnDue: "Due",
  columnContact: "Person in charge",
  overdue: "overdue",
  noContact: "no account yet",
  print: "Print this table",
} satisfies Messages<typeof vi.progress>;
