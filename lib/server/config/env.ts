import "server-only";

import { z } from "zod";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "::1"]);

const isPostgresUrl = (text: string): boolean => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text);

const wholeNumber = (name: string, lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${name} phải là số nguyên từ ${lowest} đến ${highest}`)
    .transform(Number)
    .refine(
      (value) => value >= lowest && value <= highest,
      `${name} phải là số nguyên từ ${lowest} đến ${highest}`,
    );

const postgresUrl = (name: string) =>
  z
    .string()
    .refine(isPostgresUrl, `${name} phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu`);

const secret = (name: string) => z.string().min(32, `${name} phải dài từ 32 ký tự trở lên`);

/** Every variable the product reads. The names are the contract with whoever runs it. */
const variables = z.object({
  /** Set by Next.js itself; the development server needs a laxer content security policy. */
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber("PORT", 1, 65_535).optional(),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, "HOST phải là tên máy hoặc địa chỉ IP")
    .default("127.0.0.1"),
  APP_URL: z
    .string()
    .refine(
      (text) => /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname === "/",
      "APP_URL phải là địa chỉ http:// hoặc https:// không kèm đường dẫn",
    )
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUST_PROXY: wholeNumber("TRUST_PROXY", 0, 10).default(0),
  DATABASE_URL: postgresUrl("DATABASE_URL").optional(),
  APP_DATABASE_URL: postgresUrl("APP_DATABASE_URL").optional(),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: secret("AUTH_SECRET").optional(),
  DEMO_DATA: z.enum(["1", "accounts", "0"], 'DEMO_DATA phải là "1", "accounts" hoặc "0"').optional(),
  DEMO_PASSWORD: z.string().min(8, "DEMO_PASSWORD phải dài từ 8 ký tự trở lên").optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "LOG_LEVEL phải là fatal, error, warn, info, debug, trace hoặc silent",
    )
    .default("info"),
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\/./.test(text) && URL.canParse(text),
      "SMTP_URL phải có dạng smtp://máy:cổng",
    )
    .optional(),
  MAIL_FROM: z.string().regex(/@/, "MAIL_FROM phải là một địa chỉ thư").optional(),
  METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN phải dài từ 16 ký tự trở lên").optional(),
});

type Variables = z.infer<typeof variables>;

/** The checked environment, with the defaults that depend on other variables filled in. */
export interface Env extends Omit<Variables, "PORT" | "APP_URL" | "DEMO_DATA"> {
  readonly PORT: number;
  /** The address people type, without a slash at the end. */
  readonly APP_URL: string;
  readonly DEMO_DATA: "1" | "accounts" | "0";
  /** Origins a write authorised by a cookie may come from. */
  readonly origins: readonly string[];
  readonly isPortGiven: boolean;
  readonly isAppUrlGiven: boolean;
  readonly isHostLoopback: boolean;
}

/** A wrong environment: the message is one sentence per fault, each naming its variable. */
export class EnvironmentFault extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "EnvironmentFault";
  }
}

/** Checks the variables of `source`; an empty one counts as not given. Throws `EnvironmentFault`. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new EnvironmentFault(parsed.error.issues.map((issue) => `Biến môi trường sai: ${issue.message}.`));
  }
  const checked = parsed.data;
  if (checked.DATABASE_URL !== undefined && checked.AUTH_SECRET === undefined) {
    throw new EnvironmentFault([
      "Biến môi trường thiếu: AUTH_SECRET là bắt buộc khi dùng DATABASE_URL (một chuỗi ngẫu nhiên từ 32 ký tự).",
    ]);
  }
  if (
    checked.APP_DATABASE_URL !== undefined &&
    checked.DATABASE_URL === undefined &&
    checked.AUTH_SECRET === undefined
  ) {
    throw new EnvironmentFault([
      "Biến môi trường thiếu: APP_DATABASE_URL chỉ dùng cùng với DATABASE_URL của chủ cơ sở dữ liệu.",
    ]);
  }
  const PORT = checked.PORT ?? 3000;
  const APP_URL = checked.APP_URL ?? `http://localhost:${PORT}`;
  return {
    ...checked,
    PORT,
    APP_URL,
    DEMO_DATA: checked.DEMO_DATA ?? (checked.DATABASE_URL === undefined ? "1" : "0"),
    origins: checked.APP_URL === undefined ? [APP_URL, `http://127.0.0.1:${PORT}`] : [APP_URL],
    isPortGiven: checked.PORT !== undefined,
    isAppUrlGiven: checked.APP_URL !== undefined,
    isHostLoopback: LOOPBACK_HOSTS.has(checked.HOST),
  };
}

let current: Env | undefined;

/** The environment of this process, checked once. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}
