import "server-only";

import { type DestinationStream, type Logger, pino } from "pino";
import { env } from "@/lib/server/config/env";

const SECRET_FIELDS = [
  "password",
  "currentPassword",
  "newPassword",
  "passwordHash",
  "password_hash",
  "token",
  "secret",
  "sessionId",
  "authorization",
  "cookie",
  "set-cookie",
  "AUTH_SECRET",
  "DATABASE_URL",
  "APP_DATABASE_URL",
  "DEMO_PASSWORD",
  "SMTP_URL",
  "METRICS_TOKEN",
];

/** A logger that prints one JSON line per entry and never a secret, at the top or one or two levels deep. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
      censor: "***",
    },
    serializers: { err: toErrorEntry },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Only what finds the bug: other fields of a database error repeat rows and parameters. */
function toErrorEntry(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}

let current: Logger | undefined;

/** The log of this process. */
export function log(): Logger {
  current ??= createLog(env().LOG_LEVEL);
  return current;
}
