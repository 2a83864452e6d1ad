import type { Status } from "@/lib/domain/scoring/scorecard";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The word of a status: *Đạt chuẩn* where the unit is the target's own only subject, else *Đạt*. */
export function statusWord(status: Status, locale: Locale, ownOnlySubject = false): string {
  const { statusWords, unitMet } = messages(locale);
  return status === "met" && ownOnlySubject ? unitMet : statusWords[status];
}
