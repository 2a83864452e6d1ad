"use client";

import { createContext, type ReactNode, use, useContext, useMemo, useState } from "react";
import type { Finding } from "@/lib/contracts/search";

interface Frame {
  readonly loaded: Promise<readonly Finding[]>;
  /** What became of them on this page, without loading it again. */
  readonly changed: readonly Finding[] | null;
  readonly change: (pinned: readonly Finding[]) => void;
}

const PinnedFrame = createContext<Frame | null>(null);

/** Carries what the reader has pinned to the buttons and the menu that show it; asked for beside the page, not before it. */
export function PinnedViews({
  pinned,
  children,
}: {
  readonly pinned: Promise<readonly Finding[]>;
  readonly children: ReactNode;
}) {
  const [changed, change] = useState<readonly Finding[] | null>(null);
  const frame = useMemo(() => ({ loaded: pinned, changed, change }), [pinned, changed]);
  return <PinnedFrame value={frame}>{children}</PinnedFrame>;
}

/** What is pinned, and how to say that it has changed; `null` outside the signed-in pages. */
export function usePinnedViews(): {
  readonly pinned: readonly Finding[];
  readonly change: Frame["change"];
} | null {
  const frame = useContext(PinnedFrame);
  if (frame === null) return null;
  return { pinned: frame.changed ?? use(frame.loaded), change: frame.change };
}
