import { TextLink } from "@/components/ui/text-link";
import type { OwnViews } from "@/lib/contracts/own-views";
import type { Finding } from "@/lib/contracts/search";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Where the lists stand, and their forms lead back to. */
const HERE = "/search";

/** What a person pinned and saw lately, with the buttons to take things off the lists. */
export function OwnViewLists({
  own: { pinned, recent },
  locale,
}: {
  readonly own: OwnViews;
  readonly locale: Locale;
}) {
  const { ownViews } = messages(locale);
  return (
    <>
      <section aria-labelledby="own-pinned">
        <div className="section-head">
          <h2 id="own-pinned">{ownViews.pinned}</h2>
        </div>
        {pinned.length === 0 ? <p className="muted">{ownViews.menuEmpty}</p> : null}
        <ViewList
          views={pinned}
          verb="unpin"
          button={ownViews.button.unpin}
          nameOf={(title) => fill(ownViews.unpinOf, { title })}
        />
      </section>
      {recent.length === 0 ? null : (
        <section aria-labelledby="own-recent">
          <div className="section-head">
            <h2 id="own-recent">{ownViews.recent}</h2>
            <span className="aside small">
              <OwnViewForm verb="forget-all" button={ownViews.forgetAll} />
            </span>
          </div>
          <ViewList
            views={recent}
            verb="forget"
            button={ownViews.forget}
            nameOf={(title) => fill(ownViews.forgetOf, { title })}
          />
        </section>
      )}
    </>
  );
}

function ViewList({
  views,
  verb,
  button,
  nameOf,
}: {
  readonly views: readonly Finding[];
  readonly verb: "unpin" | "forget";
  readonly button: string;
  readonly nameOf: (title: string) => string;
}) {
  return (
    <ul className="found own-views">
      {views.map(({ href, label, beside }) => (
        <li key={href}>
          <TextLink href={href}>{label}</TextLink>
          <span className="small muted">{beside}</span>
          <OwnViewForm verb={verb} address={href} button={button} name={nameOf(`${label}, ${beside}`)} />
        </li>
      ))}
    </ul>
  );
}

function OwnViewForm({
  verb,
  address,
  button,
  name,
}: {
  readonly verb: "unpin" | "forget" | "forget-all";
  readonly address?: string;
  readonly button: string;
  readonly name?: string;
}) {
  return (
    <form method="post" action="/api/own-views/form" className="small">
      <input type="hidden" name="verb" value={verb} />
      {address === undefined ? null : <input type="hidden" name="address" value={address} />}
      <input type="hidden" name="back" value={HERE} />
      <button type="submit" className="button-link" aria-label={name}>
        {button}
      </button>
    </form>
  );
}
