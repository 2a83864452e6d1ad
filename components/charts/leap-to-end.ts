import type { KeyboardEvent } from "react";

/** Recharts knows the arrow keys alone: to the first or the last point it is as many steps as there are points. */
export function leapToEnd(event: KeyboardEvent, steps: number): void {
  if (event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  const key = event.key === "Home" ? "ArrowLeft" : "ArrowRight";
  for (let step = 0; step < steps; step += 1)
    event.target.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true }));
}
