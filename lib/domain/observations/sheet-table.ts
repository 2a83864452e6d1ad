import type { Fault } from "@/lib/domain/observations/fault";

export interface SheetRow {
  /** Physical line on which the row starts; the header is line 1. */
  readonly line: number;
  /** As many cells as the header has. */
  readonly cells: readonly string[];
}

/** A sheet of text as it came, whatever the file format: nothing is interpreted yet. */
export interface SheetTable {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  /** Rows that could not be taken over, so that they are reported among the others. */
  readonly faults: readonly Fault[];
}
