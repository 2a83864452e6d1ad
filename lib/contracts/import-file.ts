/** What a file to import may be. Without zod, so that the browser does not load it for three constants. */

/** Bytes. */
export const LARGEST_IMPORT = 20 * 1024 * 1024;
export const CSV_TYPE = "text/csv";
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
