import { LEVELS, type Level, type Unit, type UnitCode } from "@/lib/domain/units/unit";

const NO_UNITS: readonly Unit[] = Object.freeze([]);
const RURAL_COMMUNE = "xã";

/** The units of one structure with every question about them answered from tables built once. */
export interface UnitTree {
  /** All units, parents before their children, siblings in code order. */
  readonly units: readonly Unit[];
  /** The unit of a code, or `undefined`. */
  readonly get: (code: UnitCode) => Unit | undefined;
  /** Direct children in code order, in scope or not. */
  readonly children: (code: UnitCode) => readonly Unit[];
  /** Communes of type xã, districts with at least one of them, every province, the country. */
  readonly inScope: (code: UnitCode) => boolean;
  /** Direct children in scope, in code order. */
  readonly inScopeChildren: (code: UnitCode) => readonly Unit[];
  /** Ancestors, the nearest first. */
  readonly ancestors: (code: UnitCode) => readonly Unit[];
  /** Whether `code` is `root` itself or lies below it. */
  readonly isWithin: (root: UnitCode, code: UnitCode) => boolean;
  /** In-scope units of the levels in the subtree of `root`, itself included, parents first. */
  readonly subjects: (root: UnitCode, levels: readonly Level[]) => readonly Unit[];
  /** How many `subjects` there are, without listing them. */
  readonly subjectCount: (root: UnitCode, levels: readonly Level[]) => number;
}

interface UnitNode {
  readonly unit: Unit;
  children: readonly Unit[];
  inScopeChildren: readonly Unit[];
  ancestors: readonly Unit[];
  inScope: boolean;
  /** Place in the list of all units and the place after the last one of the subtree. */
  first: number;
  afterLast: number;
  /** What was asked of `subjects` before, by the levels: the tree never changes. */
  readonly subjects: Map<string, readonly Unit[]>;
  /** In-scope units of the subtree per level. */
  readonly scopeCounts: Record<Level, number>;
}

/** Orders units by their codes as text, the order of every list of children. */
export const byCode = (left: Unit, right: Unit): number =>
  left.code < right.code ? -1 : left.code > right.code ? 1 : 0;

const isRuralCommune = (unit: Unit): boolean =>
  unit.level === "commune" && unit.type.normalize("NFC").trim().toLowerCase() === RURAL_COMMUNE;

const isBelow = (level: Level, other: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(other);

function createNodes(units: readonly Unit[]): Map<UnitCode, UnitNode> {
  const nodes = new Map<UnitCode, UnitNode>();
  for (const unit of units) {
    if (nodes.has(unit.code)) throw new Error(`unit ${unit.code} is listed twice`);
    nodes.set(unit.code, {
      unit,
      children: NO_UNITS,
      inScopeChildren: NO_UNITS,
      ancestors: NO_UNITS,
      inScope: false,
      first: 0,
      afterLast: 0,
      subjects: new Map(),
      scopeCounts: { country: 0, province: 0, district: 0, commune: 0 },
    });
  }
  return nodes;
}

function listByParent(nodes: ReadonlyMap<UnitCode, UnitNode>): Map<UnitCode | null, Unit[]> {
  const listed = new Map<UnitCode | null, Unit[]>();
  for (const { unit } of nodes.values()) {
    if (unit.parent !== null) {
      const parent = nodes.get(unit.parent);
      if (parent === undefined) throw new Error(`unit ${unit.code} names the unknown parent ${unit.parent}`);
      if (!isBelow(unit.level, parent.unit.level)) {
        throw new Error(`unit ${unit.code} is not of a level below its parent ${unit.parent}`);
      }
    }
    const siblings = listed.get(unit.parent);
    if (siblings === undefined) listed.set(unit.parent, [unit]);
    else siblings.push(unit);
  }
  for (const siblings of listed.values()) siblings.sort(byCode);
  return listed;
}

/**
 * Builds the tree of one structure: who lies below whom and who is in scope. A unit is in scope when it is a
 * commune of type xã (upper or lower case, composed or decomposed letters), a district that contains one, a
 * province, or the country.
 *
 * @param units every unit of the structure once, in any order; `parent` is `null` at the top
 * @throws Error on a code listed twice, an unknown parent, or a parent that is not of a higher level
 * @example buildUnitTree(units).subjectCount("46", ["commune"]) // 94 in Thừa Thiên Huế
 * Source: official list of administrative units of 10 April 2022; Decision 924/QĐ-TTg speaks of xã and huyện.
 */
export function buildUnitTree(units: readonly Unit[]): UnitTree {
  const nodes = createNodes(units);
  const listed = listByParent(nodes);
  const ordered: Unit[] = [];

  const place = (unit: Unit, ancestors: readonly Unit[]): UnitNode => {
    const node = nodes.get(unit.code) as UnitNode;
    node.ancestors = ancestors;
    node.children = listed.get(unit.code) ?? NO_UNITS;
    node.first = ordered.length;
    ordered.push(unit);
    const below = [unit, ...ancestors];
    for (const child of node.children) {
      const { scopeCounts } = place(child, below);
      for (const level of LEVELS) node.scopeCounts[level] += scopeCounts[level];
    }
    node.inScope =
      unit.level === "commune"
        ? isRuralCommune(unit)
        : unit.level === "district"
          ? node.scopeCounts.commune > 0
          : true;
    if (node.inScope) node.scopeCounts[unit.level] += 1;
    node.inScopeChildren = node.children.filter(({ code }) => nodes.get(code)?.inScope);
    node.afterLast = ordered.length;
    return node;
  };
  for (const root of listed.get(null) ?? []) place(root, NO_UNITS);

  return {
    units: ordered,
    get: (code) => nodes.get(code)?.unit,
    children: (code) => nodes.get(code)?.children ?? NO_UNITS,
    inScope: (code) => nodes.get(code)?.inScope ?? false,
    inScopeChildren: (code) => nodes.get(code)?.inScopeChildren ?? NO_UNITS,
    ancestors: (code) => nodes.get(code)?.ancestors ?? NO_UNITS,
    isWithin: (root, code) => {
      const above = nodes.get(root);
      const node = nodes.get(code);
      return (
        above !== undefined && node !== undefined && above.first <= node.first && node.first < above.afterLast
      );
    },
    subjects: (root, levels) => {
      const node = nodes.get(root);
      if (node === undefined) return NO_UNITS;
      const key = levels.join();
      let listedBefore = node.subjects.get(key);
      if (listedBefore === undefined) {
        listedBefore = ordered
          .slice(node.first, node.afterLast)
          .filter((unit) => levels.includes(unit.level) && nodes.get(unit.code)?.inScope);
        node.subjects.set(key, listedBefore);
      }
      return listedBefore;
    },
    subjectCount: (root, levels) => {
      const node = nodes.get(root);
      if (node === undefined) return 0;
      let count = 0;
      for (const level of LEVELS) if (levels.includes(level)) count += node.scopeCounts[level];
      return count;
    },
  };
}
