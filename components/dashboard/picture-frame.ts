import { gap, type PictureBlock, plainRun, stacked, textBlock } from "@/components/charts/picture-sheet";
import type { PageFrame } from "@/lib/contracts/page-frame";
import type { Coverage } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { formatDay, formatMoment } from "@/lib/format/day";
import { formatShare } from "@/lib/format/percent";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A picture to be sent on: upright, as wide as a phone shows sharply. Pixels. */
const WIDTH = 1080;
const MARGIN = 44;
const INNER = WIDTH - 2 * MARGIN;
export const SHEET = { width: WIDTH, margin: MARGIN, inner: INNER } as const;
/** A line across the sheet, and a muted one. */
export const WHOLE = { left: MARGIN, width: INNER };
export const MUTED = { ...WHOLE, size: 25, lineHeight: 36, fill: "var(--muted)" };

/** What a picture stands on; the counts where the page knows them. */
export type PictureStand = Pick<PageFrame, "view" | "scoringVersion" | "demonstration"> & {
  readonly coverage: Pick<Coverage, "latestAt"> & Partial<Pick<Coverage, "due" | "present" | "workflow">>;
};

/** Plan and lens in one line. */
export function viewLine({ view }: Pick<PictureStand, "view">, locale: Locale): string {
  const { picture, terms } = messages(locale);
  const lens = view.lens === "approved" ? terms.lensApproved : terms.lensProvisional;
  return fill(picture.viewLine, { plan: planName(view.plan, locale), lens });
}

function coverageLine({ view, coverage }: PictureStand, locale: Locale): string | null {
  const { picture } = messages(locale);
  const { due, present, workflow } = coverage;
  if (due === undefined || present === undefined || due === 0) return null;
  const counts = {
    due: formatCount(due, locale),
    present: formatCount(present, locale),
    share:
      formatShare(present, due, locale, { comparator: ">=", threshold: { numerator: 1, denominator: 1 } }) ??
      "",
  };
  if (view.lens === "provisional")
    return workflow === null || workflow === undefined
      ? fill(picture.presentShareOnly, counts)
      : fill(picture.presentShare, { ...counts, submitted: formatCount(workflow.submitted, locale) });
  if (present === 0) return fill(picture.approvedNone, counts);
  return fill(present === due ? picture.approvedAll : picture.approvedShare, counts);
}

/** The cut-off day, how much is approved and when last: what a figure that travels must carry. */
export function standWords(stand: PictureStand, locale: Locale): string {
  const { picture } = messages(locale);
  const { view, coverage } = stand;
  const latest = view.lens === "approved" ? picture.latestApproved : picture.latestEntered;
  return [
    fill(picture.cutoff, { day: formatDay(view.period.cutoff, locale) }),
    coverageLine(stand, locale),
    coverage.latestAt === null ? null : fill(latest, { moment: formatMoment(coverage.latestAt, locale) }),
  ]
    .filter((line) => line !== null)
    .join(" ");
}

/** Where the figures come from. */
export function sourceWords({ view, scoringVersion }: PictureStand, locale: Locale): string {
  const { picture, terms } = messages(locale);
  return fill(picture.source, {
    period: periodInSentence(view.period.name, locale),
    product: terms.productName,
    version: String(scoringVersion),
  });
}

/** What figures that leave the page are not: demonstration, provisional. */
export function markWords(
  { demonstration, view }: Pick<PictureStand, "demonstration" | "view">,
  locale: Locale,
) {
  const { terms } = messages(locale);
  const marks = [
    ...(demonstration ? [terms.demonstration] : []),
    ...(view.lens === "provisional" ? [terms.lensProvisional] : []),
  ];
  return marks.length === 0 ? null : marks.join(" · ");
}

export const provisionalMark = ({ view }: Pick<PictureStand, "view">, locale: Locale): string | null =>
  view.lens === "provisional" ? messages(locale).picture.provisionalMark : null;

/** The foot every picture has: as of when, approved by how much, from where, and what it is not. */
export function pictureFoot(
  stand: PictureStand,
  locale: Locale,
  {
    left,
    width,
    size,
    more = [],
  }: {
    readonly left: number;
    readonly width: number;
    readonly size: number;
    readonly more?: readonly string[];
  },
): PictureBlock {
  const { picture } = messages(locale);
  const look = { left, width, size, lineHeight: Math.round(size * 1.45) };
  const muted = { ...look, fill: "var(--muted)" };
  return stacked([
    textBlock(plainRun(standWords(stand, locale), 600), look),
    gap(size / 4),
    textBlock(plainRun(sourceWords(stand, locale)), muted),
    ...more.map((words) => textBlock(plainRun(words), muted)),
    ...(stand.demonstration ? [gap(size / 4), textBlock(plainRun(picture.demonstration, 600), look)] : []),
  ]);
}
