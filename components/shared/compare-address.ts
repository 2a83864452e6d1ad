import { unitAddress } from "@/components/shared/view-address";
import type { ViewChoice } from "@/lib/contracts/unit-overview";

/** The address of units beside each other under the same period and lens; without targets, of the usual ones. */
export function compareAddress(
  units: readonly string[],
  view: ViewChoice,
  targets?: readonly string[],
): string {
  const query = unitAddress("", view, { plan: null }).split("?")[1] ?? "";
  const chosen = targets === undefined ? "" : `&targets=${targets.join(",")}`;
  return `/compare?units=${units.join(",")}${chosen}&${query}`;
}
