import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { Localized } from "@/lib/domain/register/register";
import { formatCount } from "@/lib/format/count";
import { formatShare } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Named {
  readonly code: string;
  readonly name: Localized;
}

/** The names that codes in a value stand for. */
export interface ValueNames {
  readonly services: readonly Named[];
  readonly reasons?: readonly Named[];
}

/** A reported value as text: "Đạt", "120/240 (50,0%)", "Y tế, Giáo dục; có lấy ý kiến", "Không áp dụng: đã sáp nhập". */
export function formatReportedValue(value: ReportedValue, names: ValueNames, locale: Locale): string {
  const { reportedValue: words } = messages(locale);
  if (value.state === "not-applicable") {
    const reason = nameOf(names.reasons ?? [], value.reason, locale);
    return fill(words.notApplicable, { reason: [reason, value.reasonText].filter(Boolean).join(" – ") });
  }
  const { payload } = value;
  switch (payload.measure) {
    case "criterion":
      return payload.met ? words.met : words.notMet;
    case "ratio": {
      const sums = `${formatCount(payload.numerator, locale)}/${formatCount(payload.denominator, locale)}`;
      const share = formatShare(payload.numerator, payload.denominator, locale);
      return share === null ? sums : `${sums} (${share})`;
    }
    case "count":
      return formatCount(payload.count, locale);
    case "services": {
      const offered = payload.services.map((code) => nameOf(names.services, code, locale)).join(", ");
      return fill(payload.feedback ? words.withFeedback : words.withoutFeedback, {
        services: offered === "" ? words.noService : offered,
      });
    }
  }
}

function nameOf(named: readonly Named[], code: string, locale: Locale): string {
  return named.find((candidate) => candidate.code === code)?.name[locale] ?? code;
}
