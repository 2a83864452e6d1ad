"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being drawn for paper, where what a screen shows page by page must stand all at once. */
export function useOnPaper(): boolean {
  const [isOnPaper, setOnPaper] = useState(false);
  useEffect(() => {
    // The sheets are laid out as soon as the listeners are through.
    const enter = () => flushSync(() => setOnPaper(true));
    const leave = () => setOnPaper(false);
    window.addEventListener("beforeprint", enter);
    window.addEventListener("afterprint", leave);
    return () => {
      window.removeEventListener("beforeprint", enter);
      window.removeEventListener("afterprint", leave);
    };
  }, []);
  return isOnPaper;
}
