import { describe, expect, it } from "vitest";
import { signIn } from "@/lib/server/auth/sign-in";
import { createAdministrator, seedDemoAccounts } from "@/prisma/seed/accounts";
import { asOwner } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

const database = useTestDatabase();
const enter = (username: string, password: string) =>
  signIn({ username, password, address: "192.0.2.1", userAgent: null });
const seed = (password: string) => seedDemoAccounts({ ownerUrl: database.ownerUrl, password });

describe("demonstration accounts", () => {
  it("are made once: the offices, every province twice, every district that contains a commune", async () => {
    expect(await seed("minh-hoa-một")).toBe(5 + 2 * 63 + 645);
    expect(await seed("minh-hoa-một")).toBe(0);
    const rows = await asOwner(
      database.ownerUrl,
      `SELECT a.username, a.role, s.unit, s.province, s.district FROM account a JOIN account_scope s ON s.account_id = a.id
        WHERE a.username IN ('trung-uong', 'tinh-40-2', 'huyen-365', 'xem', 'quan-tri-2') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { username: "huyen-365", role: "district", unit: "365", province: "36", district: "365" },
      { username: "quan-tri-2", role: "administrator", unit: "VN", province: null, district: null },
      { username: "tinh-40-2", role: "province", unit: "40", province: "40", district: null },
      { username: "trung-uong", role: "central", unit: "VN", province: null, district: null },
      { username: "xem", role: "viewer", unit: "VN", province: null, district: null },
    ]);
  });

  it("share one hash, have names of their own and phones that nobody has", async () => {
    const [hashes] = await asOwner(
      database.ownerUrl,
      "SELECT count(DISTINCT password_hash)::int AS n FROM credential",
    );
    expect(hashes).toEqual({ n: 1 });
    const people = await asOwner<{ name: string; phone: string; position: string }>(
      database.ownerUrl,
      "SELECT name, phone, position FROM account",
    );
    expect(new Set(people.map(({ name }) => name)).size).toBeGreaterThan(600);
    for (const { name, phone, position } of people) {
      expect(name.split(" ").length).toBeGreaterThanOrEqual(3);
      expect(phone).toMatch(/^0\d{3} 000 \d{3}$/);
      expect(position).not.toBe("");
    }
  });

  it("open with the password of the start, also after it was changed", async () => {
    expect(await enter("tinh-40", "sai")).toMatchObject({ ok: false });
    expect(await enter("tinh-40", "minh-hoa-một")).toMatchObject({ ok: true });
    await seed("minh-hoa-hai");
    expect(await enter("tinh-40", "minh-hoa-một")).toMatchObject({ ok: false });
    expect(await enter("tinh-40", "minh-hoa-hai")).toMatchObject({ ok: true });
  });
});

describe("the first administrator", () => {
  it("takes the place of the trial's, must change the password, and is made once", async () => {
    const options = { ownerUrl: database.ownerUrl, password: "dùng-một-lần" };
    expect(await createAdministrator(options)).toBe(true);
    expect(await createAdministrator({ ...options, password: "lần-nữa-đi" })).toBe(false);
    expect(await enter("quan-tri", "minh-hoa-hai")).toMatchObject({ ok: false });
    expect(await enter("quan-tri", "dùng-một-lần")).toMatchObject({ ok: true });
    const rows = await asOwner(
      database.ownerUrl,
      "SELECT role, demonstration, must_change_password FROM account WHERE username = 'quan-tri'",
    );
    expect(rows).toEqual([{ role: "administrator", demonstration: false, must_change_password: true }]);
  });
});
