import "server-only";

import { cache } from "react";
import { placeOf } from "@/lib/domain/access/place";
import type { Indicator, Localized, Period, Plan, Register, Target } from "@/lib/domain/register/register";
import { COUNTRY, LEVELS, type Level, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";
import { database } from "@/lib/server/db/client";

/** Units and register as the database has them, shared by everything this process answers until they change. */
export interface Reference {
  readonly version: number;
  /** The figures in this database are made up. */
  readonly demonstration: boolean;
  readonly register: Register;
  readonly tree: UnitTree;
  /** Day of the list of units in force. */
  readonly structure: string;
  /** What the unit itself owes in every period, in the register's order; nothing out of scope. */
  readonly dueAt: (unit: UnitCode) => readonly Indicator[];
  /** How many values are due in the unit's subtree, itself included, in every period. */
  readonly dueBelow: (unit: UnitCode) => number;
}

interface StoredNames {
  readonly name_vi: string;
  readonly name_en: string;
}

/** The tables as one JSON object; days are `YYYY-MM-DD`. */
interface StoredReference {
  readonly version: number;
  readonly demonstration: boolean;
  readonly structure: string;
  readonly units: readonly Unit[];
  readonly programme: { readonly code: string; readonly start: string; readonly end: string };
  readonly pillars: readonly (StoredNames & { readonly code: string; readonly scored: boolean })[];
  readonly services: readonly (StoredNames & { readonly code: string })[];
  readonly reasons: readonly (StoredNames & {
    readonly code: string;
    readonly indicators: string[] | null;
  })[];
  readonly periods: readonly (StoredNames & Omit<Period, "name">)[];
  readonly indicators: readonly (Omit<Indicator, keyof IndicatorWording> & {
    readonly wording: IndicatorWording;
  })[];
  readonly plans: readonly StoredPlan[];
  readonly due: readonly (readonly [province: string, level: Level, indicator: string])[];
}

type IndicatorWording = Pick<
  Indicator,
  | "name"
  | "short"
  | "numeratorLabel"
  | "denominatorLabel"
  | "denominatorRule"
  | "definition"
  | "note"
  | "criterion"
>;

interface StoredPlan extends Omit<Plan, "title" | "source" | "targets"> {
  readonly title_vi: string;
  readonly title_en: string;
  readonly source_number: string | null;
  readonly source_date: string | null;
  readonly source_issuer: string | null;
  readonly targets: readonly Target[];
}

const toName = ({ name_vi, name_en }: StoredNames): Localized => ({ vi: name_vi, en: name_en });

function toPeriod({ name_vi, name_en, ...period }: StoredReference["periods"][number]): Period {
  return { ...period, name: { vi: name_vi, en: name_en } };
}

function toPlan(stored: StoredPlan): Plan {
  const { title_vi, title_en, source_number, source_date, source_issuer, ...plan } = stored;
  return {
    ...plan,
    title: { vi: title_vi, en: title_en },
    source: { number: source_number, date: source_date, issuer: source_issuer },
  };
}

function toRegister(stored: StoredReference): Register {
  return {
    programme: stored.programme,
    pillars: stored.pillars.map((pillar) => ({
      code: pillar.code,
      name: toName(pillar),
      scored: pillar.scored,
    })),
    services: stored.services.map((service) => ({ code: service.code, name: toName(service) })),
    notApplicableReasons: stored.reasons.map((reason) => ({
      code: reason.code,
      name: toName(reason),
      indicators: reason.indicators,
    })),
    periods: stored.periods.map(toPeriod),
    indicators: stored.indicators.map(({ wording, ...indicator }) => ({ ...indicator, ...wording })),
    plans: stored.plans.map(toPlan),
  };
}

type DueBook = Pick<Reference, "dueAt" | "dueBelow">;

function dueBook(stored: StoredReference, register: Register, tree: UnitTree): DueBook {
  const dueCodes = new Map<string, Set<string>>();
  for (const [province, level, indicator] of stored.due) {
    const key = `${province} ${level}`;
    dueCodes.set(key, (dueCodes.get(key) ?? new Set()).add(indicator));
  }
  const dueIn = new Map<string, readonly Indicator[]>();
  for (const [key, codes] of dueCodes) {
    dueIn.set(
      key,
      register.indicators.filter(({ code }) => codes.has(code)),
    );
  }
  const dueOfLevel = (province: UnitCode | null, level: Level) =>
    dueIn.get(`${province ?? COUNTRY} ${level}`) ?? [];
  const countBelow = (code: UnitCode): number => {
    if (code === COUNTRY) {
      const provinces = tree.children(COUNTRY).map(({ code: province }) => countBelow(province));
      return provinces.reduce((sum, count) => sum + count, dueOfLevel(null, "country").length);
    }
    const province = placeOf(tree, code)?.province ?? null;
    return LEVELS.reduce(
      (sum, level) => sum + tree.subjectCount(code, [level]) * dueOfLevel(province, level).length,
      0,
    );
  };
  const counted = new Map<UnitCode, number>();
  return {
    dueAt: (code) => {
      const unit = tree.get(code);
      return unit === undefined || !tree.inScope(code)
        ? []
        : dueOfLevel(placeOf(tree, code)?.province ?? null, unit.level);
    },
    dueBelow: (code) => {
      const known = counted.get(code) ?? countBelow(code);
      counted.set(code, known);
      return known;
    },
  };
}

function toReference(stored: StoredReference): Reference {
  const register = toRegister(stored);
  const tree = buildUnitTree(stored.units);
  const { version, demonstration, structure } = stored;
  return { version, demonstration, structure, register, tree, ...dueBook(stored, register, tree) };
}

async function readVersion(): Promise<number> {
  const rows = await database().$queryRaw<
    { version: number }[]
  >`SELECT version FROM reference_version WHERE id = 1`;
  const [row] = rows;
  if (row === undefined) throw new Error("units and register are not loaded: the start script loads them");
  return row.version;
}

// One JSON text is many times faster than some ten thousand row objects. All periods shipped name one structure.
async function readTables(): Promise<StoredReference> {
  const rows = await database().$queryRaw<{ reference: string }[]>`
    WITH latest AS (
      SELECT coalesce((SELECT structure FROM period WHERE structure IS NOT NULL ORDER BY ends_on DESC, code LIMIT 1),
                      (SELECT max(valid_from) FROM unit)) AS day
    )
    SELECT json_build_object(
      'version', (SELECT version FROM reference_version WHERE id = 1),
      'demonstration', (SELECT demonstration FROM reference_version WHERE id = 1),
      'structure', (SELECT day FROM latest),
      'units', (SELECT json_agg(json_build_object('code', u.code, 'level', u.level, 'name', u.name, 'parent', u.parent, 'type', u.type))
                  FROM unit u, latest WHERE u.valid_from <= latest.day AND (u.valid_to IS NULL OR u.valid_to > latest.day)),
      'programme', (SELECT json_build_object('code', code, 'start', starts_on, 'end', ends_on) FROM programme ORDER BY code LIMIT 1),
      'pillars', (SELECT coalesce(json_agg(p ORDER BY p.position), '[]') FROM pillar p),
      'services', (SELECT coalesce(json_agg(s ORDER BY s.position), '[]') FROM service s),
      'reasons', (SELECT coalesce(json_agg(r ORDER BY r.position), '[]') FROM not_applicable_reason r),
      'periods', (SELECT coalesce(json_agg(json_build_object(
          'code', code, 'kind', kind, 'start', starts_on, 'end', ends_on, 'cutoff', cutoff, 'due', due,
          'name_vi', name_vi, 'name_en', name_en, 'asOf', as_of, 'structure', structure, 'mode', mode) ORDER BY ends_on, code), '[]') FROM period),
      'indicators', (SELECT coalesce(json_agg(json_build_object(
          'code', code, 'pillar', pillar, 'measure', measure, 'kind', kind, 'levels', levels, 'absentMeans', absent_means,
          'per', per, 'timing', timing, 'local', local, 'wording', wording) ORDER BY position), '[]') FROM indicator),
      'plans', (SELECT coalesce(json_agg(json_build_object(
          'code', p.code, 'unit', p.unit, 'inherits', p.inherits, 'title_vi', p.title_vi, 'title_en', p.title_en,
          'source_number', p.source_number, 'source_date', p.source_date, 'source_issuer', p.source_issuer,
          'start', p.starts_on, 'deadline', p.deadline, 'baselinePeriod', p.baseline_period,
          'targets', (SELECT coalesce(json_agg(json_build_object(
              'indicator', t.indicator, 'comparator', t.comparator,
              'threshold', json_build_object('numerator', t.threshold_numerator, 'denominator', t.threshold_denominator),
              'wording', t.wording, 'deadline', t.deadline, 'kind', t.kind, 'per', t.per) ORDER BY t.position), '[]')
            FROM target t WHERE t.plan = p.code)) ORDER BY p.position), '[]') FROM plan p),
      'due', (SELECT coalesce(json_agg(json_build_array(province, level, indicator)), '[]') FROM due_indicator)
    )::text AS reference`;
  return JSON.parse(rows[0]?.reference ?? "{}") as StoredReference;
}

let current: Reference | undefined;
let loading: Promise<Reference> | undefined;

async function readAnew(): Promise<Reference> {
  loading ??= readTables()
    .then((stored) => {
      current = toReference(stored);
      return current;
    })
    .finally(() => {
      loading = undefined;
    });
  return loading;
}

/**
 * Units and register in force. Reads the version (one indexed row) once for every page and on every other call, and the
 * tables only when it has changed, so that an edit made by another process holds from the next request on.
 */
export const reference = cache(async (): Promise<Reference> => {
  const version = await readVersion();
  if (current?.version === version) return current;
  const read = await readAnew();
  return read.version >= version ? read : readAnew();
});
