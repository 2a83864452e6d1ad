/** A table that leaves the product as a file: typed columns, real numbers, and the notes that say what it stands on. */

/** How a column's cells are written: codes stay text, shares are fractions shown as percentages. */
export type ExportColumnKind = "text" | "count" | "share" | "index" | "day";

export interface ExportColumn {
  readonly key: string;
  readonly heading: string;
  /** Heading above neighbouring columns that share it, for example the target. */
  readonly group?: string;
  readonly kind: ExportColumnKind;
  /** Width in characters. */
  readonly width: number;
}

/** A cell is empty (`null`), a text or a number; a share may ask for more decimals than one. */
export type ExportCell = string | number | null | { readonly share: number; readonly decimals: number };

export interface ExportTable {
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
  /** Columns that stay in sight when scrolling. */
  readonly frozenColumns: number;
}

export interface ExportNote {
  readonly label: string;
  readonly text: string;
}

/** One file: the table and its notes; `mark` ("Dữ liệu minh họa", "Số tạm tính") stands on every sheet and row. */
export interface ExportDocument {
  readonly fileName: string;
  readonly table: ExportTable;
  readonly notesSheet: string;
  readonly notes: readonly ExportNote[];
  readonly mark: string | null;
  readonly markHeading: string;
}
