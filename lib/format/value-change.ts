import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { formatChange, formatCount } from "@/lib/format/count";
import { ratioOf } from "@/lib/format/decimal";
import { formatPointChange } from "@/lib/format/percent";
import { measuredNoun, nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Measured = Parameters<typeof measuredNoun>[0];
type PayloadOf<Measure extends Payload["measure"]> = Extract<Payload, { measure: Measure }>;

/**
 * What a reported value changes against another: "+5 hồ sơ, +0,9 điểm", "mới đạt", "không đổi"; `null` where one of
 * the two is not applicable, so that there is no difference to tell.
 */
export function formatValueChange(
  now: ReportedValue,
  before: ReportedValue,
  indicator: Measured,
  locale: Locale,
): string | null {
  if (now.state !== "reported" || before.state !== "reported") return null;
  const parts = changesOf(now.payload, before.payload, indicator, locale);
  if (parts === null) return null;
  return parts.length === 0 ? messages(locale).dashboard.noChange : parts.join(", ");
}

function changesOf(
  now: Payload,
  before: Payload,
  indicator: Measured,
  locale: Locale,
): readonly string[] | null {
  const { dashboard } = messages(locale);
  if (now.measure === "ratio" && before.measure === "ratio")
    return ratioChanges(now, before, indicator, locale);
  if (now.measure === "services" && before.measure === "services") return serviceChanges(now, before, locale);
  if (now.measure === "count" && before.measure === "count") {
    const change = now.count - before.count;
    return change === 0 ? [] : [`${formatChange(change, locale)} ${nounFor("model", change, locale)}`];
  }
  if (now.measure === "criterion" && before.measure === "criterion") {
    if (now.met === before.met) return [];
    return [now.met ? dashboard.nowMet : dashboard.noLongerMet];
  }
  return null;
}

/** With one denominator the difference is so many files; else both sums are told. */
function ratioChanges(
  now: PayloadOf<"ratio">,
  before: PayloadOf<"ratio">,
  indicator: Measured,
  locale: Locale,
): readonly string[] {
  const { dashboard, reportedValue } = messages(locale);
  const [numerator, denominator] = [
    now.numerator - before.numerator,
    now.denominator - before.denominator,
  ] as const;
  const points =
    now.denominator === 0 || before.denominator === 0
      ? null
      : formatPointChange(
          ratioOf(now.numerator, now.denominator),
          ratioOf(before.numerator, before.denominator),
          locale,
        );
  const noun = nounFor(measuredNoun(indicator, "ratio-of-sums"), numerator, locale);
  const counted =
    denominator === 0
      ? [numerator === 0 ? null : `${formatChange(numerator, locale)} ${noun}`]
      : [
          numerator === 0
            ? null
            : fill(reportedValue.numeratorChange, { change: formatChange(numerator, locale) }),
          fill(reportedValue.denominatorChange, { change: formatChange(denominator, locale) }),
        ];
  return [...counted, points === null ? null : fill(dashboard.points, { change: points })].filter(
    (part) => part !== null,
  );
}

function serviceChanges(
  now: PayloadOf<"services">,
  before: PayloadOf<"services">,
  locale: Locale,
): readonly string[] {
  const { reportedValue } = messages(locale);
  const lacking = (one: readonly string[], other: readonly string[]) =>
    one.filter((service) => !other.includes(service)).length;
  const told = (sign: string, count: number) =>
    count === 0 ? [] : [fill(reportedValue.servicesChange, { sign, count: formatCount(count, locale) })];
  const feedback = now.feedback ? reportedValue.feedbackGained : reportedValue.feedbackLost;
  return [
    ...told("+", lacking(now.services, before.services)),
    ...told("−", lacking(before.services, now.services)),
    ...(now.feedback === before.feedback ? [] : [feedback]),
  ];
}
