import { Client } from "pg";
import { StopSentence } from "@/scripts/runtime/progress";
import { hasSecret, keptSecret } from "@/scripts/runtime/secrets";

/** The application's own login: owns nothing, row-level security binds it. */
const APP_ROLE = "ntm_app";
/** Owner of the function that recomputes roll-up rows; nobody signs in as it. */
const ROLL_UP_ROLE = "ntm_rollup";

export interface RolesOptions {
  readonly ownerUrl: string;
  /** `APP_DATABASE_URL` where it is given. */
  readonly appUrl: string | undefined;
  readonly dataDir: string;
}

/**
 * Makes the two roles that the migrations grant to, and returns the address the application connects with.
 * Stops with the SQL to run where the owner may not create roles.
 */
export async function ensureRoles({ ownerUrl, appUrl, dataDir }: RolesOptions): Promise<string> {
  const owner = new Client({ connectionString: ownerUrl });
  await connectOrStop(owner, "DATABASE_URL");
  try {
    await checkServer(owner);
    const rights = await readRights(owner);
    await ensureRole(owner, ROLL_UP_ROLE, "NOLOGIN", rights.mayCreate);
    if (!rights.isSuperuser) await letOwnerHandOver(owner);
    if (appUrl !== undefined) {
      await ensureRole(owner, APP_ROLE, "NOLOGIN", rights.mayCreate);
      await checkLogin(appUrl);
      return appUrl;
    }
    return await ensureAppLogin(owner, ownerUrl, dataDir, rights.mayCreate);
  } finally {
    await owner.end();
  }
}

async function connectOrStop(client: Client, variable: string): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw new StopSentence(`Không kết nối được cơ sở dữ liệu của ${variable}: ${(error as Error).message}`);
  }
}

async function checkServer(owner: Client): Promise<void> {
  const answer = await owner.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  );
  const { version = 0, encoding = "" } = answer.rows[0] ?? {};
  if (version < 150_000) throw new StopSentence("DATABASE_URL: cần PostgreSQL từ 15 trở lên.");
  if (encoding !== "UTF8")
    throw new StopSentence(`DATABASE_URL: cơ sở dữ liệu phải dùng mã UTF8, không phải ${encoding}.`);
}

async function readRights(owner: Client): Promise<{ isSuperuser: boolean; mayCreate: boolean }> {
  const answer = await owner.query<{ rolsuper: boolean; rolcreaterole: boolean }>(
    "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user",
  );
  const { rolsuper = false, rolcreaterole = false } = answer.rows[0] ?? {};
  return { isSuperuser: rolsuper, mayCreate: rolsuper || rolcreaterole };
}

async function roleExists(owner: Client, role: string): Promise<boolean> {
  const found = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  return found.rowCount === 1;
}

async function ensureRole(owner: Client, role: string, login: string, mayCreate: boolean): Promise<void> {
  if (await roleExists(owner, role)) return;
  if (!mayCreate) throw new StopSentence(sqlToRun(await ownerName(owner)));
  await owner.query(`CREATE ROLE ${role} ${login} NOBYPASSRLS`).catch(ignoreExisting);
}

/** Two starts at once may both find the role missing. */
function ignoreExisting(error: { code?: string }): void {
  if (error.code !== "42710" && error.code !== "23505") throw error;
}

/** The migrations give the roll-up function to its role, which needs membership where the owner is no superuser. */
async function letOwnerHandOver(owner: Client): Promise<void> {
  // Since PostgreSQL 16 the creator of a role is its member without the right to act as it.
  const answer = await owner.query<{ member: boolean }>(
    `SELECT pg_has_role(current_user, $1,
              CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS member`,
    [ROLL_UP_ROLE],
  );
  if (answer.rows[0]?.member === true) return;
  try {
    await owner.query(`GRANT ${ROLL_UP_ROLE} TO CURRENT_USER`);
  } catch {
    throw new StopSentence(sqlToRun(await ownerName(owner)));
  }
}

async function ensureAppLogin(
  owner: Client,
  ownerUrl: string,
  dataDir: string,
  mayCreate: boolean,
): Promise<string> {
  const isKept = hasSecret(dataDir, "postgres-app");
  const exists = await roleExists(owner, APP_ROLE);
  if (!mayCreate && !(exists && isKept)) throw new StopSentence(sqlToRun(await ownerName(owner)));
  const password = keptSecret(dataDir, "postgres-app");
  const url = withLogin(ownerUrl, APP_ROLE, password);
  if (exists && isKept && (await accepts(url))) {
    await checkLogin(url);
    return url;
  }
  if (!mayCreate) throw new StopSentence(sqlToRun(await ownerName(owner)));
  await ensureRole(owner, APP_ROLE, "LOGIN", mayCreate);
  try {
    await owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${owner.escapeLiteral(password)}`);
  } catch {
    throw new StopSentence(sqlToRun(await ownerName(owner)));
  }
  await checkLogin(url);
  return url;
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The application must not be able to step around row-level security. */
async function checkLogin(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl });
  await connectOrStop(client, "APP_DATABASE_URL");
  try {
    const answer = await client.query<{ free: boolean; member: boolean; owns: boolean }>(
      `SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole AS free,
              pg_has_role(current_user, $1, 'USAGE') AS member,
              EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
         FROM pg_roles r WHERE r.rolname = current_user`,
      [APP_ROLE],
    );
    const login = answer.rows[0];
    if (login === undefined || login.free || login.owns) {
      throw new StopSentence(
        "APP_DATABASE_URL: tài khoản của ứng dụng không được là superuser, không được có BYPASSRLS hay CREATEROLE và không được sở hữu bảng nào.",
      );
    }
    if (!login.member) {
      throw new StopSentence(
        `APP_DATABASE_URL: tài khoản của ứng dụng phải là ${APP_ROLE} hoặc thành viên của nó (GRANT ${APP_ROLE} TO …).`,
      );
    }
  } finally {
    await client.end();
  }
}

function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.href;
}

async function ownerName(owner: Client): Promise<string> {
  const answer = await owner.query<{ name: string }>("SELECT quote_ident(current_user) AS name");
  return answer.rows[0]?.name ?? "";
}

function sqlToRun(owner: string): string {
  return [
    "Tài khoản của DATABASE_URL không được phép tạo vai trò. Hãy chạy các lệnh SQL sau bằng tài khoản quản trị cơ sở dữ liệu, rồi đặt APP_DATABASE_URL:",
    `  CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '…';`,
    `  CREATE ROLE ${ROLL_UP_ROLE} NOLOGIN;`,
    `  GRANT ${ROLL_UP_ROLE} TO ${owner};`,
  ].join("\n");
}
