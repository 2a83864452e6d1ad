import type { Viewer } from "@/lib/domain/access/viewer";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";

/** Provinces and districts whose rows the database shows in one transaction; `*` is all. */
export interface ScopeContext {
  readonly provinces: readonly UnitCode[] | "*";
  readonly districts: readonly UnitCode[] | "*";
}

const PROVINCE_CODE = /^\d{2}$/;

/**
 * The viewer's scope as the database's row-level security asks for it: a row is shown when its province and its
 * district are both listed. Somebody without a scope sees no rows.
 *
 * @param provinceOf the province of a district, where the caller knows it: districts alone bound the rows already.
 * @throws when a scope mixes levels, which no account may have.
 * @example scopeContext(district474, () => "46") // { provinces: ["46"], districts: ["474"] }
 * @example scopeContext(province46) // { provinces: ["46"], districts: "*" }
 */
export function scopeContext(
  viewer: Viewer,
  provinceOf?: (district: UnitCode) => UnitCode | null,
): ScopeContext {
  const { scope } = viewer;
  if (scope.length === 0) return { provinces: [], districts: [] };
  if (scope.includes(COUNTRY)) return { provinces: "*", districts: "*" };
  const provinces = scope.filter((code) => PROVINCE_CODE.test(code));
  if (provinces.length === scope.length) return { provinces, districts: "*" };
  if (provinces.length > 0) throw new Error(`the scope of account ${viewer.accountId} mixes levels`);
  return { provinces: provincesOf(scope, provinceOf), districts: scope };
}

function provincesOf(
  districts: readonly UnitCode[],
  provinceOf: ((district: UnitCode) => UnitCode | null) | undefined,
): readonly UnitCode[] | "*" {
  if (provinceOf === undefined) return "*";
  return [...new Set(districts.map(provinceOf).filter((code) => code !== null))];
}
