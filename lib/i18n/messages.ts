import type { Messages } from "@/lib/i18n/catalogue";
import * as enTerms from "@/lib/i18n/en/common-terms";
import * as enCompare from "@/lib/i18n/en/compare";
import * as enComparison from "@/lib/i18n/en/comparison";
import * as enDashboard from "@/lib/i18n/en/dashboard";
import * as enEntry from "@/lib/i18n/en/entry";
import * as enErrors from "@/lib/i18n/en/errors";
import * as enExports from "@/lib/i18n/en/exports";
import * as enFigureHistory from "@/lib/i18n/en/figure-history";
import * as enFinding from "@/lib/i18n/en/finding";
import * as enGallery from "@/lib/i18n/en/gallery";
import * as enHistory from "@/lib/i18n/en/history";
import * as enImports from "@/lib/i18n/en/imports";
import * as enIndexExplained from "@/lib/i18n/en/index-explained";
import * as enIndicatorPage from "@/lib/i18n/en/indicator-page";
import * as enMap from "@/lib/i18n/en/map";
import * as enPicture from "@/lib/i18n/en/picture";
import * as enProgress from "@/lib/i18n/en/progress";
import * as enReportedValue from "@/lib/i18n/en/reported-value";
import * as enReview from "@/lib/i18n/en/review";
import * as enSearch from "@/lib/i18n/en/search";
import * as enShell from "@/lib/i18n/en/shell";
import * as enSignIn from "@/lib/i18n/en/sign-in";
import * as enStatus from "@/lib/i18n/en/status";
import * as enTargetPath from "@/lib/i18n/en/target-path";
import type { Locale } from "@/lib/i18n/locale";
import * as viTerms from "@/lib/i18n/vi/common-terms";
import * as viCompare from "@/lib/i18n/vi/compare";
import * as viComparison from "@/lib/i18n/vi/comparison";
import * as viDashboard from "@/lib/i18n/vi/dashboard";
import * as viEntry from "@/lib/i18n/vi/entry";
import * as viErrors from "@/lib/i18n/vi/errors";
import * as viExports from "@/lib/i18n/vi/exports";
import * as viFigureHistory from "@/lib/i18n/vi/figure-history";
import * as viFinding from "@/lib/i18n/vi/finding";
import * as viGallery from "@/lib/i18n/vi/gallery";
import * as viHistory from "@/lib/i18n/vi/history";
import * as viImports from "@/lib/i18n/vi/imports";
import * as viIndexExplained from "@/lib/i18n/vi/index-explained";
import * as viIndicatorPage from "@/lib/i18n/vi/indicator-page";
import * as viMap from "@/lib/i18n/vi/map";
import * as viPicture from "@/lib/i18n/vi/picture";
import * as viProgress from "@/lib/i18n/vi/progress";
import * as viReportedValue from "@/lib/i18n/vi/reported-value";
import * as viReview from "@/lib/i18n/vi/review";
import * as viSearch from "@/lib/i18n/vi/search";
import * as viShell from "@/lib/i18n/vi/shell";
import * as viSignIn from "@/lib/i18n/vi/sign-in";
import * as viStatus from "@/lib/i18n/vi/status";
import * as viTargetPath from "@/lib/i18n/vi/target-path";

const vi = {
  ...viTerms,
  ...viStatus,
  ...viShell,
  ...viErrors,
  ...viSignIn,
  ...viDashboard,
  ...viCompare,
  ...viComparison,
  ...viEntry,
  ...viReview,
  ...viReportedValue,
  ...viExports,
  ...viImports,
  ...viFinding,
  ...viGallery,
  ...viMap,
  ...viPicture,
  ...viProgress,
  ...viSearch,
  ...viTargetPath,
  ...viIndexExplained,
  ...viIndicatorPage,
  ...viHistory,
  ...viFigureHistory,
};
const en = {
  ...enTerms,
  ...enStatus,
  ...enShell,
  ...enErrors,
  ...enSignIn,
  ...enDashboard,
  ...enCompare,
  ...enComparison,
  ...enEntry,
  ...enReview,
  ...enReportedValue,
  ...enExports,
  ...enImports,
  ...enFinding,
  ...enGallery,
  ...enMap,
  ...enPicture,
  ...enProgress,
  ...enSearch,
  ...enTargetPath,
  ...enIndexExplained,
  ...enIndicatorPage,
  ...enHistory,
  ...enFigureHistory,
} satisfies Messages<typeof vi>;

/** All words of one language; a feature takes what it needs: `const { dashboard } = messages(locale)`. */
export type Catalogue = Messages<typeof vi>;

/** The words of a language. */
export function messages(locale: Locale): Catalogue {
  return locale === "en" ? en : vi;
}
