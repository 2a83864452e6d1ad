import "server-only";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import type { Tx } from "@/lib/server/db/scoped";

/** The statements on observations and reports that commands share. Scope is the transaction's (row-level security). */

/** Where a report belongs: a district's has both codes, a province's own only the first, the country's own none. */
export interface ReportPlace {
  readonly period: string;
  readonly unit: string;
  readonly province: string | null;
  readonly district: string | null;
}

export interface ReportRow {
  readonly version: number;
  readonly dueOn: string | null;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
}

/** One stored value with who wrote, sent and approved it. */
export interface StoredValue {
  readonly unit: string;
  readonly indicator: string;
  readonly slot: "approved" | "working";
  readonly status: "draft" | "submitted" | "returned" | "approved";
  readonly value: ReportedValue;
  readonly carriedOver: boolean;
  readonly correctionReason: string | null;
  readonly returnReason: string | null;
  readonly version: number;
  readonly enteredAt: Date;
  readonly enteredBy: string | null;
  readonly enteredByName: string | null;
  readonly sentBy: string | null;
  readonly sentByName: string | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
}

export interface WorkingWrite {
  readonly unit: string;
  readonly level: string;
  readonly indicator: string;
  readonly value: ReportedValue;
  readonly carriedOver: boolean;
  readonly correctionReason: string | null;
}

export interface Actor {
  readonly accountId: string;
  readonly name: string;
}

export interface ValueKey {
  readonly unit: string;
  readonly indicator: string;
}

interface RawValue {
  unit: string;
  indicator: string;
  slot: "approved" | "working";
  status: StoredValue["status"];
  state: "reported" | "not-applicable";
  met: boolean | null;
  numerator: number | null;
  denominator: number | null;
  count: number | null;
  services: string[] | null;
  feedback: boolean | null;
  reason: string | null;
  reason_text: string | null;
  carried_over: boolean;
  correction_reason: string | null;
  return_reason: string | null;
  version: number;
  entered_at: Date;
  entered_by: string | null;
  entered_by_name: string | null;
  sent_by: string | null;
  sent_by_name: string | null;
  approved_at: Date | null;
  approved_by_name: string | null;
}

/** Creates the report row where there is none and locks it: writers of one report queue here. */
export async function lockReport(tx: Tx, place: ReportPlace): Promise<ReportRow> {
  await tx.$executeRaw`
    insert into report (period, unit, province, district)
    values (${place.period}, ${place.unit}, ${place.province}, ${place.district}) on conflict do nothing`;
  const rows = await tx.$queryRaw<ReportRow[]>`
    select version, due_on::text as "dueOn", submitted_at as "submittedAt", submitted_by_name as "submittedByName",
           decided_at as "decidedAt", decided_by_name as "decidedByName"
      from report where period = ${place.period} and unit = ${place.unit} for update`;
  const [row] = rows;
  if (row === undefined)
    throw new Error(`report ${place.unit} ${place.period} is outside the transaction's scope`);
  return row;
}

/** Reads the report row without locking; version 0 where nothing was written yet. */
export async function readReport(tx: Tx, period: string, unit: string): Promise<ReportRow> {
  const rows = await tx.$queryRaw<ReportRow[]>`
    select version, due_on::text as "dueOn", submitted_at as "submittedAt", submitted_by_name as "submittedByName",
           decided_at as "decidedAt", decided_by_name as "decidedByName"
      from report where period = ${period} and unit = ${unit}`;
  return (
    rows[0] ?? {
      version: 0,
      dueOn: null,
      submittedAt: null,
      submittedByName: null,
      decidedAt: null,
      decidedByName: null,
    }
  );
}

/** Counts the write and returns the version its observations get. */
export async function bumpReport(tx: Tx, place: ReportPlace): Promise<number> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    update report set version = version + 1 where period = ${place.period} and unit = ${place.unit} returning version`;
  const [row] = rows;
  if (row === undefined) throw new Error(`report ${place.unit} ${place.period} vanished while locked`);
  return row.version;
}

/** Every value of a report in the given periods, in order of unit, indicator, slot. */
export async function readReportValues(
  tx: Tx,
  place: Pick<ReportPlace, "province" | "district">,
  periods: readonly string[],
): Promise<(StoredValue & { readonly period: string })[]> {
  const rows = await tx.$queryRaw<(RawValue & { period: string })[]>`
    select period, unit, indicator, slot, status, state, met, numerator::float8, denominator::float8, count::float8,
           services, feedback, reason, reason_text, carried_over, correction_reason, return_reason, version,
           entered_at, entered_by::text, entered_by_name, sent_by::text, sent_by_name, approved_at, approved_by_name
      from observation
     where period = any (${[...periods]})
       and province is not distinct from ${place.province}::text
       and district is not distinct from ${place.district}::text
     order by unit, indicator, slot`;
  return rows.map((row) => ({ period: row.period, ...toStoredValue(row) }));
}

/** Every value of one unit in all periods, in order of period, indicator, slot. */
export async function readUnitValues(
  tx: Tx,
  unit: string,
): Promise<(StoredValue & { readonly period: string })[]> {
  const rows = await tx.$queryRaw<(RawValue & { period: string })[]>`
    select period, unit, indicator, slot, status, state, met, numerator::float8, denominator::float8, count::float8,
           services, feedback, reason, reason_text, carried_over, correction_reason, return_reason, version,
           entered_at, entered_by::text, entered_by_name, sent_by::text, sent_by_name, approved_at, approved_by_name
      from observation where unit = ${unit} order by period, indicator, slot`;
  return rows.map((row) => ({ period: row.period, ...toStoredValue(row) }));
}

/** Writes working values as drafts, each with the report's new version. An existing working value is replaced. */
export async function writeWorking(
  tx: Tx,
  place: ReportPlace,
  version: number,
  actor: Actor,
  writes: readonly WorkingWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const columns = writes.map((write) => toColumns(write.value));
  await tx.$executeRaw`
    insert into observation (period, indicator, unit, slot, level, province, district, status, state, met, numerator,
        denominator, count, services, feedback, reason, reason_text, carried_over, correction_reason, version,
        entered_by, entered_by_name)
    select ${place.period}, w.indicator, w.unit, 'working', w.level, ${place.province}::text, ${place.district}::text, 'draft', w.state,
           w.met, w.numerator, w.denominator, w.count, string_to_array(w.services, ';'), w.feedback, w.reason, w.reason_text,
           w.carried_over, w.correction_reason, ${version}::int, ${actor.accountId}::uuid, ${actor.name}
      from unnest(${writes.map((w) => w.indicator)}::text[], ${writes.map((w) => w.unit)}::text[], ${writes.map((w) => w.level)}::text[],
                  ${columns.map((c) => c.state)}::text[], ${columns.map((c) => c.met)}::boolean[],
                  ${columns.map((c) => c.numerator)}::bigint[], ${columns.map((c) => c.denominator)}::bigint[],
                  ${columns.map((c) => c.count)}::bigint[], ${columns.map((c) => c.services)}::text[],
                  ${columns.map((c) => c.feedback)}::boolean[], ${columns.map((c) => c.reason)}::text[],
                  ${columns.map((c) => c.reasonText)}::text[], ${writes.map((w) => w.carriedOver)}::boolean[],
                  ${writes.map((w) => w.correctionReason)}::text[])
        as w (indicator, unit, level, state, met, numerator, denominator, count, services, feedback, reason, reason_text,
              carried_over, correction_reason)
    on conflict (period, indicator, unit, slot) do update set
      status = 'draft', state = excluded.state, met = excluded.met, numerator = excluded.numerator,
      denominator = excluded.denominator, count = excluded.count, services = excluded.services, feedback = excluded.feedback,
      reason = excluded.reason, reason_text = excluded.reason_text, carried_over = excluded.carried_over,
      correction_reason = coalesce(excluded.correction_reason, observation.correction_reason), version = excluded.version,
      entered_at = now(), entered_by = excluded.entered_by, entered_by_name = excluded.entered_by_name,
      sent_at = null, sent_by = null, sent_by_name = null`;
}

/** Removes working values: a cleared draft, or a correction given up. */
export async function deleteWorking(tx: Tx, place: ReportPlace, keys: readonly ValueKey[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`
    delete from observation o using unnest(${keys.map((k) => k.unit)}::text[], ${keys.map((k) => k.indicator)}::text[]) as k (unit, indicator)
     where o.period = ${place.period} and o.unit = k.unit and o.indicator = k.indicator and o.slot = 'working'`;
}

/** Moves working values to submitted and notes who sent the report. */
export async function submitWorking(
  tx: Tx,
  place: ReportPlace,
  version: number,
  actor: Actor,
  keys: readonly ValueKey[],
): Promise<void> {
  await tx.$executeRaw`
    update observation o set status = 'submitted', version = ${version}::int, return_reason = null,
           sent_at = now(), sent_by = ${actor.accountId}::uuid, sent_by_name = ${actor.name}
      from unnest(${keys.map((k) => k.unit)}::text[], ${keys.map((k) => k.indicator)}::text[]) as k (unit, indicator)
     where o.period = ${place.period} and o.unit = k.unit and o.indicator = k.indicator and o.slot = 'working'`;
  await tx.$executeRaw`
    update report set submitted_at = now(), submitted_by = ${actor.accountId}::uuid, submitted_by_name = ${actor.name}
     where period = ${place.period} and unit = ${place.unit}`;
}

/** Makes submitted working values the approved ones. */
export async function approveWorking(
  tx: Tx,
  place: ReportPlace,
  version: number,
  actor: Actor,
  keys: readonly ValueKey[],
): Promise<void> {
  const units = keys.map((k) => k.unit);
  const indicators = keys.map((k) => k.indicator);
  await tx.$executeRaw`
    delete from observation o using unnest(${units}::text[], ${indicators}::text[]) as k (unit, indicator)
     where o.period = ${place.period} and o.unit = k.unit and o.indicator = k.indicator and o.slot = 'approved'`;
  await tx.$executeRaw`
    update observation o set slot = 'approved', status = 'approved', carried_over = false, version = ${version}::int,
           approved_at = now(), approved_by = ${actor.accountId}::uuid, approved_by_name = ${actor.name}
      from unnest(${units}::text[], ${indicators}::text[]) as k (unit, indicator)
     where o.period = ${place.period} and o.unit = k.unit and o.indicator = k.indicator and o.slot = 'working' and o.status = 'submitted'`;
  await noteDecision(tx, place, actor);
}

/** Sends submitted working values back, each with its reason. */
export async function returnWorking(
  tx: Tx,
  place: ReportPlace,
  version: number,
  actor: Actor,
  marks: readonly (ValueKey & { readonly reason: string })[],
): Promise<void> {
  await tx.$executeRaw`
    update observation o set status = 'returned', version = ${version}::int, return_reason = k.reason
      from unnest(${marks.map((k) => k.unit)}::text[], ${marks.map((k) => k.indicator)}::text[], ${marks.map((k) => k.reason)}::text[]) as k (unit, indicator, reason)
     where o.period = ${place.period} and o.unit = k.unit and o.indicator = k.indicator and o.slot = 'working' and o.status = 'submitted'`;
  await noteDecision(tx, place, actor);
}

async function noteDecision(tx: Tx, place: ReportPlace, actor: Actor): Promise<void> {
  await tx.$executeRaw`
    update report set decided_at = now(), decided_by = ${actor.accountId}::uuid, decided_by_name = ${actor.name}
     where period = ${place.period} and unit = ${place.unit}`;
}

/** Sums the touched district and province anew; the country is summed from its provinces when read. */
export async function recomputeRollUp(tx: Tx, place: ReportPlace): Promise<void> {
  const districts = place.district === null ? [] : [place.district];
  await tx.$executeRaw`select recompute_roll_up(${place.period}, ${districts}::text[], ${[place.province ?? "VN"]}::text[])`;
}

function toStoredValue(row: RawValue): StoredValue {
  return {
    unit: row.unit,
    indicator: row.indicator,
    slot: row.slot,
    status: row.status,
    value: toReportedValue(row),
    carriedOver: row.carried_over,
    correctionReason: row.correction_reason,
    returnReason: row.return_reason,
    version: row.version,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    enteredByName: row.entered_by_name,
    sentBy: row.sent_by,
    sentByName: row.sent_by_name,
    approvedAt: row.approved_at,
    approvedByName: row.approved_by_name,
  };
}

export type PayloadColumns = Pick<
  RawValue,
  "state" | "met" | "numerator" | "denominator" | "count" | "services" | "feedback" | "reason" | "reason_text"
>;

/** The one place where the null columns of a row become a value; a row the constraints forbid throws. */
export function toReportedValue(row: PayloadColumns): ReportedValue {
  if (row.state === "not-applicable") {
    if (row.reason === null) throw new Error("a value that is not applicable is stored without its reason");
    return { state: "not-applicable", reason: row.reason, reasonText: row.reason_text };
  }
  return { state: "reported", payload: toPayload(row) };
}

function toPayload(row: PayloadColumns): Payload {
  if (row.met !== null) return { measure: "criterion", met: row.met };
  if (row.numerator !== null && row.denominator !== null) {
    return { measure: "ratio", numerator: row.numerator, denominator: row.denominator };
  }
  if (row.count !== null) return { measure: "count", count: row.count };
  if (row.services !== null && row.feedback !== null) {
    return { measure: "services", services: row.services, feedback: row.feedback };
  }
  throw new Error("a reported value is stored without a payload");
}

/** The columns of a value; `services` joined by `;` because arrays of arrays do not pass through unnest. */
export function toColumns(value: ReportedValue) {
  const blank = {
    state: value.state,
    met: null as boolean | null,
    numerator: null as number | null,
    denominator: null as number | null,
    count: null as number | null,
    services: null as string | null,
    feedback: null as boolean | null,
    reason: null as string | null,
    reasonText: null as string | null,
  };
  if (value.state === "not-applicable")
    return { ...blank, reason: value.reason, reasonText: value.reasonText };
  const { payload } = value;
  switch (payload.measure) {
    case "criterion":
      return { ...blank, met: payload.met };
    case "ratio":
      return { ...blank, numerator: payload.numerator, denominator: payload.denominator };
    case "count":
      return { ...blank, count: payload.count };
    case "services":
      return { ...blank, services: payload.services.join(";"), feedback: payload.feedback };
  }
}
