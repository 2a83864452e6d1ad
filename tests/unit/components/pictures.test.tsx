import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PICTURE_COLOURS } from "@/components/charts/picture-markup";
import { pictureLines, pictureTextWidth } from "@/components/charts/picture-text";
import widths from "@/components/charts/type/inter-widths.json";
import { comparePicture } from "@/components/dashboard/compare-picture";
import { compareTable, mapTable } from "@/components/dashboard/figure-tables";
import { leavingFileName } from "@/components/dashboard/file-names";
import { mapPicture } from "@/components/dashboard/map-picture";
import { overviewPicture } from "@/components/dashboard/overview-picture";
import { PICTURE_FONTS, type PictureWeight } from "@/lib/contracts/picture";
import type { Locale } from "@/lib/i18n/locale";
import { csvLines } from "@/lib/server/files/write-csv";
import { drawPng } from "@/lib/server/pictures/draw-png";
import { readFontWidths } from "@/scripts/runtime/font-widths";
import { comparisonFixture } from "@/tests/support/comparison-fixture";
import { mapFixture } from "@/tests/support/map-fixture";
import { type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

const HOLES = /undefined|NaN|\{\w+\}|var\(|class=|null/u;
const LONG = "Huyện có một cái tên rất dài để thử xem ảnh có bị tràn ra ngoài lề hay không";

const words = (svg: string): string =>
  svg
    .replaceAll(/<\/text>|<\/title>/gu, " ")
    .replaceAll(/<[^>]+>/gu, "")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/gu, " ");

const overviewSvg = (asked: FixtureAsked, locale: Locale = "vi", nearest = {}) =>
  overviewPicture({ overview: overviewFixture(asked), nearest, locale }).svg;

/** The right end of every line of text that stands in the picture's own coordinates. */
function lineEnds(svg: string): readonly number[] {
  const lines = svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)" fill[^>]*>(.*?)<\/text>/gu);
  return [...lines].map(([, x = "", size = "", runs = ""]) => {
    const spans = [...runs.matchAll(/<tspan font-weight="(\d+)">(.*?)<\/tspan>/gu)];
    return spans.reduce(
      (end, [, weight, text = ""]) =>
        end + pictureTextWidth(text, Number(size), Number(weight) as PictureWeight),
      Number(x),
    );
  });
}

describe("letters of a picture", () => {
  test("are as wide as in the fonts that draw it", () => {
    for (const [weight, file] of Object.entries(PICTURE_FONTS)) {
      const font = readFileSync(join("node_modules", file));
      expect(widths[weight as "400" | "600"], weight).toEqual(readFontWidths(font));
    }
  });

  test("break between words, never between a word and what belongs to it", () => {
    const lines = pictureLines(
      [
        { text: "đạt ", weight: 400 },
        { text: "3/15 mục tiêu", weight: 600 },
        { text: ", còn lại", weight: 400 },
      ],
      20,
      130,
    );
    expect(lines.map((line) => line.map(({ text }) => text).join(""))).toEqual([
      "đạt 3/15 mục",
      "tiêu, còn lại",
    ]);
    for (const line of lines)
      expect(
        line.reduce((sum, { text, weight }) => sum + pictureTextWidth(text, 20, weight), 0),
      ).toBeLessThanOrEqual(130);
  });
});

test("pictures have the colours of the light theme", () => {
  const sheet = readFileSync("app/globals.css", "utf8");
  const light = sheet.slice(sheet.indexOf(":root {"), sheet.indexOf("@media screen"));
  for (const [name, colour] of Object.entries(PICTURE_COLOURS))
    expect(light, name).toContain(`--${name}: ${colour};`);
});

describe("the overview as a picture", () => {
  const everyPage: readonly FixtureAsked[] = [
    { unit: "VN", childless: true },
    { unit: "46" },
    { unit: "46", empty: true },
    { unit: "46", lens: "provisional" },
    { unit: "474" },
    { unit: "19822" },
  ];

  test.each(everyPage)("%o has no hole and no line over its edge", (asked) => {
    for (const locale of ["vi", "en"] as const) {
      const svg = overviewSvg(asked, locale);
      expect(svg).not.toMatch(HOLES);
      const ends = lineEnds(svg);
      expect(ends.length).toBeGreaterThan(15);
      expect(Math.max(...ends)).toBeLessThanOrEqual(1080 - 44);
    }
  });

  test("breaks a name that is too long for a line", () => {
    const overview = overviewFixture({ unit: "474" });
    const svg = overviewPicture({
      overview: { ...overview, unit: { ...overview.unit, name: LONG } },
      nearest: {},
      locale: "vi",
    }).svg;
    expect(Math.max(...lineEnds(svg))).toBeLessThanOrEqual(1080 - 44);
  });

  test("says whose it is, what was found, as of when, and how much is approved", () => {
    const text = words(overviewSvg({ unit: "46" }));
    for (const said of [
      "Tỉnh Thừa Thiên Huế · Năm 2024",
      "Số đã duyệt",
      "Số liệu chốt đến ngày 14/12/2024: tỉnh Thừa Thiên Huế đạt 3/15 mục tiêu",
      "Nguy cơ không đạt",
      "còn thiếu 15 xã",
      "có từ 2 mục tiêu nguy cơ hoặc không đạt",
      "Số liệu chốt đến 14/12/2024. Đã duyệt 648/739 số liệu (87,7%). Duyệt gần nhất 16:20 ngày 24/12/2024.",
      "DỮ LIỆU MINH HỌA",
    ])
      expect(text).toContain(said);
    expect(text).not.toContain("TẠM TÍNH");
  });

  test("of provisional figures says so over the whole height", () => {
    const svg = overviewSvg({ unit: "46", lens: "provisional" });
    const marks = [...svg.matchAll(/rotate\([^)]+\)">SỐ LIỆU TẠM TÍNH/gu)];
    expect(marks.length).toBeGreaterThan(3);
    expect(words(svg)).toContain("SỐ LIỆU TẠM TÍNH: gồm cả số liệu chờ duyệt");
    expect(words(svg)).toContain("trong đó 31 chờ duyệt");
  });

  test("names who is nearest where that is known, and nobody else", () => {
    const overview = overviewFixture({ unit: "46" });
    const short = overview.pillars
      .flatMap(({ targets }) => targets)
      .find(({ score }) => ["at-risk", "slow"].includes(score.status) && (score.shortfall ?? 0) > 0);
    const code = short?.indicator.code ?? "";
    const silent = { code: "19819", name: "Xã Điền Lộc", isAwaited: true };
    const said = { code: "19822", name: "Xã Phong Bình", isAwaited: false };
    const wordsOf = (units: readonly (typeof said)[]) =>
      words(overviewSvg({ unit: "46" }, "vi", { [code]: units })).replaceAll(/\s+/gu, " ");
    expect(wordsOf([said])).toMatch(/Cần thêm .*; gần đạt nhất: Phong Bình/u);
    expect(wordsOf([silent, said])).toContain("gần đạt nhất: Điền Lộc, chưa có số liệu kỳ này; Phong Bình");
    expect(words(overviewSvg({ unit: "46" }))).not.toContain("gần đạt nhất");
  });
});

describe("map and comparison as pictures", () => {
  test("the map draws and names both archipelagos and says whose borders these are", () => {
    for (const locale of ["vi", "en"] as const) {
      const { svg } = mapPicture(mapFixture, locale);
      expect(svg).not.toMatch(HOLES);
      expect(svg).not.toContain("<a ");
      expect(Math.max(...lineEnds(svg))).toBeLessThanOrEqual(1080 - 44);
      const text = words(svg);
      for (const said of ["Hoàng Sa", "Trường Sa", "OpenStreetMap", "Open Database License 1.0"])
        expect(text).toContain(said);
      expect([...svg.matchAll(/<path /gu)].length).toBeGreaterThanOrEqual(63);
      expect([...svg.matchAll(/<circle /gu)].length).toBeGreaterThanOrEqual(26);
    }
  });

  test("a comparison of nothing is no picture", () => {
    expect(comparePicture(comparisonFixture({ units: [], targets: ["KTS-1"] }), "vi")).toBeNull();
    expect(comparePicture(comparisonFixture({ units: ["46"], targets: [] }), "vi")).toBeNull();
  });

  test("a comparison tells result and status of every unit", () => {
    const comparison = comparisonFixture({ units: ["46", "474", "483"], targets: ["KTS-1", "XHS-1"] });
    for (const locale of ["vi", "en"] as const) {
      const svg = comparePicture(comparison, locale)?.svg ?? "";
      expect(svg).not.toMatch(HOLES);
      expect(Math.max(...lineEnds(svg))).toBeLessThanOrEqual(1080 - 44);
    }
    const text = words(comparePicture(comparison, "vi")?.svg ?? "");
    expect(text).toContain("Tỉnh Thừa Thiên Huế: 58,7% (54/92 xã)");
    expect(text).toContain("Chưa kết luận");
  });
});

describe("tables that leave", () => {
  const lines = (table: Parameters<typeof csvLines>[0]) => [...csvLines(table)];

  test("the map's has every province, codes as they are, and the mark on every row", () => {
    const [head, country, first] = lines(mapTable(mapFixture, "vi"));
    expect(head).toMatch(/^\uFEFFHạng,Mã đơn vị,Đơn vị,Mã kỳ,.*,Dấu\r\n$/u);
    expect(country).toMatch(/^,VN,Cả nước,2024,Năm 2024,CQS-2,/u);
    expect(first).toMatch(/^1,40,Tỉnh Nghệ An,2024,Năm 2024,CQS-2,8\.4 xã nông thôn mới,0\.98,98,100,/u);
    expect(lines(mapTable(mapFixture, "vi"))).toHaveLength(6);
    for (const line of lines(mapTable(mapFixture, "vi")).slice(1))
      expect(line).toMatch(/,Dữ liệu minh họa\r\n$/u);
  });

  test("a name cannot become a formula", () => {
    const [row] = mapFixture.provinces;
    if (row === undefined) throw new Error("the fixture has no province");
    const shown = { ...mapFixture, provinces: [{ ...row, unit: { code: "40", name: "=1+1" } }] };
    expect(lines(mapTable(shown, "vi"))[2]).toMatch(/^1,40,'=1\+1,/u);
  });

  test("the comparison's has the periods drawn and the status of the one in view", () => {
    const comparison = comparisonFixture({ units: ["46", "474"], targets: ["KTS-1"] });
    const rows = lines(compareTable(comparison, "vi")).slice(1);
    const own = rows.filter((row) => row.startsWith("46,Tỉnh Thừa Thiên Huế,"));
    expect(own.map((row) => row.split(",")[2])).toEqual(["2021", "2022", "2023-H1", "2023", "2024"]);
    expect(rows.filter((row) => row.includes("Chưa kết luận")).map((row) => row.slice(0, 2))).toContain("46");
  });
});

test("a file says unit, period and lens, in letters every system takes", () => {
  const overview = overviewFixture({ unit: "46" });
  const name = leavingFileName("overview", { units: [overview.unit], frame: overview }, "png", "vi");
  expect(name).toBe("tong-quan_46-tinh-thua-thien-hue_2024_so-da-duyet.png");
  const several = leavingFileName(
    "compare",
    { units: [overview.unit, { code: "01", name: "Hà Nội" }], targets: ["CQS-2"], frame: overview },
    "csv",
    "en",
  );
  expect(several).toBe("comparison_46_01_cqs-2_2024_approved.csv");
});

describe("a picture as PNG", () => {
  const svg = (text: string, family: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><rect width="200" height="40" fill="#fff"/><text x="4" y="30" font-size="28" font-family="${family}">${text}</text></svg>`;
  const drawn = async (text: string, family = "Inter") => Buffer.from(await drawPng(svg(text, family), 400));

  test("has the width asked for and is a PNG", async () => {
    const png = await drawn("Huế");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([400, 80]);
  });

  test("draws Vietnamese letters of its own type, whatever the machine has", async () => {
    const [empty, stacked, plain] = await Promise.all([drawn(""), drawn("Ặ ữ đ"), drawn("Ă ư d")]);
    expect(stacked.equals(empty)).toBe(false);
    expect(stacked.equals(plain)).toBe(false);
    expect((await drawn("Ặ ữ đ", "Arial")).equals(stacked)).toBe(true);
  });
});
