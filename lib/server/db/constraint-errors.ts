import "server-only";

/** The one place that knows how Prisma and its adapter wrap a PostgreSQL error. */
interface DriverCause {
  readonly originalCode?: unknown;
  readonly originalMessage?: unknown;
  readonly constraint?: { readonly index?: unknown; readonly fields?: unknown };
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";
const STATEMENT_TIMEOUT = "57014";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function driverCause(error: unknown): DriverCause | null {
  if (!isRecord(error)) return null;
  if (isRecord(error.meta) && isRecord(error.meta.driverAdapterError))
    return driverCause(error.meta.driverAdapterError);
  return isRecord(error.cause) ? error.cause : null;
}

/** The SQLSTATE behind an error, or `null` when it is no database error. */
export function sqlState(error: unknown): string | null {
  const code = driverCause(error)?.originalCode;
  return typeof code === "string" ? code : null;
}

/** Whether the same transaction may succeed when it is run again. */
export function isWorthRetrying(error: unknown): boolean {
  const state = sqlState(error);
  if (state === SERIALIZATION_FAILURE || state === DEADLOCK) return true;
  return isRecord(error) && error.code === "P2034";
}

/** Whether the database refused a second row of the same key; with `constraint`, of that very constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const cause = driverCause(error);
  const isViolation = cause?.originalCode === UNIQUE_VIOLATION || (isRecord(error) && error.code === "P2002");
  return isViolation && (constraint === undefined || cause?.constraint?.index === constraint);
}

/** Whether a statement ran past its time. */
export function isStatementTimeout(error: unknown): boolean {
  return sqlState(error) === STATEMENT_TIMEOUT;
}
