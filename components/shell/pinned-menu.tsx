"use client";

import { type KeyboardEvent, useRef } from "react";
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
  const menu = useRef<HTMLDetailsElement>(null);
  const own = usePinnedViews();
  if (own === null) return null;

  function close() {
    menu.current?.removeAttribute("open");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || menu.current?.open !== true) return;
    close();
    menu.current.querySelector("summary")?.focus();
  }

  return (
    <details
      ref={menu}
      className="user-menu pinned-menu"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // Without a new focus the pointer is inside: a link is about to be followed.
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary aria-label={words.menu} title={words.menu}>
        <PinMark isFilled={own.pinned.length > 0} />
      </summary>
      <div className="user-panel">
        {own.pinned.length === 0 ? (
          <p className="small muted">{words.menuEmpty}</p>
        ) : (
          <ul className="pinned-list" aria-label={words.menu}>
            {own.pinned.map(({ href, label, beside }) => (
              <li key={href}>
                <TextLink href={href} onClick={close}>
                  {label}
                </TextLink>
                <span>{beside}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="small">
          <TextLink href="/search" onClick={close}>
            {words.manage}
          </TextLink>
        </p>
      </div>
    </details>
  );
}
