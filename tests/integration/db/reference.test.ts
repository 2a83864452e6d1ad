import { readFileSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { parseRegister } from "@/lib/domain/register/parse-register";
import { loadReferenceTables } from "@/lib/server/db/load-reference-tables";
import { reference } from "@/lib/server/reference/load-reference";
import { useTestDatabase } from "@/tests/support/test-database";

const database = useTestDatabase();
const registerText = readFileSync("prisma/data/register.json", "utf8");
const unitsText = readFileSync("prisma/data/units-2022-04-10.json", "utf8");
let owner: Client;

beforeAll(async () => {
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const load = (register: string) => loadReferenceTables(database.ownerUrl, { units: unitsText, register });

describe("units and register from the database", () => {
  it("are the files, field by field", async () => {
    const { register } = await reference();
    const parsed = parseRegister(JSON.parse(registerText));
    expect(parsed.ok && parsed.register).toEqual(register);
  });

  it("count what the programme counts", async () => {
    const { tree, structure } = await reference();
    expect(structure).toBe("2022-04-10");
    expect([tree.subjectCount("VN", ["commune"]), tree.subjectCount("VN", ["district"])]).toEqual([
      8255, 645,
    ]);
    expect(tree.children("VN")).toHaveLength(63);
  });

  it("know what every in-scope unit owes as the pure rule does, and add it up", async () => {
    const { register, tree, dueAt, dueBelow } = await reference();
    let sum = 0;
    for (const { code } of tree.units) {
      const due = dueIndicators(register, tree, code);
      expect([code, dueAt(code)]).toEqual([code, due]);
      sum += due.length;
    }
    expect(dueBelow("VN")).toBe(sum);
    const [commune] = tree.subjects("40", ["commune"]);
    expect(dueAt(commune?.code ?? "").map(({ code }) => code)).toContain("KTS-1-LK");
  });

  it("carry their province, district and scope beside them", async () => {
    const { rows } = await owner.query(
      "SELECT code, province, district, in_scope FROM unit WHERE code = ANY ($1) ORDER BY code",
      [["14212", "365", "36", "VN", "00001"]],
    );
    expect(rows).toEqual([
      { code: "00001", province: "01", district: "001", in_scope: false },
      { code: "14212", province: "36", district: "365", in_scope: true },
      { code: "36", province: "36", district: null, in_scope: true },
      { code: "365", province: "36", district: "365", in_scope: true },
      { code: "VN", province: null, district: null, in_scope: true },
    ]);
  });
});

describe("loading them again", () => {
  it("does nothing for the same files", async () => {
    const before = (await reference()).version;
    expect(await load(registerText)).toBe(false);
    expect((await reference()).version).toBe(before);
  });

  it("takes what changed, keeps what the administrator edited, and every process notices", async () => {
    const before = await reference();
    await owner.query(
      `UPDATE period SET mode = 'closed', cutoff = '2024-12-31', due = '{"district":"2025-01-05"}' WHERE code = '2024'`,
    );
    const changed = JSON.parse(registerText);
    changed.plans[0].targets = changed.plans[0].targets.filter(
      ({ indicator }: { indicator: string }) => indicator !== "KTS-2",
    );
    changed.periods.find(({ code }: { code: string }) => code === "2024").name.vi = "Cả năm 2024";
    expect(await load(JSON.stringify(changed))).toBe(true);
    const after = await reference();
    const period = after.register.periods.find(({ code }) => code === "2024");
    expect(period).toMatchObject({
      mode: "closed",
      cutoff: "2024-12-31",
      due: { district: "2025-01-05" },
      name: { vi: "Cả năm 2024" },
    });
    expect(after.register.plans[0]?.targets.some(({ indicator }) => indicator === "KTS-2")).toBe(false);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.dueAt("365").map(({ code }) => code)).not.toContain("KTS-2");
    expect(after.dueAt("412").map(({ code }) => code)).toContain("KTS-2");
  });

  it("leaves everything as it was when the file is not usable", async () => {
    const before = await reference();
    await expect(load('{"programme": 1}')).rejects.toThrow(/register is not usable/);
    expect(await reference()).toBe(before);
  });
});
