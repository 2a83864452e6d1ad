import { shapeOf } from "@/components/shared/status-look";
import { Chip } from "@/components/ui/chip";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { statusWord } from "@/lib/format/status-word";
import type { Locale } from "@/lib/i18n/locale";

/** A status: its shape and its word. */
export function StatusChip({
  status,
  locale,
  ownOnlySubject = false,
}: {
  readonly status: Status;
  readonly locale: Locale;
  readonly ownOnlySubject?: boolean;
}) {
  return <Chip look={status} shape={shapeOf(status)} label={statusWord(status, locale, ownOnlySubject)} />;
}
