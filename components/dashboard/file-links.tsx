import type { LeavingFormat } from "@/components/dashboard/file-names";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What is in view as files to keep and to send on: a picture first, its figures where they are a table. */
export function FileLinks({
  formats,
  addressOf,
  locale,
}: {
  readonly formats: readonly LeavingFormat[];
  readonly addressOf: (format: LeavingFormat) => string;
  readonly locale: Locale;
}) {
  const { picture } = messages(locale);
  const labels = {
    png: { words: picture.saveAs, title: picture.pngTitle },
    svg: { words: picture.svg, title: picture.svgTitle },
    csv: { words: picture.csv, title: picture.csvTitle },
  };
  return formats.map((format) => (
    <a
      key={format}
      href={addressOf(format)}
      download
      title={labels[format].title}
      aria-label={format === "png" ? undefined : labels[format].title}
    >
      {labels[format].words}
    </a>
  ));
}
