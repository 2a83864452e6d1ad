import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/**
 * The title of a page, drawn with it. Next's own metadata arrives after the page on a slow machine, and the document
 * would stand without a title for as long.
 */
export function PageTitle({ words, locale }: { readonly words: string; readonly locale: Locale }) {
  return <title>{`${words} · ${messages(locale).terms.productName}`}</title>;
}
