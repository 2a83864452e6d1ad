/** Pages a person pinned or saw lately. */

import { z } from "zod";
import type { Finding } from "@/lib/contracts/search";
import { LONGEST_ADDRESS } from "@/lib/contracts/view-page";

/** So many fit on one screen. */
export const MOST_PINNED = 20;
export const MOST_RECENT = 10;

const address = z.string().max(LONGEST_ADDRESS);

/** What a person does to the own list. `remember`: the page has been seen. */
export const ownViewChange = z.discriminatedUnion("verb", [
  z.strictObject({
    verb: z.enum(["remember", "pin", "unpin", "move-up", "move-down", "forget"]),
    address,
  }),
  z.strictObject({ verb: z.literal("forget-all") }),
]);
export type OwnViewChange = z.infer<typeof ownViewChange>;

/** The same, sent by a form, with the page it was sent from. */
export const ownViewForm = z.strictObject({
  verb: z.enum(["pin", "unpin", "move-up", "move-down", "forget", "forget-all"]),
  address: address.optional(),
  back: z.string().max(2 * LONGEST_ADDRESS),
});

export interface OwnViews {
  /** In the order they were pinned, or were moved to. */
  readonly pinned: readonly Finding[];
  /** The latest first. */
  readonly recent: readonly Finding[];
}

/** Why a page was not pinned. */
export type PinRefusal = "not-found" | "too-many";
