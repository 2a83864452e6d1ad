"use client";

import { useEffect, useState } from "react";

const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

/**
 * Whether somebody reads the page: true from the first move of a pointer or press of a key. The interactive charts
 * wait for it, so that an old machine shows the page and its still pictures before it reads a charting library.
 */
export function useAttention(): boolean {
  const [hasAttention, setAttention] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const note = () => {
      stop.abort();
      setAttention(true);
    };
    for (const sign of SIGNS) window.addEventListener(sign, note, { signal: stop.signal, passive: true });
    return () => stop.abort();
  }, []);
  return hasAttention;
}
