"use client";

import { useEffect } from "react";

/**
 * What the foot of every sheet says beside its number. Margin boxes see nothing but the properties of the root, and a
 * style drawn with the page would need the nonce of the document it is brought into.
 */
export function RunningFoot() {
  useEffect(() => {
    const tell = () => {
      const stand = document.querySelector<HTMLElement>("[data-running-foot]");
      const words = stand?.dataset["runningFoot"] ?? document.title;
      document.documentElement.style.setProperty("--running-foot", JSON.stringify(words));
    };
    window.addEventListener("beforeprint", tell);
    return () => window.removeEventListener("beforeprint", tell);
  }, []);
  return null;
}
