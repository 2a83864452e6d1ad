import "server-only";

import type { ExportCell, ExportDocument } from "@/lib/contracts/export-table";

/** A document as JSON: what it stands on, its columns, and an object a row. Shares are fractions. */
export function* jsonLines({ table, notes, mark }: ExportDocument): Generator<string> {
  const columns = table.columns.map(({ key, group, heading }) => ({ key, heading, ...(group && { group }) }));
  yield `{"title":${JSON.stringify(table.title)},"mark":${JSON.stringify(mark)},"notes":${JSON.stringify(notes)},\n`;
  yield `"columns":${JSON.stringify(columns)},\n"rows":[`;
  for (const [place, row] of table.rows.entries()) {
    const fields = columns.map(({ key }, column) => [key, plainCell(row[column] ?? null)]);
    yield `${place === 0 ? "\n" : ",\n"}${JSON.stringify(Object.fromEntries(fields))}`;
  }
  yield "\n]}\n";
}

function plainCell(cell: ExportCell): string | number | null {
  return cell !== null && typeof cell === "object" ? cell.share : cell;
}
