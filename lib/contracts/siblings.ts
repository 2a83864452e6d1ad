/** Units that stand beside another, each with the address of the same view there. */

import { z } from "zod";
import { LONGEST_ADDRESS } from "@/lib/contracts/view-page";
import type { Level } from "@/lib/domain/units/unit";

export const siblingQuery = z.strictObject({
  /** The unit whose siblings are asked for: the one in view, or one above it. */
  of: z.string().max(5),
  /** The address of the view. */
  at: z.string().max(LONGEST_ADDRESS),
});
export type SiblingQuery = z.infer<typeof siblingQuery>;

export interface Sibling {
  readonly code: string;
  readonly href: string;
  readonly label: string;
  /** Only its overview is open to the viewer, not the view asked for. */
  readonly isOverview: boolean;
}

export interface SiblingList {
  /** `label` is the name inside a sentence. */
  readonly of: { readonly code: string; readonly label: string; readonly level: Level };
  /** In code order; `of` is among them unless it is outside the programme's scope. */
  readonly siblings: readonly Sibling[];
}
