import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/finding";

export const siblings = {
  open: "Switch from {unit} to another unit of the same level",
  title: "Choose another {level}",
  filter: "Filter by name or code",
  list: "Units of the same level",
  found: "{count} {count|unit|units}",
  foundNone: "No unit matches",
  loading: "Loading…",
  overviewOnly: "opens the overview",
  previous: "Previous unit: {unit}",
  next: "Next unit: {unit}",
} satisfies Messages<typeof vi.siblings>;

export const ownViews = {
  button: {
    pin: "Pin",
    unpin: "Unpin",
    failed: "Not pinned. Try again.",
    pinned: "This page is pinned.",
    unpinned: "This page is no longer pinned.",
  },
  pinned: "Pinned",
  recent: "Recently viewed",
  menu: "Pinned pages",
  menuEmpty: "Nothing pinned yet. Press “Pin” at the head of a page with figures.",
  manage: "Recently viewed, order, unpin",
  unpinOf: "Unpin {title}",
  moveUp: "Up",
  moveDown: "Down",
  moveUpOf: "Move up: {title}, place {place} of {count}",
  moveDownOf: "Move down: {title}, place {place} of {count}",
  forget: "Remove",
  forgetOf: "Remove {title} from the recently viewed pages",
  forgetAll: "Clear the recently viewed pages",
  tooMany: "{count} pages are pinned, which is the limit. Unpin one and pin again.",
  latestPeriod: "latest period",
  rows: "Units behind the figure: {target}",
  compare: "Comparison",
  failing: "2 targets or more at risk or missed",
} satisfies Messages<typeof vi.ownViews>;
