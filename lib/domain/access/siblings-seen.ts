import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/**
 * The units under the same parent that a person may open, the unit itself among them: all provinces, and below them
 * those of the own subtree. Units outside the programme's scope have no figures and are left out.
 *
 * @param code the unit whose siblings are asked for; one without a parent, or unknown, has none
 * @returns in code order
 * @example siblingsSeen(district365, tree, "36").length // 63
 * @example siblingsSeen(district365, tree, "365").map(({ code }) => code) // ["365"]
 * Source: who sees what; breadcrumbs with sibling switch.
 */
export function siblingsSeen(viewer: Viewer, tree: UnitTree, code: UnitCode): readonly Unit[] {
  const parent = tree.get(code)?.parent ?? null;
  if (parent === null) return [];
  return tree.inScopeChildren(parent).filter((sibling) => {
    const place = placeOf(tree, sibling.code);
    return place !== undefined && can(viewer, "see-approved", { place }).ok;
  });
}
