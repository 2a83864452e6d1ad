import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/status";

export const statusWords = {
  "not-applicable": "Not applicable",
  "no-data": "No data",
  met: "Met",
  "not-met": "Standard not met",
  "met-provisional": "Met, data incomplete",
  undetermined: "Undetermined",
  missed: "Missed",
  baseline: "Baseline year",
  "on-track": "On track",
  slow: "Slow",
  "at-risk": "At risk",
} satisfies Messages<typeof vi.statusWords>;

export const unitMet = "Standard met";

export const statusColumns = {
  met: "Met",
  "met-provisional": "Met, incomplete",
  "on-track": "On track",
  undetermined: "Undetermined",
  slow: "Slow",
  failing: "At risk, missed",
  baseline: "Baseline",
  "no-data": "No data",
} satisfies Messages<typeof vi.statusColumns>;
