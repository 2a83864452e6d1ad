"use client";

import { useEffect, useRef } from "react";

/** Recharts makes each layer of its picture a focusable, nameless group; the picture's title and the status say it all. */
export function QuietLayers() {
  const anchor = useRef<SVGGElement>(null);
  useEffect(() => {
    for (const layer of anchor.current?.ownerSVGElement?.querySelectorAll(":scope > g") ?? [])
      layer.setAttribute("aria-hidden", "true");
  });
  return <g ref={anchor} />;
}
