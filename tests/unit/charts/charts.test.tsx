import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Bullet } from "@/components/charts/bullet";
import { DotRows } from "@/components/charts/dot-rows";
import { DotStrips } from "@/components/charts/dot-strip";
import { linePath, Sparkline } from "@/components/charts/sparkline";
import { Trend } from "@/components/charts/trend";
import type { TrendChart } from "@/components/charts/trend-chart";

const count = (markup: string, pattern: RegExp) => markup.match(pattern)?.length ?? 0;

describe("a bullet", () => {
  const drawn = (figures: Partial<Parameters<typeof Bullet>[0]>) =>
    renderToStaticMarkup(
      <Bullet
        value={0.5}
        target={0.7}
        required={null}
        upper={null}
        tone="good"
        title="Kết quả 50%"
        {...figures}
      />,
    );

  test("is one image with the finding as its name", () => {
    expect(drawn({})).toContain('role="img" aria-label="Kết quả 50%"');
  });

  test("draws value and target on one scale", () => {
    expect(drawn({})).toContain('width="50.00%" height="8" fill="var(--good)"');
    expect(drawn({})).toContain('x1="70.00%"');
  });

  test("hatches only what the missing could still add", () => {
    expect(drawn({ upper: 0.5 })).not.toContain("url(#hatch)");
    expect(drawn({ upper: 0.6 })).toContain('x="50.00%" y="8" width="10.00%" height="8" fill="url(#hatch)"');
  });

  test("tells zero from nothing", () => {
    expect(drawn({ value: 0 })).toContain('width="3"');
    expect(drawn({ value: null })).toContain('width="100%" height="8" fill="url(#hatch)"');
  });

  test("stays inside its frame", () => {
    expect(drawn({ value: 1.4 })).toContain('width="100.00%" height="8" fill="var(--good)"');
  });
});

describe("lines", () => {
  test("a gap stays a gap", () => {
    const path = linePath([{ x: 0, y: 0 }, { x: 1, y: 1 }, null, { x: 3, y: 3 }, { x: 4, y: 4 }]);
    expect(count(path, /M/g)).toBe(2);
    expect(count(path, /L/g)).toBe(2);
  });

  test("one point is no line", () => {
    expect(renderToStaticMarkup(<Sparkline values={[null, 0.4]} />)).not.toContain("<path");
    expect(renderToStaticMarkup(<Sparkline values={[0.2, 0.4]} />)).toContain("<path");
  });
});

describe("a trend", () => {
  const chart: TrendChart = {
    points: [
      { day: 0, name: "2021", value: 0.2, label: "20%", due: null },
      { day: 365, name: "2022", value: null, label: "chưa có số liệu", due: null },
      { day: 730, name: "2023", value: 0.4, label: "40%", due: "cần đạt 45%" },
    ],
    target: 0.7,
    targetLabel: "mức phải đạt 70%",
    targetDay: 1460,
    path: null,
    pathLabel: "cần đạt",
    forecastLabel: "dự báo",
    seriesLabel: "Đường hiện trên biểu đồ",
    forecast: null,
    top: 1,
    ticks: [{ value: 0, label: "0%" }],
    dayTicks: [],
    actualLabel: "thực hiện",
    notes: [],
    tone: "good",
  };

  test("marks only the periods that have a figure, and names each", () => {
    const markup = renderToStaticMarkup(<Trend chart={chart} title="Tăng" />);
    expect(count(markup, /<circle/g)).toBe(4);
    expect(markup).toContain("<title>2021: 20%</title>");
    expect(markup).not.toContain("2022:");
  });

  test("a forecast is a dashed line within a band, labelled as one", () => {
    const forecast = {
      central: 0.6,
      low: 0.5,
      high: 0.7,
      label: "dự báo 60%",
      bandLabel: "khoảng 80%",
      rangeLabel: "50–70%",
    };
    expect(renderToStaticMarkup(<Trend chart={chart} title="Tăng" />)).not.toContain("<polygon");
    const markup = renderToStaticMarkup(<Trend chart={{ ...chart, forecast }} title="Tăng" />);
    expect(markup).toContain("<polygon");
    expect(markup).toContain("dự báo 60%");
  });

  test("a change of method is a numbered mark that says what changed", () => {
    expect(renderToStaticMarkup(<Trend chart={chart} title="Tăng" />)).not.toContain("trend-note");
    const notes = [{ day: 400, mark: "2", words: "Tiêu chí được sửa." }];
    const markup = renderToStaticMarkup(<Trend chart={{ ...chart, notes }} title="Tăng" />);
    expect(count(markup, /class="trend-note"/g)).toBe(2);
    expect(markup).toContain("<title>Tiêu chí được sửa.</title>");
  });
});

describe("dot strips", () => {
  test("every dot is a link with its unit's name and figure", () => {
    const dots = ["A", "B", "C"].map((name, place) => ({
      name,
      value: place === 2 ? 90 : 40,
      label: "40,0",
      href: `/units/${name}`,
    }));
    const markup = renderToStaticMarkup(
      <DotStrips title="Cách nhau" strips={[{ name: "Chỉ số", dots, whole: 60, low: "A", high: "C 90" }]} />,
    );
    expect(count(markup, /<a href="\/units\//g)).toBe(3);
    expect(markup).toContain('aria-label="Chỉ số, A: 40,0"');
    // Two equal dots are stacked, not drawn over one another.
    expect(new Set([...markup.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => y)).size).toBe(
      2,
    );
  });

  const strip = (values: readonly number[], low: string, high: string) => ({
    name: "Chỉ số",
    dots: values.map((value, place) => ({ name: `${place}`, value, label: "", href: `/units/${place}` })),
    whole: null,
    low,
    high,
  });
  const wordsOf = (markup: string) =>
    [
      ...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)"( text-anchor="end")? class="strip-text">([^<]+)</g),
    ].map(([, x, y, isEnd, text = ""]) => {
      const width = text.length * 6.6;
      const from = isEnd === undefined ? Number(x) : Number(x) - width;
      return { from, to: from + width, y: Number(y) };
    });

  test.each([
    ["far apart", [10, 90], "Hương Thủy 10,0", "Nam Đông 90,0"],
    ["close together at the left", [0, 1], "Quảng Điền và Hương Trà 0,0", "Phong Điền và A Lưới 1,0"],
    ["close together at the right", [99, 100], "Quảng Điền và Hương Trà 99,0", "Phong Điền 100,0"],
    [
      "longer than the picture",
      [40, 50],
      "Bà Rịa - Vũng Tàu và Thừa Thiên Huế 40,0",
      "Thành phố Hồ Chí Minh và Bình Định 50,0",
    ],
  ])("words of ends %s stay apart and in the picture", (_, values, low, high) => {
    const markup = renderToStaticMarkup(<DotStrips title="" strips={[strip(values, low, high)]} />);
    const words = wordsOf(markup);
    expect(words).toHaveLength(2);
    const [first, second] = words as [(typeof words)[number], (typeof words)[number]];
    for (const { from, to } of words) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(376);
    }
    expect(first.to <= second.from || Math.abs(first.y - second.y) >= 15).toBe(true);
  });

  test("a pile of the whole country stays below its height", () => {
    const values = Array.from({ length: 63 }, () => 100);
    const markup = renderToStaticMarkup(<DotStrips title="" strips={[strip(values, "a", "")]} />);
    const heights = [...markup.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(56);
  });
});

describe("rows of dots", () => {
  const rows = (counts: readonly (readonly [number, number])[]) =>
    counts.map(([units, open], place) => ({ name: `${place}/5`, count: units, open, label: `${units} xã` }));
  const drawn = (counts: readonly (readonly [number, number])[]) =>
    renderToStaticMarkup(<DotRows title="Số xã" rows={rows(counts)} />);

  test("draw one dot per unit and a hole in each open one", () => {
    const markup = drawn([
      [5, 2],
      [0, 0],
    ]);
    expect(count(markup, /h0/g)).toBe(5 + 2);
    expect(markup).toContain("0 xã");
  });

  test("of many units wrap, and keep their words beside them", () => {
    const markup = drawn([[200, 0]]);
    const lines = new Set([...markup.matchAll(/M[\d.]+ ([\d.]+)h0/g)].map(([, y]) => y));
    expect(lines.size).toBe(5);
    const rightmost = Math.max(...[...markup.matchAll(/M([\d.]+) [\d.]+h0/g)].map(([, x]) => Number(x)));
    const words = Number(markup.match(/<text x="(\d+)"[^>]*>200 xã/)?.[1]);
    expect(words).toBeGreaterThan(rightmost);
  });

  test("are bars where the units are too many for dots", () => {
    const markup = drawn([
      [900, 100],
      [300, 0],
    ]);
    expect(markup).not.toContain("h0");
    expect(count(markup, /<rect/g)).toBe(3);
  });
});
