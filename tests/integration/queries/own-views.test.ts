import { beforeEach, describe, expect, it } from "vitest";
import { POST as form } from "@/app/api/own-views/form/route";
import { GET, POST } from "@/app/api/own-views/route";
import { MOST_PINNED, MOST_RECENT, type OwnViews } from "@/lib/contracts/own-views";
import type { Viewer } from "@/lib/domain/access/viewer";
import { toSessionCookie } from "@/lib/server/auth/session-cookie";
import { signIn } from "@/lib/server/auth/sign-in";
import { movePin } from "@/lib/server/commands/own-views/move-pin";
import { pinView } from "@/lib/server/commands/own-views/pin-view";
import { rememberView } from "@/lib/server/commands/own-views/remember-view";
import { env } from "@/lib/server/config/env";
import { withAuth, withJob, withViewer } from "@/lib/server/db/scoped";
import { loadOwnViews } from "@/lib/server/queries/own-views/load-own-views";
import { asOwner, PASSWORD } from "@/tests/integration/auth/people";
import { type Caller, useApi } from "@/tests/support/api-caller";

const { database, accounts, call } = useApi();

const ROLES = { hue: "province", ngheAn: "province", administrator: "administrator" } as const;
const viewer = (who: keyof typeof ROLES, scope: readonly string[]): Viewer => ({
  accountId: accounts.get(who) ?? "",
  username: who.toLowerCase(),
  name: who,
  position: null,
  role: ROLES[who],
  scope,
});
const hue = () => viewer("hue", ["46"]);

const change = (as: Caller | null, body: unknown) =>
  call(POST, "/api/own-views", {
    as,
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
const pin = (as: Caller, address: string) => change(as, { verb: "pin", address });
const listsOf = async (as: Caller) => (await (await call(GET, "/api/own-views", { as })).json()) as OwnViews;
const hrefs = (views: OwnViews["pinned"]) => views.map(({ href }) => href);
const stored = () =>
  asOwner<{ address: string }>(database.ownerUrl, "SELECT address FROM own_view ORDER BY address");

beforeEach(async () => {
  await asOwner(database.ownerUrl, "DELETE FROM own_view");
});

describe("refused", () => {
  it("are strangers, other verbs and other fields", async () => {
    expect((await call(GET, "/api/own-views", { as: null })).status).toBe(401);
    expect((await change(null, { verb: "pin", address: "/units/46" })).status).toBe(401);
    for (const body of [
      null,
      {},
      { verb: "pin" },
      { verb: "drop", address: "/units/46" },
      { verb: "pin", address: "/units/46", account: "x" },
      { verb: "forget-all", address: "/units/46" },
      { verb: "pin", address: `/units/46?status=${"a".repeat(9_000)}` },
    ])
      expect((await change("hue", body)).status, JSON.stringify(body)?.slice(0, 60)).toBe(400);
    expect(await stored()).toEqual([]);
  });

  it.each([
    "//evil.example/units/46",
    "https://evil.example/units/46",
    "/admin",
    "/units/99",
    "/units/429",
    "/units/40/heat-table",
    "/units/46/map",
    "/units/40/rows/CQS-2",
    "/units/46/path/KTS-1-LK",
    "/indicators/KHONG-CO?unit=46",
    "/indicators/CQS-2?unit=429",
    "/compare?units=46,429",
  ])("is %s, and nothing of it is stored", async (address) => {
    expect((await pin("hue", address)).status).toBe(404);
    expect((await change("hue", { verb: "remember", address })).status).toBe(404);
    expect(await stored()).toEqual([]);
  });

  it("is one page more than fit, with words; taking one off makes room", async () => {
    for (let code = 1; code <= MOST_PINNED; code += 1)
      expect((await pin("hue", `/indicators/CQS-2?unit=46&status=x&period=20${code + 10}`)).status).toBe(200);
    const refused = await pin("hue", "/units/46");
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("20 trang") as string });
    expect((await pin("hue", "/indicators/CQS-2?unit=46&period=2011")).status).toBe(200);
    await change("hue", { verb: "unpin", address: "/indicators/CQS-2?unit=46&period=2011" });
    expect((await pin("hue", "/units/46")).status).toBe(200);
    expect((await listsOf("hue")).pinned).toHaveLength(MOST_PINNED);
  });

  it("holds its limit also when many are pinned at the same moment", async () => {
    const hue = viewer("hue", ["46"]);
    const pages = Array.from({ length: MOST_PINNED + 9 }, (_, at) => `/units/46?period=20${at + 10}`);
    for (const page of pages.slice(0, MOST_PINNED - 1)) await pinView(hue, page);
    const last = await Promise.all(pages.slice(MOST_PINNED - 1).map((page) => pinView(hue, page)));
    expect(last.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await listsOf("hue")).pinned).toHaveLength(MOST_PINNED);
  });
});

describe("nobody else", () => {
  it("sees, changes or removes what is somebody's own, the administrator neither", async () => {
    await pin("hue", "/units/46/ranking");
    for (const other of ["central", "administrator", "ngheAn", "hueViewer"] as const) {
      expect(await listsOf(other)).toEqual({ pinned: [], recent: [] });
      await change(other, { verb: "unpin", address: "/units/46/ranking" });
      await change(other, { verb: "forget-all" });
    }
    expect(hrefs((await listsOf("hue")).pinned)).toEqual(["/units/46/ranking"]);
  });

  it("gets a row from the database itself, whatever is asked of it", async () => {
    await pin("hue", "/units/46/ranking");
    const owner = accounts.get("hue") ?? "";
    const read = (tx: Parameters<Parameters<typeof withJob>[0]>[0]) => tx.$queryRaw`SELECT * FROM own_view`;
    expect(await withViewer(viewer("administrator", ["VN"]), read)).toEqual([]);
    expect(await withJob(read)).toEqual([]);
    expect(await withAuth(read)).toEqual([]);
    expect(await withViewer(hue(), read)).toHaveLength(1);
    const written = await withViewer(
      viewer("administrator", ["VN"]),
      (tx) =>
        tx.$executeRaw`UPDATE own_view SET pinned_at = NULL, seen_at = now() WHERE account_id = ${owner}::uuid`,
    );
    expect(written).toBe(0);
    await expect(
      withViewer(
        viewer("ngheAn", ["40"]),
        (tx) =>
          tx.$executeRaw`INSERT INTO own_view (account_id, address, seen_at) VALUES (${owner}::uuid, '/units/46', now())`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("can store what is no path of this product", async () => {
    for (const address of ["//evil.example", "https://evil.example", `/${"a".repeat(1_500)}`])
      await expect(
        withViewer(
          hue(),
          (tx) =>
            tx.$executeRaw`INSERT INTO own_view (account_id, address, seen_at) VALUES (${hue().accountId}::uuid, ${address}, now())`,
        ),
      ).rejects.toThrow(/own_view_address_check/);
  });

  it("keeps them: they go with the account", async () => {
    await pin("hueViewer", "/units/46");
    await asOwner(database.ownerUrl, "DELETE FROM account WHERE id = $1", [accounts.get("hueViewer")]);
    expect(await stored()).toEqual([]);
  });
});

describe("what is pinned", () => {
  it("is listed in the order of pinning, worded for the reader, spelt one way", async () => {
    await pin("hue", "/units/476/heat-table?lens=approved&period=2024&plan=thua-thien-hue&failing=2&_rsc=1");
    await pin("hue", "/indicators/CQS-2?unit=46");
    await pin("hue", "/compare?units=46,40&targets=CQS-2&period=2024");
    await pin("hue", "/units/46?period=2024&lens=provisional&status=slow");
    expect((await listsOf("hue")).pinned).toEqual([
      {
        href: "/units/476/heat-table?period=2024&plan=thua-thien-hue&lens=approved&failing=2",
        label: "Bảng tổng hợp mục tiêu · Huyện Phong Điền",
        beside: expect.stringMatching(
          /^Tỉnh Thừa Thiên Huế · Năm 2024 · .+ · từ 2 mục tiêu nguy cơ, không đạt$/,
        ) as string,
      },
      {
        href: "/indicators/CQS-2?unit=46",
        label: "8.4 xã nông thôn mới · Tỉnh Thừa Thiên Huế",
        beside: "kỳ mới nhất",
      },
      {
        href: "/compare?units=46,40&targets=CQS-2&period=2024",
        label: "So sánh: Tỉnh Thừa Thiên Huế, Tỉnh Nghệ An",
        beside: "8.4 xã nông thôn mới · Năm 2024",
      },
      {
        href: "/units/46?period=2024&lens=provisional&status=slow",
        label: "Tỉnh Thừa Thiên Huế",
        beside: "Tổng quan · Năm 2024 · Số tạm tính · Chậm tiến độ",
      },
    ]);
    const [first] = (await loadOwnViews(hue(), "en")).pinned;
    expect(first?.label).toMatch(/ · Phong Điền District$/);
    expect(first?.beside).toContain("Thừa Thiên Huế Province");
  });

  it("keeps its place when it is pinned again, and goes when it is unpinned", async () => {
    await pin("hue", "/units/46");
    await pin("hue", "/units/476");
    await pin("hue", "/units/46");
    expect(hrefs((await listsOf("hue")).pinned)).toEqual(["/units/46", "/units/476"]);
    const answer = await change("hue", { verb: "unpin", address: "/units/46" });
    expect(hrefs(((await answer.json()) as OwnViews).pinned)).toEqual(["/units/476"]);
  });

  it("stays where it is when it is moved beyond an end, is not pinned, or is somebody else's", async () => {
    const pages = ["/units/46", "/units/476", "/units/478"];
    for (const page of pages) await pin("hue", page);
    await pin("ngheAn", "/units/40");
    for (const [verb, address] of [
      ["move-up", "/units/46"],
      ["move-down", "/units/478"],
      ["move-up", "/units/480"],
      ["move-up", "/units/40"],
    ] as const)
      expect(hrefs(((await (await change("hue", { verb, address })).json()) as OwnViews).pinned)).toEqual(
        pages,
      );
    for (const verb of ["move-up", "move-down"]) await change("ngheAn", { verb, address: "/units/476" });
    expect(hrefs((await listsOf("hue")).pinned)).toEqual(pages);
  });

  it("moves one place among those that are shown, past one that is not", async () => {
    const wide = { ...hue(), scope: ["40", "46"] };
    for (const page of ["/units/46", "/units/429", "/units/476"]) await pinView(wide, page);
    await change("hue", { verb: "move-up", address: "/units/476" });
    expect(hrefs((await listsOf("hue")).pinned)).toEqual(["/units/476", "/units/46"]);
    expect(hrefs((await loadOwnViews(wide, "vi")).pinned)).toEqual(["/units/476", "/units/429", "/units/46"]);
  });

  it("moves on once for every time it is asked to, also at the same moment", async () => {
    const pages = ["/units/46", "/units/476", "/units/478", "/units/480"];
    for (const page of pages) await pin("hue", page);
    await Promise.all([1, 2].map(() => movePin(hue(), "/units/46", 1)));
    expect(hrefs((await listsOf("hue")).pinned)).toEqual([
      "/units/476",
      "/units/478",
      "/units/46",
      "/units/480",
    ]);
  });

  it("is not named once its unit has left the scope, and no longer counts", async () => {
    await pin("hue", "/units/476");
    await pin("hue", "/compare?units=46,476");
    await pin("hue", "/units/40");
    const moved = { ...hue(), scope: ["40"] };
    expect(hrefs((await loadOwnViews(moved, "vi")).pinned)).toEqual(["/units/40"]);
    expect(hrefs((await loadOwnViews(hue(), "vi")).pinned)).toHaveLength(3);
  });
});

describe("what was seen lately", () => {
  const see = (address: string) => rememberView(hue(), address);
  const recent = async () => hrefs((await loadOwnViews(hue(), "vi")).recent);

  it("is listed the latest first, ten at most, without what is pinned", async () => {
    await pin("hue", "/units/46");
    await see("/units/46");
    for (let code = 474; code <= 483; code += 1) await see(`/units/${code}`);
    for (const period of ["2022", "2023", "2024"]) await see(`/units/46/ranking?period=${period}`);
    const seen = await recent();
    expect(seen).toHaveLength(MOST_RECENT);
    expect(seen[0]).toBe("/units/46/ranking?period=2024");
    expect(await stored()).toHaveLength(MOST_RECENT + 1);
  });

  it("is one visit, however it is sorted and filtered", async () => {
    await see("/units/46/heat-table?period=2024");
    await see("/units/46/ranking?period=2024");
    await see("/units/46/heat-table?period=2024&sort=met&failing=2");
    expect(await recent()).toEqual([
      "/units/46/heat-table?period=2024&sort=met&failing=2",
      "/units/46/ranking?period=2024",
    ]);
  });

  it("is not written again within a minute", async () => {
    const answer = await change("hue", { verb: "remember", address: "/units/46" });
    expect(answer.status).toBe(204);
    const at = () => asOwner<{ seen_at: Date }>(database.ownerUrl, "SELECT seen_at FROM own_view");
    const before = await at();
    await see("/units/46");
    expect(await at()).toEqual(before);
    await asOwner(database.ownerUrl, "UPDATE own_view SET seen_at = seen_at - interval '2 minutes'");
    await see("/units/46");
    expect((await at())[0]?.seen_at.getTime()).toBeGreaterThan(before[0]?.seen_at.getTime() ?? Infinity);
  });

  it("is forgotten one by one or all at once; what is pinned stays", async () => {
    await pin("hue", "/units/46");
    for (const address of ["/units/46", "/units/476", "/units/480"]) await see(address);
    await change("hue", { verb: "forget", address: "/units/476" });
    expect(await recent()).toEqual(["/units/480"]);
    await change("hue", { verb: "forget-all" });
    expect(await listsOf("hue")).toMatchObject({ recent: [], pinned: [{ href: "/units/46" }] });
    await change("hue", { verb: "unpin", address: "/units/46" });
    expect(await stored()).toEqual([]);
  });
});

describe("the buttons without JavaScript", () => {
  const post = async (fields: Record<string, string>, sent: { origin?: string; as?: string | null } = {}) => {
    const { origin = env().APP_URL, as = "hue" } = sent;
    const headers: Record<string, string> = { origin };
    if (as !== null) {
      const opened = await signIn({
        username: as,
        password: PASSWORD,
        address: "192.0.2.1",
        userAgent: null,
      });
      if (!opened.ok) throw new Error("no way in");
      headers["cookie"] = (await toSessionCookie(opened.value.sessionId)).split(";")[0] ?? "";
    }
    return form(
      new Request(new URL("/api/own-views/form", env().APP_URL), {
        method: "POST",
        headers,
        body: new URLSearchParams(fields),
      }),
    );
  };
  const fields = { verb: "pin", address: "/units/46", back: "/units/46?period=2024" };

  it("are refused from elsewhere, with other fields, and to strangers", async () => {
    expect((await post(fields, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ ...fields, verb: "remember" })).status).toBe(400);
    expect((await post({ verb: "pin", back: "/units/46" })).status).toBe(400);
    expect((await post({ ...fields, address: "/units/429" })).status).toBe(404);
    const stranger = await post(fields, { as: null });
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get("location")).toMatch(/^\/sign-in\?next=/);
    expect(await stored()).toEqual([]);
  });

  it("lead back to the page they stand on, and nowhere else", async () => {
    const done = await post(fields);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/units/46?period=2024"]);
    expect(await stored()).toEqual([{ address: "/units/46" }]);
    for (const back of ["//evil.example", "https://evil.example", "/\\evil.example"])
      expect((await post({ ...fields, verb: "unpin", back })).headers.get("location")).toBe("/");
    expect(await stored()).toEqual([]);
  });

  it("lead back to the button one goes on with, and to nothing else behind a #", async () => {
    await post(fields);
    await post({ ...fields, address: "/units/476" });
    const moved = await post({ verb: "move-up", address: "/units/476", back: "/search#pin-1-down" });
    expect([moved.status, moved.headers.get("location")]).toEqual([303, "/search#pin-1-down"]);
    expect(hrefs((await listsOf("hue")).pinned)).toEqual(["/units/476", "/units/46"]);
    for (const back of ["https://evil.example/#pin-1-down", "//evil.example#pin-1-down"])
      expect((await post({ ...fields, back })).headers.get("location")).toBe("/#pin-1-down");
    expect((await post({ ...fields, back: "/search#:~:text=x" })).headers.get("location")).toBe("/search");
  });

  it("lead to the list where no more can be pinned", async () => {
    for (let place = 0; place < MOST_PINNED; place += 1) await pin("hue", `/units/46?period=20${place + 10}`);
    expect((await post(fields)).headers.get("location")).toBe("/search?refused=too-many");
  });
});
