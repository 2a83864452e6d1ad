import { OwnViewLists } from "@/components/shell/own-view-lists";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { MOST_PINNED, type OwnViews } from "@/lib/contracts/own-views";
import type { FindingGroup, SearchAnswer } from "@/lib/contracts/search";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Everything a search found, and a field to search again. */
export function SearchResults({
  answer: { query, groups, unitCount },
  own,
  isPinRefused,
  locale,
}: {
  readonly answer: SearchAnswer;
  /** Where nothing is searched for. */
  readonly own: OwnViews | null;
  /** The page that led here could not be pinned beside so many others. */
  readonly isPinRefused: boolean;
  readonly locale: Locale;
}) {
  const { ownViews, search } = messages(locale);
  const listed = groups.find(({ kind }) => kind === "units")?.findings.length ?? 0;
  const others = groups.filter(({ kind }) => kind !== "units").flatMap(({ findings }) => findings).length;
  return (
    <main id="main" className="wrap search-page">
      <h1>{search.title}</h1>
      {isPinRefused ? (
        <Notice tone="problem" live>
          {fill(ownViews.tooMany, { count: String(MOST_PINNED) })}
        </Notice>
      ) : null}
      <form method="get" action="/search" role="search" aria-label={search.title} className="search-again">
        <label htmlFor="search-again">{search.label}</label>
        <div>
          <input
            className="input"
            id="search-again"
            type="search"
            name="q"
            defaultValue={query}
            key={query}
            autoComplete="off"
          />
          <button type="submit" className="button">
            {search.submit}
          </button>
        </div>
        <p className="small muted">{search.hint}</p>
      </form>
      {own === null ? null : <OwnViewLists own={own} locale={locale} />}
      {query !== "" && groups.length === 0 ? (
        <EmptyState title={fill(search.emptyTitle, { query })} text={search.emptyText} />
      ) : null}
      {groups.length === 0 ? null : (
        <p className="search-count" role="status">
          {fill(search.found, { count: formatCount(unitCount + others, locale) })}
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.kind} group={group} locale={locale} />
      ))}
      {unitCount > listed ? (
        <p className="small muted">
          {fill(search.more, {
            count: formatCount(listed, locale),
            all: formatCount(unitCount, locale),
          })}
        </p>
      ) : null}
    </main>
  );
}

function Group({
  group: { kind, findings },
  locale,
}: {
  readonly group: FindingGroup;
  readonly locale: Locale;
}) {
  const { search } = messages(locale);
  const id = `found-${kind}`;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{search[kind]}</h2>
      </div>
      <ul className="found">
        {findings.map(({ href, label, beside }) => (
          <li key={href}>
            <TextLink href={href}>{label}</TextLink>
            {beside === "" ? null : <span className="small muted">{beside}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
