import type { LeavingFormat } from "@/components/dashboard/file-names";
import { unitAddress } from "@/components/shared/view-address";
import type { ViewChoice } from "@/lib/contracts/unit-overview";

const queryOf = (view: ViewChoice, extra: Readonly<Record<string, string | null>> = {}): string =>
  unitAddress("", view, extra).split("?")[1] ?? "";

/** The address of a target's page at a unit, under the same period, plan and lens. */
export function indicatorAddress(
  indicatorCode: string,
  unitCode: string,
  view: ViewChoice,
  extra: Readonly<Record<string, string | null>> = {},
  hash = "",
): string {
  return `/indicators/${indicatorCode}?unit=${unitCode}&${queryOf(view, extra)}${hash && `#${hash}`}`;
}

/** The address of its trend as a file. */
export function trendFileAddress(
  indicatorCode: string,
  unitCode: string,
  view: ViewChoice,
  format: LeavingFormat,
): string {
  return `/indicators/${indicatorCode}/trend/${format}?unit=${unitCode}&${queryOf(view)}`;
}

/** The address of a unit's path to a target. */
export function pathAddress(indicatorCode: string, unitCode: string, view: ViewChoice): string {
  return `/units/${unitCode}/path/${indicatorCode}?${queryOf(view)}`;
}
