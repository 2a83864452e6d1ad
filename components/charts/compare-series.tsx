"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { LineSample } from "@/components/charts/compare-marks";

type Places = ReadonlySet<number>;

const HiddenPlaces = createContext<Places>(new Set());

/** Places of the units whose lines the interactive charts below do not show. */
export const useHiddenPlaces = (): Places => useContext(HiddenPlaces);

const without = (places: Places, place: number): Places =>
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
  const [hidden, setHidden] = useState<Places>(new Set());
  return (
    <HiddenPlaces value={hidden}>
      <div className="series-switch" role="group" aria-label={label}>
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
    </HiddenPlaces>
  );
}
