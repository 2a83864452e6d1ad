import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Group<Target> {
  readonly scored: boolean;
  readonly targets: readonly Target[];
}

/** The groups whose targets are counted on a page: what lies outside the index is listed but not counted. */
export function countedGroups<Each extends Group<unknown>>(groups: readonly Each[]): readonly Each[] {
  const scored = groups.filter((group) => group.scored && group.targets.length > 0);
  return scored.length === 0 ? groups : scored;
}

/** "16 mục tiêu và 1 mục tiêu khác của tỉnh": as many as the sentence counts, then what it leaves out. */
export function countedWords<Target>(
  groups: readonly Group<Target>[],
  applies: (target: Target) => boolean,
  locale: Locale,
): string {
  const { dashboard } = messages(locale);
  const counted = countedGroups(groups).flatMap(({ targets }) => targets);
  const all = groups.reduce((sum, { targets }) => sum + targets.length, 0);
  const applying = counted.filter(applies).length;
  const excused = applying === 0 ? 0 : counted.length - applying;
  const part = (template: string, count: number) =>
    count === 0 ? "" : fill(template, { count: formatCount(count, locale) });
  return [
    part(dashboard.targetsCount, counted.length - excused),
    part(dashboard.targetsExcused, excused),
    part(dashboard.targetsOther, all - counted.length),
  ].join("");
}
