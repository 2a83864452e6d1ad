import { TextLink } from "@/components/ui/text-link";
import type { SiblingList } from "@/lib/contracts/siblings";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Which kind of unit there is to choose from. */
export function siblingsTitle({ level }: SiblingList["of"], locale: Locale): string {
  const { siblings, levels } = messages(locale);
  return fill(siblings.title, { level: levels[level] });
}

/** The units beside one, as a plain list of links. */
export function SiblingPage({
  list: { of, siblings },
  locale,
}: {
  readonly list: SiblingList;
  readonly locale: Locale;
}) {
  const { siblings: words } = messages(locale);
  return (
    <main id="main" className="wrap search-page">
      <h1>{siblingsTitle(of, locale)}</h1>
      <ul className="found sibling-columns">
        {siblings.map(({ code, href, label, isOverview }) => (
          <li key={code}>
            <TextLink href={href} aria-current={code === of.code ? "true" : undefined}>
              {label}
            </TextLink>
            {isOverview ? <span className="small muted">{words.overviewOnly}</span> : null}
          </li>
        ))}
      </ul>
    </main>
  );
}
