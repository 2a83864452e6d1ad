import type { PageFrame } from "@/lib/contracts/page-frame";
import type { UnitRef } from "@/lib/contracts/unit-overview";
import { fileName } from "@/lib/format/file-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

export type LeavingView = "overview" | "map" | "trend" | "compare";
export type LeavingFormat = "png" | "svg" | "csv";

/** What a file is named: the view, whose it is, the target, the period and the lens. */
export function leavingFileName(
  view: LeavingView,
  {
    units,
    targets = [],
    frame,
  }: {
    readonly units: readonly UnitRef[];
    readonly targets?: readonly string[];
    readonly frame: Pick<PageFrame, "view">;
  },
  format: LeavingFormat,
  locale: Locale,
): string {
  const { picture } = messages(locale);
  const kinds = {
    overview: picture.fileOverview,
    map: picture.fileMap,
    trend: picture.fileTrend,
    compare: picture.fileCompare,
  };
  const { period, lens } = frame.view;
  return fileName(
    [
      kinds[view],
      ...units.map(({ code, name }) => (units.length > 1 ? code : `${code} ${name}`)),
      ...targets,
      period.code,
      lens === "approved" ? picture.fileApproved : picture.fileProvisional,
    ],
    format,
  );
}
