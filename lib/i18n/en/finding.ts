import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/finding";

export const siblings = {
  open: "Go to another unit beside {unit}",
  title: "From {unit} to another unit of its level",
  filter: "Filter by name or code",
  list: "Units of the same level",
  found: "{count} units",
  foundNone: "No unit matches",
  loading: "Loading…",
  overviewOnly: "opens the overview",
  previous: "Previous unit: {unit}",
  next: "Next unit: {unit}",
} satisfies Messages<typeof vi.siblings>;
