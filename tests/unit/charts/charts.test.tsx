import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Bullet } from "@/components/charts/bullet";
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
      { day: 0, name: "2021", value: 0.2, label: "20%" },
      { day: 365, name: "2022", value: null, label: "chưa có số liệu" },
      { day: 730, name: "2023", value: 0.4, label: "40%" },
    ],
    target: 0.7,
    targetLabel: "mức phải đạt 70%",
    targetDay: 1460,
    path: null,
    pathLabel: "cần đạt",
    forecast: null,
    top: 1,
    ticks: [{ value: 0, label: "0%" }],
    dayTicks: [],
    actualLabel: "thực hiện",
    tone: "good",
  };

  test("marks only the periods that have a figure, and names each", () => {
    const markup = renderToStaticMarkup(<Trend chart={chart} title="Tăng" />);
    expect(count(markup, /<circle/g)).toBe(4);
    expect(markup).toContain("<title>2021: 20%</title>");
    expect(markup).not.toContain("2022:");
  });

  test("a forecast is a dashed line within a band, labelled as one", () => {
    const forecast = { central: 0.6, low: 0.5, high: 0.7, label: "dự báo 60%", bandLabel: "khoảng 80%" };
    expect(renderToStaticMarkup(<Trend chart={chart} title="Tăng" />)).not.toContain("<polygon");
    const markup = renderToStaticMarkup(<Trend chart={{ ...chart, forecast }} title="Tăng" />);
    expect(markup).toContain("<polygon");
    expect(markup).toContain("dự báo 60%");
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
    expect(markup).toContain('aria-label="A: 40,0"');
    // Two equal dots are stacked, not drawn over one another.
    expect(new Set([...markup.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => y)).size).toBe(
      2,
    );
  });
});
