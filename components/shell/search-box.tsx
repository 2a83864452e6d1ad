"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { OwnViews } from "@/lib/contracts/own-views";
import type { Finding, FindingGroup, FoundKind, SearchAnswer } from "@/lib/contracts/search";
import { fill } from "@/lib/i18n/fill";

export interface SearchWords extends Readonly<Record<FoundKind, string>> {
  readonly label: string;
  readonly placeholder: string;
  readonly shortcut: string;
  readonly suggestions: string;
  readonly found: string;
  readonly foundNone: string;
}

const PAUSE_MS = 120;

async function askSuggestions(
  query: string,
  signal: AbortSignal,
  show: (answer: SearchAnswer) => void,
): Promise<void> {
  try {
    const response = await fetch(`/api/search?${new URLSearchParams({ q: query })}`, { signal });
    if (response.ok) show((await response.json()) as SearchAnswer);
  } catch {
    // Stopped by the next letter, or no network: the form still leads to the page of results.
  }
}

async function askOwnViews(signal: AbortSignal, show: (own: OwnViews) => void): Promise<void> {
  try {
    const response = await fetch("/api/own-views", { signal });
    if (response.ok) show((await response.json()) as OwnViews);
  } catch {
    // Closed again, or no network: the field is for typing all the same.
  }
}

/** What the reader pinned and saw lately, asked for anew each time an empty field is opened. */
function useOwnViews(isWanted: boolean): readonly FindingGroup<FoundKind>[] {
  const [own, setOwn] = useState<OwnViews | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    void askOwnViews(stop.signal, setOwn);
    return () => stop.abort();
  }, [isWanted]);
  if (!isWanted || own === null) return [];
  const groups: readonly FindingGroup<FoundKind>[] = [
    { kind: "pinned", findings: own.pinned },
    { kind: "recent", findings: own.recent },
  ];
  return groups.filter(({ findings }) => findings.length > 0);
}

/** What the field's text has led to. Suggestions of an older text are shown until the newer ones arrive. */
function useSuggestions(text: string): SearchAnswer | null {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const query = text.trim();
  useEffect(() => {
    if (query === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => void askSuggestions(query, stop.signal, setAnswer), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return query === "" ? null : answer;
}

/** Ctrl+K, or ⌘K, from anywhere on the page. */
function useShortcut(onCall: () => void) {
  const call = useRef(onCall);
  useEffect(() => {
    call.current = onCall;
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        call.current();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** The search of the top bar: a plain GET form; with JavaScript also suggestions while typing. */
export function SearchBox({ words }: { readonly words: SearchWords }) {
  const router = useRouter();
  const id = useId();
  // The browser keeps the text, so that letters typed before the script has come are not lost.
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const answer = useSuggestions(text);
  const own = useOwnViews(isOpen && text.trim() === "");
  const groups: readonly FindingGroup<FoundKind>[] = answer?.groups ?? own;
  const flat: readonly Finding[] = groups.flatMap(({ findings }) => findings);
  const isShown = isOpen && (answer !== null || own.length > 0);
  const isNoneFound = isShown && flat.length === 0;

  // Where the reader was before Ctrl+K: leaving the field leads back there.
  const before = useRef<Element | null>(null);

  useShortcut(() => {
    if (document.activeElement !== field.current) before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  });

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function leave() {
    close();
    field.current?.blur();
    // A province on the map and a dot of a chart are links too.
    if (before.current instanceof HTMLElement || before.current instanceof SVGElement) before.current.focus();
    before.current = null;
  }

  function go(href: string) {
    close();
    setText("");
    if (field.current) field.current.value = "";
    field.current?.blur();
    router.push(href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && isOpen && text !== "") {
      event.preventDefault();
      close();
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      // One place before the first stands for the field itself.
      const places = flat.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (isShown) setActive(((active + 1 + step + places) % places) - 1);
    }
  }

  function onSubmit(event: FormEvent) {
    const chosen = isShown ? flat[active] : undefined;
    if (chosen === undefined && field.current?.value.trim()) return close();
    event.preventDefault();
    if (chosen !== undefined) go(chosen.href);
  }

  return (
    <form
      className="search"
      method="get"
      action="/search"
      role="search"
      aria-label={words.label}
      onSubmit={onSubmit}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <input
        ref={field}
        type="search"
        name="q"
        aria-label={words.label}
        placeholder={words.placeholder}
        autoComplete="off"
        enterKeyHint="search"
        spellCheck={false}
        maxLength={100}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown && flat.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-keyshortcuts="Control+K"
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
      />
      <kbd aria-hidden="true">{words.shortcut}</kbd>
      <div
        className="search-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={words.suggestions}
        hidden={!isShown || isNoneFound}
      >
        {groups.map((group) => (
          <Suggestions
            key={group.kind}
            id={id}
            group={group}
            heading={words[group.kind]}
            placeOf={(finding) => flat.indexOf(finding)}
            active={active}
            onPoint={setActive}
            onChoose={go}
          />
        ))}
      </div>
      <output className={isNoneFound ? "search-list search-told" : "sr-text"}>
        {isNoneFound ? words.foundNone : null}
        {/* What is pinned and what was seen lately was not searched for. */}
        {isShown && !isNoneFound && answer !== null
          ? fill(words.found, { count: String(flat.length) })
          : null}
      </output>
    </form>
  );
}

/** One kind of suggestions. The field keeps the focus and the keyboard; here is only the pointer. */
function Suggestions({
  id,
  group: { kind, findings },
  heading,
  placeOf,
  active,
  onPoint,
  onChoose,
}: {
  readonly id: string;
  readonly group: FindingGroup<FoundKind>;
  readonly heading: string;
  readonly placeOf: (finding: Finding) => number;
  readonly active: number;
  readonly onPoint: (place: number) => void;
  readonly onChoose: (href: string) => void;
}) {
  return (
    <div role="group" aria-labelledby={`${id}-${kind}`}>
      <div className="search-group" id={`${id}-${kind}`}>
        {heading}
      </div>
      {findings.map((finding) => {
        const place = placeOf(finding);
        return (
          <div
            key={finding.href}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            className="search-option"
            onPointerMove={() => onPoint(place)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(finding.href)}
          >
            {finding.label}
            {finding.beside === "" ? null : <span>{finding.beside}</span>}
          </div>
        );
      })}
    </div>
  );
}
