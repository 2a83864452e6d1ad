"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { usePinnedViews } from "@/components/shared/pinned-views";
import type { OwnViews } from "@/lib/contracts/own-views";
import { parseViewPage, viewPageAddress } from "@/lib/contracts/view-page";

export interface PinWords {
  readonly pin: string;
  readonly unpin: string;
  readonly failed: string;
  /** Said once it is done: the button's new name is not read out by itself. */
  readonly pinned: string;
  readonly unpinned: string;
}

/** A page looked at for less is not remembered. */
const SEEN_AFTER_MS = 2_000;

const send = (change: Readonly<Record<string, string>>) =>
  fetch("/api/own-views", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(change),
    keepalive: true,
  });

/** Remembers the page for the list of those seen lately, once it has been shown for a while. */
function useRemembered(address: string | null) {
  useEffect(() => {
    if (address === null) return;
    const timer = setTimeout(() => {
      // Signed out meanwhile, or no network: the list is a convenience.
      send({ verb: "remember", address }).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [address]);
}

/** Pins the page it stands on, or takes it off again; a plain form without JavaScript. */
export function PinButton({
  address,
  words,
}: {
  /** The page's address where the one it was asked for by says it otherwise. */
  readonly address?: string;
  readonly words: PinWords;
}) {
  const path = usePathname() ?? "";
  const query = useSearchParams()?.toString() ?? "";
  const here = query === "" ? path : `${path}?${query}`;
  const page = parseViewPage(address ?? here);
  const kept = page === null ? null : viewPageAddress(page);
  const own = usePinnedViews();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState("");
  useRemembered(own === null ? null : kept);
  if (own === null || kept === null) return null;
  const isPinned = own.pinned.some(({ href }) => href === kept);
  const verb = isPinned ? "unpin" : "pin";

  async function change(event: FormEvent, address: string, { change: show }: NonNullable<typeof own>) {
    event.preventDefault();
    setRefusal(null);
    setDone("");
    try {
      const response = await send({ verb, address });
      const answer = (await response.json()) as OwnViews & { readonly detail?: string };
      if (response.ok) {
        show(answer.pinned);
        setDone(verb === "pin" ? words.pinned : words.unpinned);
      } else setRefusal(answer.detail ?? words.failed);
    } catch {
      setRefusal(words.failed);
    }
  }

  return (
    <form
      className="pin-form"
      method="post"
      action="/api/own-views/form"
      onSubmit={(event) => void change(event, kept, own)}
    >
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="address" value={kept} />
      <input type="hidden" name="back" value={here} />
      <button type="submit" className="button-link pin-button">
        <PinMark isFilled={isPinned} />
        {isPinned ? words.unpin : words.pin}
      </button>
      <span role="status" className={refusal === null ? "sr-text" : "pin-refusal"}>
        {refusal ?? done}
      </span>
    </form>
  );
}

/** A drawing pin; filled where something is pinned. */
export function PinMark({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path
        d="M5 1.5h4l-.6 4 2.1 2v1.2h-7V7.5l2.1-2z"
        fill={isFilled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
      <path d="M7 8.7v4.3" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  );
}
