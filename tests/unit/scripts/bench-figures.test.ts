import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type BareNode, toBareTree } from "@/scripts/bench/bare-tree";
import { firstLoadScripts } from "@/scripts/bench/first-load-scripts";
import { compare, median, middleMean, percentile } from "@/scripts/bench/measured";
import { readingTable, serverTimeTable, weightTable } from "@/scripts/bench/result-tables";

describe("first-load scripts", () => {
  it("are none where the page names none", () => {
    expect(
      firstLoadScripts('<script>run()</script><link rel="stylesheet" href="/_next/static/a.css">'),
    ).toEqual([]);
  });

  it("do not hold the one that modern browsers pass over, whoever else names it", () => {
    const html =
      '<script noModule="" src="/_next/static/chunks/old.js"></script><script>x("static/chunks/old.js")</script>';
    expect(firstLoadScripts(html)).toEqual([]);
  });

  it("are those of tags, early requests and the embedded payload, each once", () => {
    const html = [
      '<script src="/_next/static/chunks/a.js?v=1&amp;w=2" async=""></script>',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>',
      '<link rel="preload" as="font" href="/_next/static/media/inter.woff2"/>',
      '<link rel="modulepreload" href="/_next/static/chunks/c.js"/>',
      '<script>self.__next_f.push([1,"5:I[7,[\\"/_next/static/chunks/b.js\\",\\"static/chunks/d.js\\"],\\"default\\"]"])</script>',
    ].join("");
    expect(firstLoadScripts(html)).toEqual([
      "/_next/static/chunks/a.js",
      "/_next/static/chunks/b.js",
      "/_next/static/chunks/c.js",
      "/_next/static/chunks/d.js",
    ]);
  });
});

describe("a comparison", () => {
  it("leaves the warm-up out, takes turns and divides the medians", async () => {
    const order: string[] = [];
    const taking = (name: string, times: number[]) => () => {
      order.push(name);
      return Promise.resolve(times.shift() ?? Number.NaN);
    };
    const measured = await compare({
      title: "",
      ours: taking("ours", [1000, 10, 40, 30]),
      floor: taking("floor", [1, 5, 10, 2]),
      warmUps: 1,
      rounds: 3,
      notes: [],
    });
    expect(measured).toMatchObject({ oursMs: 30, floorMs: 5, ratio: 6, spread: [2, 15], rounds: 3 });
    expect(order.slice(0, 4)).toEqual(["floor", "ours", "floor", "ours"]);
  });

  it("knows the middle of an even number of values", () => {
    expect(median([9, 1, 3, 5])).toBe(4);
    expect(middleMean([100, 4, 1, 6, 5, 0, 3, 90])).toBe(4.5);
    expect(middleMean([7, 1, 3])).toBeCloseTo(11 / 3);
  });
});

it("knows what ninety-five of a hundred do not exceed", () => {
  const values = Array.from({ length: 40 }, (_, place) => 40 - place);
  expect(percentile(values, 95)).toBe(38);
  expect(percentile(values, 50)).toBe(20);
  expect(percentile([7], 95)).toBe(7);
});

describe("the bare page", () => {
  const toElement = (node: BareNode): ReactNode =>
    typeof node === "string"
      ? node
      : createElement(node.tag, { ...node.attributes }, ...node.children.map(toElement));
  const rendered = (nodes: readonly BareNode[]) =>
    renderToString(createElement("main", null, ...nodes.map(toElement)));

  it("refuses a page that leaves an element open", () => {
    expect(() => toBareTree("<body><div><p>1</p></body>")).toThrow("1 elements open");
  });

  it("renders to the very text it was read from, without the scripts", () => {
    const page = createElement(
      "main",
      null,
      createElement("p", { className: "a b", title: 'x < "y" & z' }, "1,5", "%", createElement("br")),
      createElement(
        "svg",
        { viewBox: "0 0 1 1", "aria-hidden": true },
        createElement("path", { d: "M0 0", strokeWidth: 2 }),
      ),
      createElement("input", { type: "checkbox", defaultChecked: true, disabled: true, name: "n" }),
      createElement("label", { htmlFor: "n" }, "Tỉnh > huyện"),
      createElement("td", { colSpan: 2, hidden: true }),
    );
    const html = renderToString(page);
    const [main] = toBareTree(
      `<html><head><title>t</title></head><body class="x">${html}<script nonce="1">if (1 < 2) "</p>"</script></body></html>`,
    );
    if (typeof main !== "object") throw new Error("the page has an element");
    expect(rendered(main.children)).toBe(html);
  });
});

describe("the tables of pages", () => {
  const percentiles = (p95: number) => ({ p50: 1, p95 });

  it("mark what is over its goal, and nothing where none is set", () => {
    const page = { title: "t", path: "/p", goalMs: 100, goalRatio: 2, kib: [1, 1] as const };
    const line = (ours: number, goals: object = {}) =>
      serverTimeTable([
        {
          ...page,
          ours: percentiles(ours),
          bare: percentiles(50),
          ratio: ours / 50,
          middleRatio: 1,
          ...goals,
        },
      ]).split("\n")[1];
    expect(line(100)).toMatch(/2\.00× +2\.00× within +100 ms within/);
    expect(line(101)).toMatch(/2\.02× +2\.00× OVER +100 ms OVER/);
    expect(line(101, { goalMs: null, goalRatio: null })).not.toMatch(/OVER|within/);
  });

  it("mark what costs a reader too much, and name the faults", () => {
    const good = {
      title: "t",
      path: "/p",
      desktop: 95,
      mobile: 85,
      accessibility: 100,
      bestPractices: 100,
      blockingMs: 130,
      bareBlockingMs: 100,
      paintMs: 1500,
      slowPaintMs: 2800,
      shift: 0.02,
      answerMs: 200,
      faults: [],
    };
    expect(readingTable([good])).not.toContain("OVER");
    expect(readingTable([{ ...good, blockingMs: 50, bareBlockingMs: 0 }])).not.toContain("OVER");
    const bad = { ...good, desktop: 94, accessibility: 99, blockingMs: 131, shift: 0.021, faults: ["x: y"] };
    expect(readingTable([bad])).toMatch(
      /94 OVER +85 +99 OVER +100 +131\/100 OVER +1500 +2800 +0\.021 OVER +200/,
    );
    expect(readingTable([bad])).toContain("t: x: y");
  });
});

it("names the pages over the budget, the heaviest first", () => {
  const page = { asked: "nobody /", scripts: 1 };
  const table = weightTable(
    [
      { ...page, route: "/light", kib: 175 },
      { ...page, route: "/heavy", kib: 175.1 },
    ],
    175,
  );
  expect(table.indexOf("/heavy")).toBeLessThan(table.indexOf("/light"));
  expect(table).toMatch(/\/heavy +175\.1 +1 +OVER/);
  expect(table).toMatch(/\/light +175\.0 +1 +within/);
  expect(table).toContain("1 of 2 pages are over the budget.");
});
