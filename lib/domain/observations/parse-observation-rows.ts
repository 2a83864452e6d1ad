import {
  checkValue,
  FIELDS_OF_MEASURE,
  foreignField,
  PAYLOAD_FIELDS,
  type PayloadField,
  type ValueInput,
} from "@/lib/domain/observations/check-payload";
import { byLine, type Fault, type FaultCode, type Problem } from "@/lib/domain/observations/fault";
import { likelyUnit, type UnitLookup } from "@/lib/domain/observations/likely-unit";
import {
  OBSERVATION_STATUSES,
  type Observation,
  type ObservationStatus,
} from "@/lib/domain/observations/observation";
import { parseFlag, parseWholeNumber } from "@/lib/domain/observations/parse-cell";
import type { SheetRow, SheetTable } from "@/lib/domain/observations/sheet-table";
import type { Indicator, Register } from "@/lib/domain/register/register";
import type { Unit } from "@/lib/domain/units/unit";

export const OBSERVATION_COLUMNS = [
  "unit",
  "indicator",
  "period",
  "status",
  "state",
  "met",
  "numerator",
  "denominator",
  "count",
  "services",
  "feedback",
  "reason",
] as const;
export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number];

/** Without these no row can be read; any other column may be left out and then counts as empty. */
const REQUIRED_COLUMNS: readonly ObservationColumn[] = ["unit", "indicator", "period", "state"];

const STATES = ["reported", "not-applicable"] as const;

export interface RowContext {
  readonly register: Register;
  readonly tree: UnitLookup;
  /** What an empty status means: approved when a file is scored, draft when it is imported. */
  readonly emptyStatus: ObservationStatus;
  /** Rows after the one with this fault are not looked at: a file of rubbish need not be read to its end. */
  readonly mostFaults?: number;
}

export interface LinedObservation {
  readonly line: number;
  readonly observation: Observation;
}

export interface ParsedObservations {
  /** The rows that are right, in file order. */
  readonly observations: readonly LinedObservation[];
  /** Everything wrong with the file, by line. */
  readonly faults: readonly Fault[];
  /** What was left aside although it says something; never a reason to refuse. */
  readonly warnings: readonly Fault[];
  /** Rows of units out of scope. */
  readonly ignored: number;
}

type ColumnIndex = ReadonlyMap<ObservationColumn, number>;

/** The codes of a row, as far as they are known. */
interface RowCodes {
  readonly unit: Unit | undefined;
  readonly indicator: Indicator | undefined;
  readonly period: string | undefined;
  readonly status: ObservationStatus | undefined;
  readonly state: ValueInput["state"] | undefined;
}

/**
 * Reads the rows of an observations file: every row becomes an observation, is ignored because its unit is out of
 * scope, or has faults. All faults of the file are found, not only the first.
 *
 * @param table header and rows as read from CSV or XLSX; `line` counts physical lines, the header is 1.
 * @example parseObservationRows(table, { register, tree, emptyStatus: "approved" }).faults
 *   // [{ line: 17, column: "numerator", code: "numerator-above-denominator", params: { … } }]
 * Source: "Observations as CSV" and "Faults" of the programme's exchange format.
 */
export function parseObservationRows(table: SheetTable, context: RowContext): ParsedObservations {
  const { columns, problems } = readHeader(table.header);
  const headerFaults = problems.map((problem) => ({ line: 1, ...problem }));
  if (REQUIRED_COLUMNS.some((column) => !columns.has(column)))
    return { observations: [], faults: headerFaults, warnings: [], ignored: 0 };
  const reader = new RowReader(columns, context);
  const { mostFaults = Number.POSITIVE_INFINITY } = context;
  for (const row of table.rows) {
    if (reader.faults.length >= mostFaults) break;
    reader.read(row);
  }
  return {
    observations: reader.observations,
    faults: byLine([...headerFaults, ...table.faults, ...reader.faults]),
    warnings: reader.warnings,
    ignored: reader.ignored,
  };
}

function readHeader(header: readonly string[]): { columns: ColumnIndex; problems: Problem[] } {
  const columns = new Map<ObservationColumn, number>();
  const problems: Problem[] = [];
  for (const [index, cell] of header.entries()) {
    const name = cell.trim();
    const column = OBSERVATION_COLUMNS.find((known) => known === name);
    if (column === undefined) problems.push(columnProblem(name, "unknown-column"));
    else if (columns.has(column)) problems.push(columnProblem(name, "repeated-column"));
    else columns.set(column, index);
  }
  if (columns.size === 0) return { columns, problems: [columnProblem(null, "no-header")] };
  for (const column of REQUIRED_COLUMNS)
    if (!columns.has(column)) problems.push(columnProblem(column, "missing-column"));
  return { columns, problems };
}

function columnProblem(column: string | null, code: FaultCode): Problem {
  return { column, code, params: { value: column ?? "", known: OBSERVATION_COLUMNS.join(", ") } };
}

class RowReader {
  readonly observations: LinedObservation[] = [];
  readonly faults: Fault[] = [];
  readonly warnings: Fault[] = [];
  ignored = 0;
  private readonly firstLines = new Map<string, number>();
  private readonly indicators: ReadonlyMap<string, Indicator>;
  private readonly periods: ReadonlySet<string>;

  constructor(
    private readonly columns: ColumnIndex,
    private readonly context: RowContext,
  ) {
    this.indicators = new Map(context.register.indicators.map((indicator) => [indicator.code, indicator]));
    this.periods = new Set(context.register.periods.map((period) => period.code));
  }

  read(row: SheetRow): void {
    const before = this.faults.length;
    const codes = this.readCodes(row);
    this.refuseDuplicate(row, codes);
    if (codes.unit !== undefined && !this.context.tree.inScope(codes.unit.code)) {
      this.ignored += 1;
      return;
    }
    this.refuseWrongLevel(row, codes);
    const value = this.readValue(row, codes);
    const { unit, indicator, period, status } = codes;
    if (this.faults.length > before || value === undefined) return;
    if (unit === undefined || indicator === undefined || period === undefined || status === undefined) return;
    this.observations.push({
      line: row.line,
      observation: { unit: unit.code, indicator: indicator.code, period, status, value },
    });
  }

  private readCodes(row: SheetRow): RowCodes {
    const indicator = this.readIndicator(row);
    return {
      unit: this.readUnit(row, indicator),
      indicator,
      period: this.readPeriod(row),
      status: this.readStatus(row),
      state: this.readState(row),
    };
  }

  private readUnit(row: SheetRow, indicator: Indicator | undefined): Unit | undefined {
    const code = this.cell(row, "unit");
    if (code === "") return this.refuse(row, "unit", "required");
    const unit = this.context.tree.get(code);
    if (unit !== undefined) return unit;
    const likely =
      likelyUnit(code, this.context.tree, (candidate) => reports(indicator, candidate)) ??
      likelyUnit(code, this.context.tree, () => true);
    return likely === undefined
      ? this.refuse(row, "unit", "unknown-unit", { value: code })
      : this.refuse(row, "unit", "unknown-unit-likely", {
          value: code,
          likely: likely.code,
          name: likely.name,
        });
  }

  private readIndicator(row: SheetRow): Indicator | undefined {
    const code = this.cell(row, "indicator");
    if (code === "") return this.refuse(row, "indicator", "required");
    return this.indicators.get(code) ?? this.refuse(row, "indicator", "unknown-indicator", { value: code });
  }

  private readPeriod(row: SheetRow): string | undefined {
    const code = this.cell(row, "period");
    if (code === "") return this.refuse(row, "period", "required");
    return this.periods.has(code)
      ? code
      : this.refuse(row, "period", "unknown-period", { value: code, known: [...this.periods].join(", ") });
  }

  private readStatus(row: SheetRow): ObservationStatus | undefined {
    const code = this.cell(row, "status");
    if (code === "") return this.context.emptyStatus;
    return (
      OBSERVATION_STATUSES.find((status) => status === code) ??
      this.refuse(row, "status", "unknown-status", { value: code, known: OBSERVATION_STATUSES.join(", ") })
    );
  }

  private readState(row: SheetRow): ValueInput["state"] | undefined {
    const code = this.cell(row, "state");
    if (code === "") return this.refuse(row, "state", "required");
    return (
      STATES.find((state) => state === code) ??
      this.refuse(row, "state", "unknown-state", { value: code, known: STATES.join(", ") })
    );
  }

  /** One approved and one working value may stand side by side; a second of either is a fault. */
  private refuseDuplicate(row: SheetRow, { unit, indicator, period, status }: RowCodes): void {
    if (unit === undefined || indicator === undefined || period === undefined || status === undefined) return;
    const slot = status === "approved" ? "approved" : "working";
    const key = `${unit.code}|${indicator.code}|${period}|${slot}`;
    const firstLine = this.firstLines.get(key);
    if (firstLine === undefined) this.firstLines.set(key, row.line);
    else this.refuse(row, "unit", "duplicate-row", { line: String(firstLine), slot });
  }

  private refuseWrongLevel(row: SheetRow, { unit, indicator }: RowCodes): void {
    if (unit === undefined || indicator === undefined || reports(indicator, unit)) return;
    const likely = likelyUnit(
      unit.code,
      this.context.tree,
      (candidate) => reports(indicator, candidate) && this.context.tree.inScope(candidate.code),
    );
    const params = {
      indicator: indicator.code,
      value: unit.code,
      name: unit.name,
      level: unit.level,
      levels: indicator.levels.join(" "),
    };
    if (likely === undefined) this.refuse(row, "unit", "wrong-level", params);
    else
      this.refuse(row, "unit", "wrong-level-likely", {
        ...params,
        likely: likely.code,
        likelyName: likely.name,
      });
  }

  private readValue(row: SheetRow, { indicator, state }: RowCodes): Observation["value"] | undefined {
    if (indicator === undefined || state === undefined) return undefined;
    const fields = state === "reported" ? FIELDS_OF_MEASURE[indicator.measure] : [];
    const problems: Problem[] = this.foreignCells(row, state, indicator, fields);
    const stated = this.statedCells(row, fields, problems);
    const reason = this.cell(row, "reason");
    if (state === "reported" && reason !== "")
      this.warnings.push({ line: row.line, column: "reason", code: "reason-ignored", params: {} });
    const unreadable = new Set(problems.map((problem) => problem.column));
    const check = checkValue({ state, ...stated, reason }, indicator, this.context.register);
    if (!check.ok) problems.push(...check.problems.filter((problem) => !unreadable.has(problem.column)));
    this.faults.push(...problems.map((problem) => ({ line: row.line, ...problem })));
    return check.ok && problems.length === 0 ? check.value : undefined;
  }

  private foreignCells(
    row: SheetRow,
    state: ValueInput["state"],
    indicator: Indicator,
    fields: readonly PayloadField[],
  ): Problem[] {
    return PAYLOAD_FIELDS.filter((field) => !fields.includes(field) && this.cell(row, field) !== "").map(
      (field) => foreignField(field, state, indicator),
    );
  }

  /** The cells of the measure as typed values; a cell that cannot be read becomes a problem and stays out. */
  private statedCells(
    row: SheetRow,
    fields: readonly PayloadField[],
    problems: Problem[],
  ): Partial<Omit<ValueInput, "state">> {
    const stated: Record<string, unknown> = {};
    for (const field of fields) {
      const text = this.cell(row, field);
      if (text === "") continue;
      const read = readCell(field, text);
      if (read.ok) stated[field] = read.value;
      else problems.push({ column: field, code: read.code, params: { value: text } });
    }
    return stated as Partial<Omit<ValueInput, "state">>;
  }

  private cell(row: SheetRow, column: ObservationColumn): string {
    const index = this.columns.get(column);
    const text = index === undefined ? "" : (row.cells[index] ?? "");
    return text === "" ? "" : text.normalize("NFC").trim();
  }

  private refuse(
    row: SheetRow,
    column: ObservationColumn,
    code: FaultCode,
    params: Readonly<Record<string, string>> = {},
  ): undefined {
    this.faults.push({ line: row.line, column, code, params });
    return undefined;
  }
}

type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FaultCode };

function readCell(field: PayloadField, text: string): CellReading {
  switch (field) {
    case "met":
    case "feedback":
      return parseFlag(text);
    case "numerator":
    case "denominator":
    case "count":
      return parseWholeNumber(text);
    case "services":
      return { ok: true, value: splitServices(text) };
  }
}

function splitServices(text: string): string[] {
  return text
    .split(";")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

function reports(indicator: Indicator | undefined, unit: Unit): boolean {
  return indicator === undefined || indicator.levels.includes(unit.level);
}
