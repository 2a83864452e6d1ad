import type { Target } from "@/lib/domain/register/register";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** How a legal text says that more than the figure is welcome. */
const AT_LEAST = /ít nhất|tối thiểu|trở lên/iu;

type Asked = Pick<Target, "comparator"> & {
  /** The law's own words; `null` where none are recorded. */
  readonly wording: string | null;
};

/** A threshold as the law sets it: "trên 50%", "ít nhất 97%", and "50%" where the law names the figure alone. */
export function boundWords({ comparator, wording }: Asked, threshold: string, locale: Locale): string {
  const { dashboard } = messages(locale);
  if (comparator === ">") return fill(dashboard.above, { threshold });
  return wording === null || AT_LEAST.test(wording) ? fill(dashboard.atLeast, { threshold }) : threshold;
}
