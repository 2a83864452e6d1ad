/** What a search finds: links with their words, grouped. */

import { z } from "zod";

export const searchQuery = z.strictObject({ q: z.string().max(200) });
export type SearchQuery = z.infer<typeof searchQuery>;

export type FoundKind = "units" | "targets" | "pages";

/** One place to go to. */
export interface Finding {
  readonly href: string;
  readonly label: string;
  /** What tells it from others of that name: the units above, the code. */
  readonly beside: string;
}

export interface FindingGroup {
  readonly kind: FoundKind;
  readonly findings: readonly Finding[];
}

export interface SearchAnswer {
  readonly query: string;
  /** Without those that hold nothing. */
  readonly groups: readonly FindingGroup[];
  /** Units that match, listed or not. */
  readonly unitCount: number;
}
