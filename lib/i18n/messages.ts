import * as enDashboard from "@/lib/i18n/en/dashboard";
import * as enErrors from "@/lib/i18n/en/errors";
import * as enShell from "@/lib/i18n/en/shell";
import * as enSignIn from "@/lib/i18n/en/sign-in";
import * as enStatus from "@/lib/i18n/en/status";
import * as enTerms from "@/lib/i18n/en/common-terms";
import type { Locale } from "@/lib/i18n/locale";
import * as viDashboard from "@/lib/i18n/vi/dashboard";
import * as viErrors from "@/lib/i18n/vi/errors";
import * as viShell from "@/lib/i18n/vi/shell";
import * as viSignIn from "@/lib/i18n/vi/sign-in";
import * as viStatus from "@/lib/i18n/vi/status";
import * as viTerms from "@/lib/i18n/vi/common-terms";
import type { Messages } from "@/lib/i18n/catalogue";

const vi = { ...viTerms, ...viStatus, ...viShell, ...viErrors, ...viSignIn, ...viDashboard };
const en = {
  ...enTerms,
  ...enStatus,
  ...enShell,
  ...enErrors,
  ...enSignIn,
  ...enDashboard,
} satisfies Messages<typeof vi>;

/** All words of one language; a feature takes what it needs: `const { dashboard } = messages(locale)`. */
export type Catalogue = Messages<typeof vi>;

/** The words of a language. */
export function messages(locale: Locale): Catalogue {
  return locale === "en" ? en : vi;
}
