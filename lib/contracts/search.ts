/** What a search finds: links with their words, grouped. */

import { z } from "zod";

export const searchQuery = z.strictObject({ q: z.string().max(200) });
export type SearchQuery = z.infer<typeof searchQuery>;

/** What a search finds. */
export type SearchedKind = "units" | "targets" | "pages";
/** What the search box lists: before anything is typed, what the reader pinned and saw lately. */
export type FoundKind = SearchedKind | "pinned" | "recent";

/** One place to go to. */
export interface Finding {
  readonly href: string;
  readonly label: string;
  /** What tells it from others of that name: the units above, the code. */
  readonly beside: string;
}

export interface FindingGroup<Kind extends FoundKind = SearchedKind> {
  readonly kind: Kind;
  readonly findings: readonly Finding[];
}

export interface SearchAnswer {
  readonly query: string;
  /** Without those that hold nothing. */
  readonly groups: readonly FindingGroup[];
  /** Units that match, listed or not. */
  readonly unitCount: number;
}
