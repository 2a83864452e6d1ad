import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { fillOf, mapClasses } from "@/components/dashboard/map-classes";
import { MapView } from "@/components/dashboard/map-view";
import { wordedFigure } from "@/components/dashboard/map-words";
import { resultWords } from "@/components/dashboard/target-words";
import { formatThreshold } from "@/lib/format/percent";
import { scoreOf as of, mapFixture as shown } from "@/tests/support/map-fixture";

const page = (form: "map" | "table", locale: "vi" | "en" = "vi") =>
  renderToStaticMarkup(<MapView shown={shown} locale={locale} form={form} />);

describe("classes of the map", () => {
  const bar = (numerator: number, comparator: ">=" | ">" = ">=") =>
    of(0, { threshold: { numerator, denominator: 100 }, comparator });

  test("are cut finer near the target, which is itself a bound", () => {
    const bounds = (numerator: number) =>
      mapClasses(bar(numerator)).map(({ from }) => (from === null ? null : formatThreshold(from, "vi")));
    expect(bounds(100)).toEqual([null, "50%", "70%", "85%", null]);
    expect(bounds(97)).toEqual([null, "48,5%", "67,9%", "82,45%", null]);
    expect(bounds(90)).toEqual([null, "45%", "63%", "76,5%", null]);
    expect(bounds(70)).toEqual([null, "35%", "49%", "59,5%", null]);
  });

  test("hold a result by its exact sums, and print it inside its class", () => {
    const classed = (numerator: number) => {
      const score = of(90, {
        threshold: { numerator: 90, denominator: 100 },
        numerator,
        denominator: 100_000,
        smallSample: false,
      });
      return [fillOf(score), resultWords(wordedFigure(shown, score, "province", "vi")).main];
    };
    expect(classed(76_500)).toEqual([4, "76,5%"]);
    expect(classed(76_499)).toEqual([3, "76,499%"]);
    expect(classed(76_460)).toEqual([3, "76,46%"]);
    expect(classed(77_049)).toEqual([4, "77,0%"]);
    expect(classed(76_951)).toEqual([4, "77,0%"]);
  });

  test("nothing below the target has the colour of what passes, however near", () => {
    const near = { numerator: 8007, denominator: 8255 };
    expect(fillOf(of(97, near))).toBe(4);
    expect(fillOf(of(97, { numerator: 8008, denominator: 8255 }))).toBe(5);
    expect(fillOf({ ...bar(50, ">"), numerator: 50, denominator: 100, value: "0.500000" })).toBe(4);
  });

  test("tell zero, nothing and not applicable apart", () => {
    expect(fillOf(of(0))).toBe(1);
    expect(fillOf(of(null))).toBe("no-data");
    expect(fillOf(of(null, { status: "not-applicable" }))).toBe("not-applicable");
    expect(fillOf(null)).toBe("not-applicable");
  });

  test("what is counted passes or does not", () => {
    const counted = {
      kind: "count-per-unit",
      denominator: 1,
      threshold: { numerator: 1, denominator: 1 },
    } as const;
    expect(fillOf(of(0, { ...counted, numerator: 0 }))).toBe(2);
    expect(fillOf(of(0, { ...counted, numerator: 3 }))).toBe(5);
  });
});

describe("the page of the map", () => {
  test("names both archipelagos in both languages, and whose borders are drawn", () => {
    for (const locale of ["vi", "en"] as const) {
      const markup = page("map", locale);
      expect(markup).toContain("Hoàng Sa");
      expect(markup).toContain("Trường Sa");
      expect(markup).toContain("OpenStreetMap");
      expect(markup).toContain("Open Database License 1.0");
    }
  });

  test("states the finding", () => {
    expect(page("map")).toContain("8.4 xã nông thôn mới: 1/4 tỉnh, thành phố ở mức phải đạt trở lên");
  });

  test("says the same in the table, ties marked and the unranked apart", () => {
    const markup = page("map");
    expect(markup.match(/>=2</gu)).toHaveLength(2);
    expect(markup.indexOf("Chưa có số liệu để xếp")).toBeLessThan(markup.lastIndexOf("Khánh Hòa"));
    expect(markup).toContain("<title>Thành phố Đà Nẵng: 80,0% (80/100 xã)</title>");
  });

  test("as a table has no map but all columns, and leads back", () => {
    const markup = page("table");
    expect(markup).not.toContain("province-map");
    expect(markup).toContain("Còn thiếu");
    expect(markup).toContain("Xem dạng bản đồ");
    expect(page("map")).toContain("as=table");
  });
});
