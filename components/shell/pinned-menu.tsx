"use client";

import { PopupMenu } from "@/components/shell/popup-menu";
import { PinMark } from "@/components/shared/pin-button";
import { usePinnedViews } from "@/components/shared/pinned-views";
import { TextLink } from "@/components/ui/text-link";

export interface PinnedMenuWords {
  readonly menu: string;
  readonly menuEmpty: string;
  readonly manage: string;
}

/** The pages a person pinned, one click away from everywhere. */
export function PinnedMenu({ words }: { readonly words: PinnedMenuWords }) {
  const own = usePinnedViews();
  if (own === null) return null;
  return (
    <PopupMenu
      className="user-menu pinned-menu"
      label={words.menu}
      summary={<PinMark isFilled={own.pinned.length > 0} />}
    >
      {own.pinned.length === 0 ? (
        <p className="small muted">{words.menuEmpty}</p>
      ) : (
        <ul className="pinned-list" aria-label={words.menu}>
          {own.pinned.map(({ href, label, beside }) => (
            <li key={href}>
              <TextLink href={href}>{label}</TextLink>
              <span>{beside}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        <TextLink href="/search">{words.manage}</TextLink>
      </p>
    </PopupMenu>
  );
}
