import { TextLink } from "@/components/ui/text-link";
import type { OwnViews } from "@/lib/contracts/own-views";
import type { Finding } from "@/lib/contracts/search";
import { formatCount } from "@/lib/format/count";
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
          locale={locale}
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
            locale={locale}
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
  locale,
}: {
  readonly views: readonly Finding[];
  readonly verb: "unpin" | "forget";
  readonly button: string;
  readonly nameOf: (title: string) => string;
  readonly locale: Locale;
}) {
  return (
    <ul className="found own-views">
      {views.map(({ href, label, beside }, place) => (
        <li key={href}>
          <TextLink href={href}>{label}</TextLink>
          <span className="small muted">{beside}</span>
          <div className="own-view-acts small">
            {verb === "unpin" && views.length > 1 ? (
              <MoveForms
                address={href}
                title={`${label}, ${beside}`}
                place={place}
                count={views.length}
                locale={locale}
              />
            ) : null}
            <OwnViewForm verb={verb} address={href} button={button} name={nameOf(`${label}, ${beside}`)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Moves a pinned page one place; the page that comes back begins at the button that moves it on. */
function MoveForms({
  address,
  title,
  place,
  count,
  locale,
}: {
  readonly address: string;
  readonly title: string;
  readonly place: number;
  readonly count: number;
  readonly locale: Locale;
}) {
  const { ownViews } = messages(locale);
  const facts = { title, place: formatCount(place + 1, locale), count: formatCount(count, locale) };
  const idOf = (at: number, way: "up" | "down") => `pin-${at + 1}-${way}`;
  return (
    <>
      <OwnViewForm
        verb="move-up"
        address={address}
        button={ownViews.moveUp}
        name={fill(ownViews.moveUpOf, facts)}
        id={idOf(place, "up")}
        next={idOf(place - 1, place === 1 ? "down" : "up")}
        isOff={place === 0}
      />
      <OwnViewForm
        verb="move-down"
        address={address}
        button={ownViews.moveDown}
        name={fill(ownViews.moveDownOf, facts)}
        id={idOf(place, "down")}
        next={idOf(place + 1, place === count - 2 ? "up" : "down")}
        isOff={place === count - 1}
      />
    </>
  );
}

function OwnViewForm({
  verb,
  address,
  button,
  name,
  id,
  next,
  isOff = false,
}: {
  readonly verb: "unpin" | "move-up" | "move-down" | "forget" | "forget-all";
  readonly address?: string;
  readonly button: string;
  readonly name?: string;
  readonly id?: string;
  /** The button at which the page begins that comes back. */
  readonly next?: string;
  readonly isOff?: boolean;
}) {
  return (
    <form method="post" action="/api/own-views/form" className="small">
      <input type="hidden" name="verb" value={verb} />
      {address === undefined ? null : <input type="hidden" name="address" value={address} />}
      <input type="hidden" name="back" value={next === undefined ? HERE : `${HERE}#${next}`} />
      <button type="submit" className="button-link" id={id} aria-label={name} disabled={isOff}>
        {button}
      </button>
    </form>
  );
}
