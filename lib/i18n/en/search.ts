import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/search";

export const search = {
  title: "Search",
  titleOf: "Search for “{query}”",
  label: "Find units, targets, pages",
  placeholder: "Find units, targets",
  submit: "Search",
  shortcut: "Ctrl+K",
  suggestions: "Suggestions",
  units: "Units",
  targets: "Targets",
  pages: "Pages",
  found: "{count} {count|result|results}",
  foundNone: "No results",
  hint: "Type a name with or without marks (“dak lak”), or the code of a unit or target.",
  emptyTitle: "Nothing found for “{query}”",
  emptyText:
    "Try a shorter name, one without marks, or a code. Units outside this account's scope are not listed.",
  more: "The {count} best of {all} matching units. Add the name of the district or province to narrow it down.",
  code: "code {code}",
  outOfScope: "out of scope",
  pageNames: {
    own: "Overview of {unit}",
    country: "Whole country",
    heatTable: "Table of targets, {unit}",
    ranking: "Ranking, {unit}",
    progress: "Reporting progress, {unit}",
    map: "Map of the country",
    compare: "Compare units",
    entry: "My work",
    review: "Review reports",
    imports: "Import files",
    exports: "Export figures",
    account: "Account, change password",
    ownViews: "Pinned and recently viewed pages",
  },
} satisfies Messages<typeof vi.search>;
