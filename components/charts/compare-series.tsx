"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { LineSample } from "@/components/charts/compare-marks";

interface Series {
  /** Places of the units whose lines are not shown. */
  readonly hidden: ReadonlySet<number>;
  /** Tells that a chart can show and hide lines. */
  readonly onLive: () => void;
}

const SeriesContext = createContext<Series>({ hidden: new Set(), onLive: () => {} });

/** Which lines the interactive charts below show. */
export const useSeries = (): Series => useContext(SeriesContext);

const without = (places: ReadonlySet<number>, place: number): ReadonlySet<number> =>
  new Set(places.has(place) ? [...places].filter((each) => each !== place) : [...places, place]);

/** Charts of the same units, and a button for each unit that shows or hides its line in all of them. */
export function CompareSeries({
  label,
  units,
  children,
}: {
  /** What the buttons do, together. */
  readonly label: string;
  readonly units: readonly { readonly place: number; readonly name: string }[];
  readonly children: ReactNode;
}) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [isLive, setLive] = useState(false);
  const [series] = useState({ onLive: () => setLive(true) });
  return (
    <SeriesContext value={{ ...series, hidden }}>
      <div className={isLive ? "series-switch is-live" : "series-switch"} role="group" aria-label={label}>
        {units.map(({ place, name }) => (
          <button
            key={place}
            type="button"
            aria-pressed={!hidden.has(place)}
            onClick={() => setHidden((places) => without(places, place))}
          >
            <LineSample place={place} />
            {name}
          </button>
        ))}
      </div>
      {children}
    </SeriesContext>
  );
}
