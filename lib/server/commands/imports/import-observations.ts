import "server-only";

import type { ImportReport } from "@/lib/contracts/import-report";
import { can } from "@/lib/domain/access/can";
import type { Viewer } from "@/lib/domain/access/viewer";
import { byLine, type Fault } from "@/lib/domain/observations/fault";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { faultMessage } from "@/lib/i18n/fault-message";
import type { Locale } from "@/lib/i18n/locale";
import { type CheckedRows, checkRows } from "@/lib/server/commands/imports/check-rows";
import { decideRows, type ImportDecision } from "@/lib/server/commands/imports/decide-import";
import { lockReports, reportsOf } from "@/lib/server/commands/imports/import-reports";
import { remarkChanges } from "@/lib/server/commands/imports/remark-changes";
import {
  hashBody,
  keepResult,
  type RememberedCall,
  takeKey,
} from "@/lib/server/commands/imports/remembered-result";
import { readStoredCells } from "@/lib/server/commands/imports/stored-cells";
import { writeImport } from "@/lib/server/commands/imports/write-import";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { readCsv } from "@/lib/server/files/read-csv";
import { readWorkbook } from "@/lib/server/files/read-workbook";
import type { Upload } from "@/lib/server/files/receive-upload";
import { reference } from "@/lib/server/reference/load-reference";

export interface ImportOrder {
  readonly file: Upload;
  readonly dryRun: boolean;
  /** Not used for dry runs. */
  readonly idempotencyKey: string | null;
  /** Language of the faults. */
  readonly locale: Locale;
}

export type ImportResult = Result<ImportReport, "forbidden" | "key-reused", null>;

/** A nation's period is some 70.000 rows. */
const TIMEOUT_MS = 120_000;
const MOST_REMARKS = 1000;
/** More than 20 MB of the shortest right rows. */
const MOST_ROWS = 600_000;
/** All faults are listed; of a file of rubbish as many as an answer can hold. */
const MOST_FAULTS = 100_000;
const NOTHING_DECIDED: ImportDecision = {
  writes: [],
  faults: [],
  created: 0,
  updated: 0,
  unchanged: 0,
  remarks: [],
};

/**
 * Brings a file of observations in, all rows or none. Every fault of the file is found; a dry run finds the same and
 * runs in a transaction that may not write. The report tells what was done, or would be.
 */
export async function importObservations(viewer: Viewer, order: ImportOrder): Promise<ImportResult> {
  if (!can(viewer, "import").ok) return refuse("forbidden");
  const checked = await readFile(viewer, order.file);
  if (order.dryRun) return ok(toReport(order, checked, await decideOnly(viewer, order, checked)));
  const { idempotencyKey: key } = order;
  const call =
    key === null ? null : { accountId: viewer.accountId, key, bodyHash: hashBody(order.file.bytes) };
  return withViewer(viewer, (tx) => apply(tx, viewer, order, checked, call), { timeoutMs: TIMEOUT_MS });
}

async function readFile(viewer: Viewer, { kind, bytes }: Upload): Promise<CheckedRows> {
  const reading = kind === "csv" ? readCsv(bytes, { mostRows: MOST_ROWS }) : await readWorkbook(bytes);
  if (reading.ok) return checkRows(viewer, await reference(), reading.table, MOST_FAULTS + 1);
  return { rows: [], faults: [reading.fault], warnings: [], ignored: 0, total: 0 };
}

async function decideOnly(viewer: Viewer, order: ImportOrder, checked: CheckedRows): Promise<ImportDecision> {
  if (checked.rows.length === 0) return NOTHING_DECIDED;
  return withViewer(
    viewer,
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('transaction_read_only', 'on', true)`;
      return decide(tx, viewer, order, checked);
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function decide(
  tx: Tx,
  viewer: Viewer,
  { file }: ImportOrder,
  { rows }: CheckedRows,
): Promise<ImportDecision> {
  const { register } = await reference();
  const decided = decideRows(rows, await readStoredCells(tx, rows), {
    correctionReason: reasonOf(file),
    overridesLock: can(viewer, "import-history").ok,
  });
  return { ...decided, remarks: await remarkChanges(tx, register, rows) };
}

async function apply(
  tx: Tx,
  viewer: Viewer,
  order: ImportOrder,
  checked: CheckedRows,
  call: RememberedCall | null,
): Promise<ImportResult> {
  const taken = call === null ? ok(null) : await takeKey(tx, call);
  if (!taken.ok) return taken;
  if (taken.value !== null) return ok(taken.value);
  const report = toReport(order, checked, await decideAndWrite(tx, viewer, order, checked));
  if (call !== null) await keepResult(tx, call, report);
  return ok(report);
}

/** Locks before it looks. Where a row is refused after all, the locked reports' new rows are taken back. */
async function decideAndWrite(
  tx: Tx,
  viewer: Viewer,
  order: ImportOrder,
  checked: CheckedRows,
): Promise<ImportDecision> {
  if (checked.rows.length === 0) return NOTHING_DECIDED;
  if (checked.faults.length > 0) return decide(tx, viewer, order, checked);
  await tx.$executeRaw`SAVEPOINT before_locks`;
  await lockReports(tx, reportsOf(checked.rows));
  const decision = await decide(tx, viewer, order, checked);
  if (decision.faults.length > 0) await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_locks`;
  else await writeImport(tx, viewer, decision.writes, reasonOf(order.file));
  return decision;
}

function listed(faults: readonly Fault[]): readonly Fault[] {
  const next = faults[MOST_FAULTS];
  if (next === undefined) return faults;
  const params = { most: String(MOST_FAULTS) };
  return [
    ...faults.slice(0, MOST_FAULTS),
    { line: next.line, column: null, code: "too-many-faults", params },
  ];
}

function reasonOf(file: Upload): string {
  return `import ${file.name}`;
}

function toReport(
  { dryRun, locale }: ImportOrder,
  checked: CheckedRows,
  decision: ImportDecision,
): ImportReport {
  const faults = byLine([...checked.faults, ...decision.faults]);
  const remarks = byLine([...checked.warnings, ...decision.remarks]);
  const worded = ({ line, column, code, params }: Fault) => ({
    line,
    column,
    code,
    message: faultMessage({ column, code, params }, locale),
  });
  return {
    applied: !dryRun && faults.length === 0,
    rows: checked.total,
    created: decision.created,
    updated: decision.updated,
    unchanged: decision.unchanged,
    ignored: checked.ignored,
    warnings: remarks.length,
    faults: listed(faults).map(worded),
    remarks: remarks.slice(0, MOST_REMARKS).map(worded),
  };
}
