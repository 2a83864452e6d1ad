import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/faults";

/** Faults in a file of figures and in entered cells. */
export const faults = {
  "empty-file": "the file is empty",
  "not-text": "the file is not UTF-8 text",
  "not-a-workbook": "the file is not an XLSX workbook that can be read",
  "workbook-too-large": "the workbook is too large once unpacked",
  "no-header": "there is no header",
  "malformed-quotes": "a quotation mark is misplaced or not closed",
  "ragged-row": "the row has {found} {found|cell|cells}, the header {expected} {expected|column|columns}",
  "too-many-rows": "the file has too many rows; at most {most} can be imported at once",
  "too-many-faults": "the file has {most} faults or more; the others are not listed",
  "unknown-column": 'unknown column "{value}"; the columns are {known}',
  "repeated-column": 'column "{value}" is repeated',
  "missing-column": 'column "{value}" is missing',
  required: "a value is required",
  "unknown-unit": 'unknown unit "{value}"',
  "unknown-unit-likely": 'unknown unit "{value}"; likely "{likely}" ({name}), whose leading zero was lost',
  "unknown-indicator": 'unknown indicator "{value}"',
  "unknown-period": 'unknown period "{value}"; the periods are {known}',
  "unknown-status": 'unknown status "{value}"; use {known}',
  "unknown-state": 'unknown state "{value}"; use {known}',
  "unknown-service": 'unknown service "{value}"; the services are {known}',
  "wrong-level": "{indicator} is reported at level {levels}; {value} ({name}) is at level {level}",
  "wrong-level-likely":
    '{indicator} is reported at level {levels}; {value} ({name}) is at level {level}; likely "{likely}" ({likelyName}), whose leading zero was lost',
  "duplicate-row": "same unit, indicator and period as line {line}",
  "payload-missing": "{indicator} needs this value",
  "payload-of-another-measure": "{indicator} does not have this value; it uses {fields}",
  "payload-of-not-applicable": "not-applicable has no such value",
  "not-boolean": '"{value}" is neither true nor false',
  "not-whole": '"{value}" is not a whole number',
  negative: '"{value}" is negative',
  "too-large": '"{value}" is too large',
  "numerator-above-denominator": "numerator {numerator} is above denominator {denominator}",
  "reason-missing": "not-applicable needs a reason",
  "reason-not-allowed": 'reason "{reason}" is not allowed for {indicator}',
  "reason-ignored": "a figure is reported, so this reason is not used",
  "changed-much": "far from period {period}: {before} then, {now} now; please check",
  "unit-outside-scope": "unit {value} is outside your scope",
  "status-not-allowed": 'you may not set the status "{value}"',
  locked: "the figure is submitted and awaits approval, so it cannot be overwritten",
  "period-closed": "period {value} is closed",
} as const satisfies Messages<typeof vi.faults>;

/** Names of the reporting levels inside a fault. */
export const faultLevels = {
  country: "country",
  province: "province",
  district: "district",
  commune: "commune",
} as const satisfies Messages<typeof vi.faultLevels>;

/** Where a fault is when it is not of one column. */
export const faultPlaces = { row: "row", or: "or" } as const satisfies Messages<typeof vi.faultPlaces>;
