import { Notice } from "@/components/ui/notice";
import type { Lens } from "@/lib/domain/observations/observation";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Over every sheet of a printed view that shows unapproved figures; the screen says so in words. */
export function ProvisionalMark({ locale }: { readonly locale: Locale }) {
  return (
    <div className="print-mark" aria-hidden="true">
      {messages(locale).picture.provisionalMark}
    </div>
  );
}

/** That the figures in view are provisional: in words on the screen, over every sheet on paper. */
export function ProvisionalNotice({ lens, locale }: { readonly lens: Lens; readonly locale: Locale }) {
  if (lens === "approved") return null;
  return (
    <>
      <ProvisionalMark locale={locale} />
      <Notice tone="warning">{messages(locale).dashboard.bandProvisional}</Notice>
    </>
  );
}
