import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/siblings/route";
import type { SiblingList } from "@/lib/contracts/siblings";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { loadSiblings } from "@/lib/server/queries/search/load-siblings";
import { type Caller, useApi } from "@/tests/support/api-caller";
import { viewerOf } from "@/tests/support/viewers";

const { call } = useApi();

const ask = (as: Caller | null, of: string, at: string) =>
  call(GET, `/api/siblings?${new URLSearchParams({ of, at })}`, { as });
const listOf = async (as: Caller, of: string, at: string) =>
  ((await (await ask(as, of, at)).json()) as SiblingList).siblings;

describe("the list behind a step of the breadcrumb", () => {
  it("is refused to strangers, out of scope, for unknown units and for what is no view", async () => {
    expect((await ask(null, "40", "/units/40")).status).toBe(401);
    expect((await ask("hue", "429", "/units/429")).status).toBe(404);
    expect((await ask("phongDien", "480", "/units/480")).status).toBe(404);
    expect((await ask("central", "999", "/units/40")).status).toBe(404);
    for (const at of ["/admin", "//evil.example/units/40", "/compare?units=40", "https://evil.example"])
      expect((await ask("central", "40", at)).status).toBe(404);
    expect((await call(GET, "/api/siblings?of=40")).status).toBe(400);
    expect((await call(GET, "/api/siblings?of=40&at=/units/40&limit=3")).status).toBe(400);
  });

  it("holds only the viewer's own units below province level", async () => {
    expect((await listOf("phongDien", "476", "/units/476")).map(({ code }) => code)).toEqual(["476"]);
    expect(await listOf("hue", "476", "/units/476")).toHaveLength(9);
    expect(await listOf("phongDien", "46", "/units/476")).toHaveLength(63);
  });

  it("leads to the same view, period, plan and filters", async () => {
    const at = "/units/476/heat-table?period=2024&plan=thua-thien-hue&lens=approved&sort=met&dir=asc";
    const beside = await listOf("hue", "476", at);
    expect(beside.find(({ code }) => code === "480")).toEqual({
      code: "480",
      href: at.replace("476", "480"),
      label: "Thị xã Hương Trà",
      isOverview: false,
    });
  });

  it("drops a plan that does not hold there, and offers the overview where the view is closed", async () => {
    const at = "/units/46/heat-table?period=2024&plan=thua-thien-hue&lens=approved&sort=met";
    const [first] = await listOf("hue", "46", at);
    expect(first).toMatchObject({
      code: "01",
      href: "/units/01?period=2024&lens=approved",
      isOverview: true,
    });
    const [forCentral] = await listOf("central", "46", at);
    expect(forCentral).toMatchObject({
      href: "/units/01/heat-table?period=2024&lens=approved&sort=met",
      isOverview: false,
    });
    const [past] = await listOf("hue", "46", "/units/46/history?period=2024");
    expect(past).toMatchObject({ href: "/units/01/history?period=2024", isOverview: false });
    const [rows] = await listOf("hue", "46", "/units/46/rows/CQS-2?period=2024");
    expect(rows).toMatchObject({ href: "/units/01?period=2024", isOverview: true });
    const [target] = await listOf("hue", "46", "/indicators/CQS-2?unit=46&period=2024");
    expect(target).toMatchObject({ href: "/indicators/CQS-2?unit=01&period=2024", isOverview: false });
  });

  it("offers the overview where another province has no such target", async () => {
    const beside = await listOf("central", "40", "/units/40/path/KTS-1-LK?period=2024");
    expect(beside.find(({ code }) => code === "40")?.href).toBe("/units/40/path/KTS-1-LK?period=2024");
    expect(beside.find(({ code }) => code === "46")?.href).toBe("/units/46?period=2024");
  });

  it("has few words a person hears", async () => {
    const list = await loadSiblings(viewerOf("central", ["VN"]), { of: "40", at: "/units/40" }, "en");
    expect(list?.of.label).toBe("Nghệ An Province");
    expect(list?.siblings).toHaveLength(63);
  });
});

describe("the neighbours a page knows of", () => {
  const neighboursOf = async (viewer: ReturnType<typeof viewerOf>, code: string) => {
    const overview = await loadUnitOverview(viewer, code, {});
    if (overview === null) throw new Error(code);
    const { switchable, previous, next } = overview.neighbours;
    return { switchable, previous: previous?.code ?? null, next: next?.code ?? null, isOwn: next?.isOwn };
  };

  it("are those the viewer may open, in code order", async () => {
    expect(await neighboursOf(viewerOf("district", ["476"]), "476")).toEqual({
      switchable: ["46"],
      previous: null,
      next: null,
      isOwn: undefined,
    });
    expect(await neighboursOf(viewerOf("province", ["46"]), "46")).toEqual({
      switchable: ["46"],
      previous: "45",
      next: "48",
      isOwn: false,
    });
    expect(await neighboursOf(viewerOf("central", ["VN"]), "VN")).toMatchObject({
      switchable: [],
      previous: null,
      next: null,
    });
    const commune = await neighboursOf(viewerOf("province", ["46"]), "19822");
    expect(commune.switchable).toEqual(["476", "46", "19822"]);
    expect(commune).toMatchObject({ next: "19825", isOwn: true });
  });
});
