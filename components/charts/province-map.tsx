import geometry from "@/components/charts/geometry/vietnam-provinces.json";
import { ISLAND_GROUPS, type IslandGroup, SMALL_ISLANDS } from "@/components/charts/island-groups";

/** How a province is filled: a class of the legend, nothing reported, or nothing to report. */
export type ProvinceFill = 1 | 2 | 3 | 4 | 5 | "no-data" | "not-applicable";

export interface MappedProvince {
  readonly code: string;
  /** Name and result: the link's name, and shown under the pointer. */
  readonly label: string;
  readonly href: string;
  readonly fill: ProvinceFill;
}

/** An archipelago's name in two lines: its own, and the province it belongs to. */
export type IslandWords = Readonly<Record<IslandGroup["key"], readonly [name: string, province: string]>>;

const ISLAND_RADIUS = 5;
const LABEL_INDENT = 12;

/** A province as a link. A group of islands has no outline of its own here: its points take its province's class. */
function Province({ province, path }: { readonly province: MappedProvince; readonly path: string }) {
  return (
    <a href={province.href} className={`fill-${province.fill}`}>
      <title>{province.label}</title>
      <path d={path} />
      {SMALL_ISLANDS.filter((island) => island.province === province.code).map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={ISLAND_RADIUS} stroke="var(--text)" />
      ))}
    </a>
  );
}

function Archipelago({
  group: { frame, islands },
  words: [name, province],
  fill,
}: {
  readonly group: IslandGroup;
  readonly words: readonly [string, string];
  readonly fill: ProvinceFill;
}) {
  const left = frame.x + LABEL_INDENT;
  return (
    <g className={`archipelago fill-${fill}`}>
      <rect {...frame} fill="none" stroke="var(--border)" />
      <text x={left} y={frame.y} fill="var(--text)" stroke="none">
        <tspan x={left} dy="1.3em" className="archipelago-name">
          {name}
        </tspan>
        <tspan x={left} dy="1.25em">
          {province}
        </tspan>
      </text>
      {islands.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={ISLAND_RADIUS} stroke="var(--text)" />
      ))}
    </g>
  );
}

/** The hatch of what is missing, at the map's own scale. */
function Hatch() {
  return (
    <pattern
      id="map-hatch"
      width="11"
      height="11"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="11" height="11" fill="var(--bg)" />
      <path d="M2 0v11" stroke="var(--hatch)" strokeWidth="3" />
    </pattern>
  );
}

/** The 63 provinces of Vietnam, each a link; Hoàng Sa and Trường Sa are drawn and named whatever is shown. */
export function ProvinceMap({
  title,
  describedBy,
  provinces,
  islands,
}: {
  readonly title: string;
  /** Id of the table that says the same. */
  readonly describedBy: string;
  readonly provinces: readonly MappedProvince[];
  readonly islands: IslandWords;
}) {
  const provinceOf = new Map(provinces.map((province) => [province.code, province]));
  return (
    // A group, not an image: every province is a link.
    <svg
      className="province-map"
      viewBox={`0 0 ${geometry.width} ${geometry.height}`}
      role="group"
      aria-label={title}
      aria-describedby={describedBy}
    >
      <Hatch />
      {geometry.shapes.map(({ code, path }) => {
        const province = provinceOf.get(code);
        return province === undefined ? (
          <path key={code} d={path} className="fill-not-applicable" />
        ) : (
          <Province key={code} province={province} path={path} />
        );
      })}
      {ISLAND_GROUPS.map((group) => (
        <Archipelago
          key={group.key}
          group={group}
          words={islands[group.key]}
          fill={provinceOf.get(group.province)?.fill ?? "not-applicable"}
        />
      ))}
    </svg>
  );
}
