"use client";

import { type ReactNode, useRef } from "react";

/**
 * What opens below a button of the top bar: closes with Escape, when the focus leaves it and when a link in it is
 * followed, so that it never covers what one has gone on to.
 */
export function PopupMenu({
  className,
  summary,
  label,
  children,
}: {
  readonly className: string;
  readonly summary: ReactNode;
  /** Name of the button where its content has none. */
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute("open");
  return (
    <details
      ref={menu}
      className={className}
      onKeyDown={({ key }) => {
        if (key !== "Escape" || menu.current?.open !== true) return;
        close();
        menu.current.querySelector("summary")?.focus();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // Without a new focus the pointer is inside: a link is about to be followed.
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <summary aria-label={label} title={label}>
        {summary}
      </summary>
      <div
        className="user-panel"
        onClick={({ target }) => {
          if (target instanceof Element && target.closest("a[data-soft]") !== null) close();
        }}
      >
        {children}
      </div>
    </details>
  );
}
