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
} satisfies Messages<typeof vi>;
