import type { Messages } from "@/lib/i18n/catalogue";
import type { reportedValue as vi } from "@/lib/i18n/vi/reported-value";

/** Reported values in words. */
export const reportedValue = {
  met: "Met",
  notMet: "Not met",
  notApplicable: "Not applicable: {reason}",
  withFeedback: "{services}; feedback collected online",
  withoutFeedback: "{services}; no online feedback",
  noService: "no service",
  numeratorChange: "numerator {change}",
  denominatorChange: "denominator {change}",
  servicesChange: "{sign}{count} {count|service|services}",
  feedbackGained: "feedback now collected",
  feedbackLost: "feedback no longer collected",
} satisfies Messages<typeof vi>;
