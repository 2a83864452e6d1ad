import { Client } from "pg";
import type { Period, Register } from "@/lib/domain/register/register";
import { reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import {
  actsOn,
  lateFrom,
  DAYS_AFTER_DECISION,
  type DemoAccount,
  type DemoAccounts,
  type LateValue,
  MINUTES_OF_ENTRY,
} from "@/prisma/seed/demo-acts";
import { appendDemoActs } from "@/prisma/seed/demo-audit";
import { type DemoObservation, generateObservations, planReports } from "@/prisma/seed/demo-observations";
import { chance, fingerprint } from "@/prisma/seed/demo-random";
import type { DemoReport } from "@/prisma/seed/demo-reports";
import { shippedReference } from "@/prisma/seed/shipped-reference";

export interface SeedDemoOptions {
  /** Address of the database's owner. Units, register and demonstration accounts are loaded already. */
  readonly ownerUrl: string;
  readonly onProgress?: (text: string) => void;
}

export type SeedDemoOutcome =
  | { readonly kind: "seeded"; readonly periods: number; readonly observations: number }
  | { readonly kind: "already-seeded" }
  /** Somebody's own figures are in there: demonstration figures never mix with them. */
  | { readonly kind: "holds-own-figures" };

const ROWS_PER_STATEMENT = 20_000;
const MINUTES = fingerprint("minutes");

/**
 * Fills the database with the demonstration figures of every period, once. Each period is one transaction that ends
 * with its mark, so an interrupted run goes on with the first period that has none.
 */
export async function seedDemo({
  ownerUrl,
  onProgress = () => {},
}: SeedDemoOptions): Promise<SeedDemoOutcome> {
  const { register, tree } = shippedReference();
  const client = new Client({ connectionString: ownerUrl, application_name: "ntm-so demonstration" });
  await client.connect();
  try {
    const accounts = await readAccounts(client);
    let observations = 0;
    let periods = 0;
    for (const [place, period] of register.periods.entries()) {
      const written = await inTransaction(client, () => seedPeriod(client, register, tree, period, accounts));
      if (written === "holds-own-figures") return { kind: written };
      if (written === "already-seeded") continue;
      periods += 1;
      observations += written;
      onProgress(`${period.name.vi}: ${written} số liệu minh họa (${place + 1}/${register.periods.length})`);
    }
    if (periods === 0) return { kind: "already-seeded" };
    await client.query("ANALYZE observation, report, roll_up, coverage, workflow");
    return { kind: "seeded", periods, observations };
  } finally {
    await client.end();
  }
}

async function inTransaction<Outcome>(client: Client, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query("BEGIN");
  try {
    const outcome = await work();
    await client.query("COMMIT");
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function seedPeriod(
  client: Client,
  register: Register,
  tree: UnitTree,
  period: Period,
  accounts: DemoAccounts,
): Promise<number | "already-seeded" | "holds-own-figures"> {
  // Two starts at once: the second waits here and then sees the mark.
  await client.query("LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE");
  const marked = await readMarks(client);
  if (marked.includes(period.code)) return "already-seeded";
  const own = await client.query("SELECT 1 FROM observation WHERE period <> ALL ($1) LIMIT 1", [marked]);
  if (own.rowCount !== 0) return "holds-own-figures";
  const reports = planReports(register, tree, period.code).filter(({ state }) => state !== "missing");
  await noteReports(client, reports, accounts);
  const { observations, late } = await insertObservations(client, register, tree, period);
  await insertReports(client, period);
  await appendDemoActs(
    client,
    reports.flatMap((report) => actsOn(report, late.get(report.unit) ?? [], accounts)),
  );
  // The roll-up is planned for a district; planned for the country on a period nobody has counted yet it runs for minutes.
  await client.query("ANALYZE observation");
  await client.query("SET LOCAL plan_cache_mode = force_custom_plan");
  await client.query("SET LOCAL enable_nestloop = off");
  await client.query("SELECT recompute_roll_up($1, $2, $3)", [
    period.code,
    tree.subjects(COUNTRY, ["district"]).map(({ code }) => code),
    [COUNTRY, ...tree.subjects(COUNTRY, ["province"]).map(({ code }) => code)],
  ]);
  await mark(client, [...marked, period.code]);
  return observations;
}

async function readMarks(client: Client): Promise<readonly string[]> {
  const found = await client.query<{ value: { periods: string[] } }>(
    "SELECT value FROM setting WHERE key = 'demonstration'",
  );
  return found.rows[0]?.value.periods ?? [];
}

/** Counts the reference version up with the first mark, so that running processes read that this is a demonstration. */
async function mark(client: Client, periods: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO setting (key, value) VALUES ('demonstration', jsonb_build_object('periods', $1::jsonb))
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(periods)],
  );
  await client.query(
    "UPDATE reference_version SET demonstration = true, version = version + 1 WHERE NOT demonstration",
  );
}

async function readAccounts(client: Client): Promise<DemoAccounts> {
  const found = await client.query<DemoAccount & { username: string }>(
    "SELECT id, username, name FROM account WHERE demonstration",
  );
  return new Map(found.rows.map(({ id, username, name }) => [username, { id, name }]));
}

const toTime = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

/** What every value of a report shares, for the statements below. */
async function noteReports(
  client: Client,
  reports: readonly DemoReport[],
  accounts: DemoAccounts,
): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE demo_report (
      unit text PRIMARY KEY, province text, district text, version integer, due_on date,
      entered_at timestamptz, submitted_at timestamptz, decided_at timestamptz, late_from timestamptz,
      entered_by uuid, entered_by_name text, decided_by uuid, decided_by_name text
    ) ON COMMIT DROP`);
  await client.query(
    "INSERT INTO demo_report SELECT * FROM jsonb_populate_recordset(NULL::demo_report, $1)",
    [JSON.stringify(reports.map((report) => reportRow(report, accounts)))],
  );
}

const VERSION_OF_STATE = { approved: 3, returned: 3, submitted: 2, draft: 1, missing: 0 } as const;

function reportRow(report: DemoReport, accounts: DemoAccounts): Readonly<Record<string, unknown>> {
  const { unit, province, district, state, enteredBy, decidedBy } = report;
  return {
    unit,
    province,
    district,
    version: VERSION_OF_STATE[state],
    due_on: toTime(report.dueOn === null ? null : report.dueOn * 86_400_000)?.slice(0, 10) ?? null,
    entered_at: toTime(report.enteredAt),
    submitted_at: toTime(report.submittedAt),
    decided_at: toTime(report.decidedAt),
    late_from: toTime(report.decidedAt === null ? null : lateFrom(report.decidedAt)),
    entered_by: accounts.get(enteredBy)?.id ?? null,
    entered_by_name: accounts.get(enteredBy)?.name ?? enteredBy,
    decided_by: accounts.get(decidedBy)?.id ?? null,
    decided_by_name: accounts.get(decidedBy)?.name ?? decidedBy,
  };
}

/** One array per column of the statement below. */
class ObservationColumns {
  readonly unit: string[] = [];
  readonly indicator: string[] = [];
  readonly status: string[] = [];
  readonly met: (boolean | null)[] = [];
  readonly numerator: (number | null)[] = [];
  readonly denominator: (number | null)[] = [];
  readonly count: (number | null)[] = [];
  readonly services: (string | null)[] = [];
  readonly feedback: (boolean | null)[] = [];
  readonly reason: (string | null)[] = [];
  readonly reasonText: (string | null)[] = [];
  readonly carriedOver: boolean[] = [];
  readonly correctionReason: (string | null)[] = [];
  readonly returnReason: (string | null)[] = [];
  readonly afterDecision: boolean[] = [];
  readonly minutes: number[] = [];

  add(observation: DemoObservation): void {
    const { value } = observation;
    const payload = value.state === "reported" ? value.payload : null;
    const ratio = payload?.measure === "ratio" ? payload : null;
    const services = payload?.measure === "services" ? payload : null;
    this.unit.push(observation.unit);
    this.indicator.push(observation.indicator);
    this.status.push(observation.status);
    this.met.push(payload?.measure === "criterion" ? payload.met : null);
    this.numerator.push(ratio?.numerator ?? null);
    this.denominator.push(ratio?.denominator ?? null);
    this.count.push(payload?.measure === "count" ? payload.count : null);
    this.services.push(services?.services.join(";") ?? null);
    this.feedback.push(services?.feedback ?? null);
    this.reason.push(value.state === "not-applicable" ? value.reason : null);
    this.reasonText.push(value.state === "not-applicable" ? value.reasonText : null);
    this.carriedOver.push(observation.carriedOver);
    this.correctionReason.push(observation.correctionReason);
    this.returnReason.push(observation.returnReason);
    this.afterDecision.push(observation.afterDecision);
    this.minutes.push(Math.floor(chance(fingerprint(observation.unit), MINUTES) * MINUTES_OF_ENTRY));
  }
}

const INSERT_OBSERVATIONS = `
  INSERT INTO observation (
    period, indicator, unit, slot, level, province, district, status, state, met, numerator, denominator, count,
    services, feedback, reason, reason_text, carried_over, correction_reason, return_reason, version,
    entered_at, entered_by, entered_by_name, sent_at, sent_by, sent_by_name, approved_at, approved_by, approved_by_name)
  SELECT $1, c.indicator, c.unit, CASE c.status WHEN 'approved' THEN 'approved' ELSE 'working' END,
         u.level, u.province, u.district, c.status,
         CASE WHEN c.reason IS NULL THEN 'reported' ELSE 'not-applicable' END,
         c.met, c.numerator, c.denominator, c.count, string_to_array(c.services, ';'), c.feedback, c.reason, c.reason_text,
         c.carried_over, c.correction_reason, c.return_reason,
         CASE c.status WHEN 'approved' THEN 3 WHEN 'draft' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END
           + CASE WHEN c.after_decision THEN 3 ELSE 0 END,
         at.entered, r.entered_by, r.entered_by_name,
         at.sent, CASE WHEN at.sent IS NOT NULL THEN r.entered_by END, CASE WHEN at.sent IS NOT NULL THEN r.entered_by_name END,
         CASE WHEN c.status = 'approved' THEN r.decided_at END,
         CASE WHEN c.status = 'approved' THEN r.decided_by END,
         CASE WHEN c.status = 'approved' THEN r.decided_by_name END
    FROM unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::bigint[], $8::bigint[], $9::bigint[], $10::text[],
                $11::boolean[], $12::text[], $13::text[], $14::boolean[], $15::text[], $16::text[], $17::boolean[], $18::int[])
         AS c (unit, indicator, status, met, numerator, denominator, count, services, feedback, reason, reason_text,
               carried_over, correction_reason, return_reason, after_decision, minutes)
    JOIN unit u ON u.code = c.unit AND u.valid_from = $2::date
    JOIN demo_report r ON r.unit = coalesce(u.district, u.province, u.code)
   CROSS JOIN LATERAL (
     SELECT r.entered_at + make_interval(mins => c.minutes) AS entered, r.submitted_at AS sent WHERE NOT c.after_decision
     UNION ALL
     SELECT r.late_from + make_interval(mins => c.minutes),
            CASE WHEN c.status <> 'draft' THEN r.decided_at + make_interval(days => ${DAYS_AFTER_DECISION.sent}) END
      WHERE c.after_decision
   ) AS at`;

async function insertObservations(
  client: Client,
  register: Register,
  tree: UnitTree,
  period: Period,
): Promise<{ readonly observations: number; readonly late: ReadonlyMap<UnitCode, readonly LateValue[]> }> {
  let total = 0;
  const late = new Map<UnitCode, LateValue[]>();
  let before: DemoObservation | null = null;
  let columns = new ObservationColumns();
  const flush = async (): Promise<void> => {
    const written = await client.query(INSERT_OBSERVATIONS, [
      period.code,
      period.structure,
      columns.unit,
      columns.indicator,
      columns.status,
      columns.met,
      columns.numerator,
      columns.denominator,
      columns.count,
      columns.services,
      columns.feedback,
      columns.reason,
      columns.reasonText,
      columns.carriedOver,
      columns.correctionReason,
      columns.returnReason,
      columns.afterDecision,
      columns.minutes,
    ]);
    if (written.rowCount !== columns.unit.length)
      throw new Error(
        `${period.code}: ${written.rowCount} of ${columns.unit.length} values found their unit`,
      );
    total += columns.unit.length;
    columns = new ObservationColumns();
  };
  for (const observation of generateObservations(register, tree, period.code)) {
    columns.add(observation);
    if (observation.afterDecision) {
      const { unit, indicator } = observation;
      const reporter = reportingUnit(tree, unit) ?? unit;
      // A correction comes right after the approved value it stands beside.
      const approved = before?.unit === unit && before.indicator === indicator ? before.value : null;
      late.set(reporter, [...(late.get(reporter) ?? []), { cell: observation, approved }]);
    }
    before = observation;
    if (columns.unit.length === ROWS_PER_STATEMENT) await flush();
  }
  if (columns.unit.length > 0) await flush();
  return { observations: total, late };
}

/** The report rows, as far on as the latest of their values. */
async function insertReports(client: Client, period: Period): Promise<void> {
  await client.query(
    `INSERT INTO report (period, unit, province, district, version, due_on, submitted_at, submitted_by, submitted_by_name,
                         decided_at, decided_by, decided_by_name)
     SELECT $1, r.unit, r.province, r.district, greatest(r.version, o.version), r.due_on, t.sent,
            CASE WHEN t.sent IS NOT NULL THEN r.entered_by END, CASE WHEN t.sent IS NOT NULL THEN r.entered_by_name END,
            CASE WHEN o.returned_late THEN r.decided_at + make_interval(days => ${DAYS_AFTER_DECISION.returned})
                 ELSE r.decided_at END,
            CASE WHEN r.decided_at IS NOT NULL THEN r.decided_by END,
            CASE WHEN r.decided_at IS NOT NULL THEN r.decided_by_name END
       FROM demo_report r
       JOIN (SELECT coalesce(district, province, 'VN') AS unit, max(version) AS version, max(sent_at) AS sent_at,
                    -- Only what came after the decision is sent again and returned.
                    bool_or(status = 'returned' AND version > $2) AS returned_late
               FROM observation WHERE period = $1 GROUP BY 1) AS o ON o.unit = r.unit
      CROSS JOIN LATERAL (SELECT greatest(r.submitted_at, o.sent_at) AS sent) AS t`,
    [period.code, VERSION_OF_STATE.returned],
  );
}
