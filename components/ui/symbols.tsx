import type { ReactNode } from "react";

export const SHAPE_SIZE = 14;

/** The shapes of the statuses; `cut` is the colour of what is cut out of a filled one, the rest is `currentColor`. */
export const SHAPES: Readonly<Record<string, (cut: string) => ReactNode>> = {
  met: (cut) => (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="M4 7.2 6.2 9.4 10 5" fill="none" stroke={cut} strokeWidth="1.6" />
    </>
  ),
  "met-provisional": (cut) => (
    <>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7 .8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
      <path d="M4 7.2 6.2 9.4 7 8.5" fill="none" stroke={cut} strokeWidth="1.5" />
      <path d="M7 8.5 10 5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  "on-track": () => (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="2.2" />
    </>
  ),
  baseline: () => (
    <>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
  undetermined: () => (
    <>
      <circle cx="7" cy="7" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path
        d="M5.1 5.6c0-1.2.8-1.9 1.9-1.9s1.9.7 1.9 1.7c0 1.4-1.9 1.5-1.9 2.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <circle cx="7" cy="10.3" r=".9" fill="currentColor" />
    </>
  ),
  slow: () => (
    <>
      <path d="M7 1 13.4 12.6H.6z" fill="currentColor" />
    </>
  ),
  "at-risk": () => (
    <>
      <path d="M7 .3 13.7 7 7 13.7.3 7z" fill="currentColor" />
    </>
  ),
  "not-met": (cut) => (
    <>
      <rect x="1" y="1" width="12" height="12" fill="currentColor" />
      <path d="M4.2 4.2l5.6 5.6M9.8 4.2 4.2 9.8" stroke={cut} strokeWidth="1.6" />
    </>
  ),
  "no-data": () => (
    <>
      <circle
        cx="7"
        cy="7"
        r="5.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2.6 2"
      />
    </>
  ),
  "not-applicable": () => (
    <>
      <path d="M3 7h8" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
};

/** The hatch of what is missing. */
export function HatchPattern() {
  return (
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--bg)" />
      <path d="M1 0v5" stroke="var(--hatch)" strokeWidth="1.6" />
    </pattern>
  );
}

/** Shapes of the statuses and the hatch of what is missing, defined once per page and used by reference. */
export function Symbols() {
  return (
    <svg width="0" height="0" className="symbols" aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(SHAPES).map(([name, drawn]) => (
          <symbol key={name} id={`s-${name}`} viewBox={`0 0 ${SHAPE_SIZE} ${SHAPE_SIZE}`}>
            {drawn("var(--cut)")}
          </symbol>
        ))}
        <HatchPattern />
      </defs>
    </svg>
  );
}
