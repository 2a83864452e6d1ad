import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const EDGES = "tests/golden/edges";
const folder = mkdtempSync(join(tmpdir(), "ntm-score-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = "unit,indicator,period,status,state,met,numerator,denominator,count,services,feedback,reason";

const writeInput = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
};

const score = (...options: readonly string[]) =>
  spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "scripts/score.ts", ...options],
    { encoding: "utf8", env: { ...process.env, INIT_CWD: process.cwd() } },
  );

const edges = (...options: readonly string[]) =>
  score("--units", `${EDGES}/units.csv`, "--observations", `${EDGES}/observations.csv`, ...options);

describe("bad input", () => {
  test("lists every fault by line, prints nothing, exits 2", () => {
    const path = writeInput("obs.csv", [
      HEADER,
      "46,CQS-1B,2024,approved,reported,,5,4,,,,",
      "46,CQS-1B,2024,approved,reported,,1,4,,,,",
      "99,CQS-1B,2024,approved,reported,,1,4,,,,",
    ]);
    const { status, stdout, stderr } = score("--observations", path, "--unit", "46", "--period", "2024");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    const places = stderr
      .trim()
      .split("\n")
      .map((line) => line.replace(`${path}:`, "").split(":", 2).join(":"));
    expect(places).toEqual(["2: numerator", "3: unit", "4: unit"]);
  });

  test.each([
    [["--unit", "99", "--period", "2024"], /^--unit: /],
    [["--unit", "90", "--period", "2099"], /^--period: /],
    [["--unit", "90", "--period", "2024", "--plan", "none"], /^--plan: /],
    [["--unit", "VN", "--period", "2024", "--plan", "nghe-an"], /^--unit: .*outside/],
    [["--unit", "90", "--period", "2024", "--lens", "rosy"], /^--lens: /],
    [["--unit", "90", "--period", "2024", "--colour", "red"], /--colour/],
    [["--unit", "90"], /--period/],
  ])("%j", (options, message) => {
    const { status, stdout, stderr } = edges(...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("a list of units and a register with faults, and a missing file", () => {
    const units = writeInput("units.csv", ["code,level,name,parent,type", "1,province,x,VN,tỉnh"]);
    const register = writeInput("register.json", ["{}"]);
    const asked = ["--observations", "none.csv", "--unit", "90", "--period", "2024"];
    const faulty = score(...asked, "--units", units, "--register", register);
    expect(faulty.status).toBe(2);
    expect(faulty.stderr).toContain(`${units}:2: code: `);
    expect(faulty.stderr).toContain(`${register}: /programme: `);
    expect(score(...asked, "--units", `${EDGES}/units.csv`)).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("the command", () => {
  test("prints one scorecard", () => {
    const { status, stdout, stderr } = edges("--unit", "90", "--period", "2024");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const expected = JSON.parse(readFileSync(`${EDGES}/expected-90-2024-national-approved.json`, "utf8"));
    expect(JSON.parse(stdout)).toMatchObject(expected);
  });

  test("prints the children with --children", () => {
    const { stdout } = edges("--unit", "VN", "--period", "2024", "--children");
    const file = `${EDGES}/expected-children-VN-2024-national-approved.json`;
    expect(JSON.parse(stdout)).toMatchObject(JSON.parse(readFileSync(file, "utf8")));
  });

  test("uses the shipped units and register when none are given", () => {
    const path = writeInput("empty-year.csv", [HEADER]);
    const { stdout } = score("--observations", path, "--unit", "VN", "--period", "2024");
    const { targets } = JSON.parse(stdout) as { targets: { indicator: string; expected: number }[] };
    expect(targets.find(({ indicator }) => indicator === "CQS-2")?.expected).toBe(8255);
    expect(targets.find(({ indicator }) => indicator === "CQS-5")?.expected).toBe(645);
  });
});
