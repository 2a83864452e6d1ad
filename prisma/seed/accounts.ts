import { createHash, randomUUID } from "node:crypto";
import { Client } from "pg";
import type { Role } from "@/lib/domain/access/viewer";
import { COUNTRY } from "@/lib/domain/units/unit";
import { hashPassword, verifyPassword } from "@/lib/server/auth/password";
import { demoPerson } from "@/prisma/seed/demo-person";

export interface AccountsOptions {
  /** Address of the database's owner. The units are loaded already. */
  readonly ownerUrl: string;
  readonly password: string;
}

const ADMINISTRATOR = "quan-tri";

interface SeatUnit {
  readonly code: string;
  readonly level: "province" | "district";
  readonly name: string;
  readonly type: string;
  readonly province: string | null;
  readonly district: string | null;
}

interface DemoSeat {
  readonly username: string;
  readonly role: Role;
  readonly position: string;
  readonly unit: string;
  readonly province: string | null;
  readonly district: string | null;
}

/**
 * Makes the demonstration accounts that are missing and sees to it that the given password opens those whose password
 * nobody has changed. One hash serves them all. Returns the number of accounts made.
 */
export function seedDemoAccounts({ ownerUrl, password }: AccountsOptions): Promise<number> {
  return inOwnerTransaction(ownerUrl, async (client) => {
    // Two starts at once: the second waits here and then finds everything done.
    await client.query("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE");
    const passwordHash = await sharedHash(client, password);
    const made = await insertAccounts(client, demoSeats(await readSeatUnits(client)));
    await client.query(
      `INSERT INTO credential (account_id, password_hash)
       SELECT id, $1 FROM account WHERE demonstration ON CONFLICT (account_id) DO NOTHING`,
      [passwordHash],
    );
    return made;
  });
}

/**
 * Makes the first administrator, with a password that must be changed at once, where nobody administers yet. A trial's
 * administrator of the same name becomes this one. Returns whether it was made.
 */
export function createAdministrator({ ownerUrl, password }: AccountsOptions): Promise<boolean> {
  return inOwnerTransaction(ownerUrl, async (client) => {
    await client.query("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE");
    const found = await client.query(
      "SELECT 1 FROM account WHERE role = 'administrator' AND NOT demonstration",
    );
    if (found.rowCount !== 0) return false;
    const made = await client.query<{ id: string }>(
      `INSERT INTO account (id, username, role, name, position, must_change_password)
       VALUES ($1, $2, 'administrator', 'Quản trị hệ thống', 'Quản trị hệ thống', true)
       ON CONFLICT (username) DO UPDATE SET role = excluded.role, name = excluded.name, position = excluded.position,
         phone = NULL, demonstration = false, must_change_password = true, disabled_at = NULL
       RETURNING id`,
      [randomUUID(), ADMINISTRATOR],
    );
    const id = made.rows[0]?.id;
    await client.query("UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL", [
      id,
    ]);
    await client.query(
      "UPDATE api_token SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL",
      [id],
    );
    await client.query(
      "INSERT INTO account_scope (account_id, unit) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [id, COUNTRY],
    );
    await client.query(
      `INSERT INTO credential (account_id, password_hash) VALUES ($1, $2)
       ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = now()`,
      [id, await hashPassword(password)],
    );
    return true;
  });
}

async function inOwnerTransaction<Outcome>(
  ownerUrl: string,
  work: (client: Client) => Promise<Outcome>,
): Promise<Outcome> {
  const client = new Client({ connectionString: ownerUrl, application_name: "ntm-so accounts" });
  await client.connect();
  try {
    await client.query("BEGIN");
    const outcome = await work(client);
    await client.query("COMMIT");
    return outcome;
  } finally {
    // Closing the connection rolls back what was not committed.
    await client.end();
  }
}

async function readSeatUnits(client: Client): Promise<readonly SeatUnit[]> {
  const found = await client.query<SeatUnit>(
    `SELECT code, level, name, type, province, district FROM unit
      WHERE valid_to IS NULL AND (level = 'province' OR (level = 'district' AND in_scope)) ORDER BY code`,
  );
  return found.rows;
}

function demoSeats(units: readonly SeatUnit[]): readonly DemoSeat[] {
  const country = { unit: COUNTRY, province: null, district: null };
  const office = "Văn phòng Điều phối nông thôn mới Trung ương";
  return [
    { username: "trung-uong", role: "central", position: `Chuyên viên chính, ${office}`, ...country },
    { username: "trung-uong-2", role: "central", position: `Phó Chánh ${office}`, ...country },
    { username: "xem", role: "viewer", position: "Chuyên viên theo dõi chương trình", ...country },
    { username: ADMINISTRATOR, role: "administrator", position: "Quản trị hệ thống", ...country },
    { username: `${ADMINISTRATOR}-2`, role: "administrator", position: "Quản trị hệ thống", ...country },
    ...units.flatMap((unit) => (unit.level === "province" ? provinceSeats(unit) : [districtSeat(unit)])),
  ];
}

function provinceSeats(unit: SeatUnit): readonly DemoSeat[] {
  const office = `Văn phòng Điều phối nông thôn mới ${inSentence(unit.name)}`;
  const place = { role: "province", unit: unit.code, province: unit.code, district: null } as const;
  return [
    { username: `tinh-${unit.code}`, position: `Chuyên viên, ${office}`, ...place },
    { username: `tinh-${unit.code}-2`, position: `Phó Chánh ${office}`, ...place },
  ];
}

function districtSeat(unit: SeatUnit): DemoSeat {
  const room = unit.type === "huyện" ? "Phòng Nông nghiệp và Phát triển nông thôn" : "Phòng Kinh tế";
  return {
    username: `huyen-${unit.code}`,
    role: "district",
    position: `Chuyên viên ${room} ${inSentence(unit.name)}`,
    unit: unit.code,
    province: unit.province,
    district: unit.code,
  };
}

/** "Tỉnh Nghệ An" inside a sentence: the kind is no proper name. */
function inSentence(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

async function insertAccounts(client: Client, seats: readonly DemoSeat[]): Promise<number> {
  const rows = seats.map((seat) => ({ ...seat, ...demoPerson(seat.username), id: steadyId(seat.username) }));
  const made = await client.query(
    `WITH seat AS (
       SELECT * FROM jsonb_to_recordset($1) AS s (id uuid, username text, role text, name text, position text, phone text,
                                                  unit text, province text, district text)
     ), made AS (
       INSERT INTO account (id, username, role, name, position, phone, demonstration)
       SELECT id, username, role, name, position, phone, true FROM seat ON CONFLICT DO NOTHING RETURNING id
     )
     INSERT INTO account_scope (account_id, unit, province, district)
     SELECT id, unit, province, district FROM seat JOIN made USING (id)`,
    [JSON.stringify(rows)],
  );
  return made.rowCount ?? 0;
}

/** The same account has the same id in every trial. */
function steadyId(username: string): string {
  const hex = createHash("sha256").update(`ntm-so demonstration ${username}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The hash most demonstration accounts have; replaced where it is not this password's. */
async function sharedHash(client: Client, password: string): Promise<string> {
  const found = await client.query<{ password_hash: string }>(
    `SELECT c.password_hash FROM credential c JOIN account a ON a.id = c.account_id
      WHERE a.demonstration GROUP BY c.password_hash ORDER BY count(*) DESC LIMIT 1`,
  );
  const kept = found.rows[0]?.password_hash;
  if (kept !== undefined && (await verifyPassword(kept, password))) return kept;
  const fresh = await hashPassword(password);
  await client.query(
    "UPDATE credential SET password_hash = $1, changed_at = now() WHERE password_hash = $2",
    [fresh, kept ?? ""],
  );
  return fresh;
}
