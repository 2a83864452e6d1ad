import { PrintedStand, type SheetSubject } from "@/components/shared/printed-stand";
import type { Locale } from "@/lib/i18n/locale";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { now } from "@/lib/server/request/clock";

/** Head of the sheets of a page, made now for whoever is signed in. Stands before its `main`, or first in it. */
export async function PrintedHead({
  subject,
  locale,
}: {
  readonly subject: SheetSubject;
  readonly locale: Locale;
}) {
  const { name } = await requireViewer();
  return <PrintedStand subject={subject} reader={name} at={now()} locale={locale} />;
}
