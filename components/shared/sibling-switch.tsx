"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import type { Sibling, SiblingList } from "@/lib/contracts/siblings";
import { toPlain } from "@/lib/domain/units/search-units";
import { fill } from "@/lib/i18n/fill";

export interface SwitchWords {
  readonly open: string;
  readonly filter: string;
  readonly list: string;
  readonly found: string;
  readonly foundNone: string;
  readonly loading: string;
  readonly overviewOnly: string;
}

/** Those with a word that begins with each word typed, or with the code typed. */
function matching(siblings: readonly Sibling[], text: string): readonly Sibling[] {
  const words = toPlain(text).split(" ").filter(Boolean);
  return siblings.filter(({ code, label }) => {
    const plain = ` ${toPlain(label)}`;
    return code.startsWith(text.trim()) || words.every((word) => plain.includes(` ${word}`));
  });
}

/**
 * A step of the breadcrumb that opens the units beside it, each at the same view. Without JavaScript, in a new tab and
 * where the list does not come, it is a link to the same list on a page of its own.
 */
export function SiblingSwitch({
  code,
  name,
  at,
  words,
}: {
  readonly code: string;
  readonly name: string;
  /** The address of the view. */
  readonly at: string;
  readonly words: SwitchWords;
}) {
  const [isOpen, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const href = `/units/${code}/siblings?at=${encodeURIComponent(at)}`;

  function close() {
    setOpen(false);
    link.current?.focus();
  }

  return (
    <span
      className="sibling-switch"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.preventDefault();
        close();
      }}
    >
      <a
        ref={link}
        className="sibling-open"
        href={href}
        aria-label={fill(words.open, { unit: name })}
        aria-expanded={isOpen}
        onClick={(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(!isOpen);
        }}
        onKeyDown={(event) => {
          if (event.key !== " " && event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(event.key === "ArrowDown" || !isOpen);
        }}
      >
        <svg width="10" height="6" viewBox="0 0 10 6" aria-hidden="true" focusable="false">
          <path d="M1 .8l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </a>
      {isOpen ? <SiblingPanel code={code} at={at} page={href} words={words} onClose={close} /> : null}
    </span>
  );
}

/** The list of one opening; `null` until it is there. Where it does not come, the page of its own is opened. */
function useSiblings(code: string, at: string, page: string): readonly Sibling[] | null {
  const [siblings, setSiblings] = useState<readonly Sibling[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    async function ask() {
      try {
        const query = new URLSearchParams({ of: code, at });
        const response = await fetch(`/api/siblings?${query}`, { signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        setSiblings(((await response.json()) as SiblingList).siblings);
      } catch {
        if (!stop.signal.aborted) window.location.assign(page);
      }
    }
    void ask();
    return () => stop.abort();
  }, [code, at, page]);
  return siblings;
}

function SiblingPanel({
  code,
  at,
  page,
  words,
  onClose,
}: {
  readonly code: string;
  readonly at: string;
  readonly page: string;
  readonly words: SwitchWords;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const id = useId();
  const siblings = useSiblings(code, at, page);
  const [text, setText] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = matching(siblings ?? [], text);
  // The unit itself to begin with, so that an arrow key leads to its neighbour; after typing the first that matches.
  const place = Math.max(
    0,
    shown.findIndex((sibling) => sibling.code === (pointed ?? code)),
  );
  const active = shown[place];

  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!list.current || !option) return;
    // To begin with the unit stands amid its neighbours; `scrollIntoView` would move the page as well.
    if (pointed === null)
      list.current.scrollTop = option.offsetTop - list.current.offsetTop - list.current.clientHeight / 2;
    else option.scrollIntoView({ block: "nearest" });
  }, [active, pointed]);

  function choose(sibling: Sibling | undefined) {
    if (sibling === undefined) return;
    onClose();
    router.push(sibling.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1 + shown.length,
      PageDown: Math.min(place + 8, shown.length - 1),
      PageUp: Math.max(place - 8, 0),
    };
    const step = steps[event.key];
    if (event.key === "Enter") choose(active);
    else if (step !== undefined) setPointed(shown[step % Math.max(1, shown.length)]?.code ?? null);
    else return;
    event.preventDefault();
  }

  return (
    <span className="sibling-panel">
      <input
        type="search"
        role="combobox"
        aria-label={words.filter}
        placeholder={words.filter}
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.code}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setPointed(null);
        }}
        onKeyDown={onKeyDown}
      />
      <span
        ref={list}
        className="sibling-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={words.list}
        // The field has the keyboard; a browser would stop at what scrolls as well.
        tabIndex={-1}
      >
        {shown.map((sibling) => (
          <span
            key={sibling.code}
            id={`${id}-${sibling.code}`}
            role="option"
            aria-selected={sibling === active}
            aria-current={sibling.code === code ? "true" : undefined}
            className="search-option"
            onPointerMove={() => setPointed(sibling.code)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(sibling)}
          >
            {sibling.label}
            {sibling.isOverview ? <small>{words.overviewOnly}</small> : null}
          </span>
        ))}
      </span>
      <output className={siblings !== null && shown.length > 0 ? "sr-text" : "sibling-told"}>
        {siblings === null
          ? words.loading
          : shown.length === 0
            ? words.foundNone
            : fill(words.found, { count: String(shown.length) })}
      </output>
    </span>
  );
}
