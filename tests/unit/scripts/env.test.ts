import { describe, expect, test } from "vitest";
import { EnvironmentFault, parseEnv } from "@/lib/server/config/env";

const SECRET = "s".repeat(32);
const OWNER = "postgresql://owner:secret@db:5432/ntm";

function sentences(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentFault) return error.sentences.join("\n");
    throw error;
  }
  return "accepted";
}

describe("a wrong value stops the start with a sentence that names its variable", () => {
  test.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000 "],
    ["HOST", "a b"],
    ["APP_URL", "ntm.example"],
    ["APP_URL", "ftp://ntm.example"],
    ["APP_URL", "https://ntm.example/app"],
    ["TRUST_PROXY", "yes"],
    ["TRUST_PROXY", "-1"],
    ["DATABASE_URL", "mysql://u:p@db/ntm"],
    ["APP_DATABASE_URL", "db"],
    ["AUTH_SECRET", "short"],
    ["DEMO_DATA", "true"],
    ["DEMO_PASSWORD", "1234567"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "http://mail"],
    ["MAIL_FROM", "nobody"],
    ["METRICS_TOKEN", "short"],
  ])("%s=%s", (name, value) => {
    expect(sentences({ [name]: value })).toMatch(new RegExp(`^Biến môi trường sai: ${name} .*\\.$`, "m"));
  });

  test("every wrong variable gets its own sentence", () => {
    const said = sentences({ PORT: "x", DEMO_DATA: "2" });
    expect(said.split("\n")).toHaveLength(2);
  });

  test("a database of one's own needs a secret that outlives the data folder", () => {
    expect(sentences({ DATABASE_URL: OWNER })).toContain("AUTH_SECRET");
    expect(sentences({ DATABASE_URL: OWNER, AUTH_SECRET: SECRET })).toBe("accepted");
  });

  test("the application's login alone is not enough", () => {
    expect(sentences({ APP_DATABASE_URL: OWNER })).toContain("DATABASE_URL");
  });
});

describe("defaults", () => {
  test("nothing given", () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      APP_URL: "http://localhost:3000",
      TRUST_PROXY: 0,
      DATA_DIR: ".data",
      DEMO_DATA: "1",
      LOG_LEVEL: "info",
      origins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      isPortGiven: false,
      isAppUrlGiven: false,
      isHostLoopback: true,
    });
  });

  test("an empty variable counts as not given", () => {
    expect(parseEnv({ PORT: "", APP_URL: "", DATABASE_URL: "" })).toEqual(parseEnv({}));
  });

  test("demonstration data only in the embedded database, unless asked for", () => {
    expect(parseEnv({ DATABASE_URL: OWNER, AUTH_SECRET: SECRET }).DEMO_DATA).toBe("0");
    expect(parseEnv({ DATABASE_URL: OWNER, AUTH_SECRET: SECRET, DEMO_DATA: "accounts" }).DEMO_DATA).toBe(
      "accounts",
    );
  });

  test("a given address is the only origin, without its slash", () => {
    const environment = parseEnv({ APP_URL: "https://ntm.example/", PORT: "8080" });
    expect(environment.APP_URL).toBe("https://ntm.example");
    expect(environment.origins).toEqual(["https://ntm.example"]);
    expect(environment.isAppUrlGiven).toBe(true);
  });

  test.each([
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["192.168.1.5", false],
  ])("HOST=%s is loopback: %s", (HOST, isLoopback) => {
    expect(parseEnv({ HOST }).isHostLoopback).toBe(isLoopback);
  });
});
