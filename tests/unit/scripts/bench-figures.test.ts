import { describe, expect, it } from "vitest";
import { firstLoadScripts } from "@/scripts/bench/first-load-scripts";
import { compare, median } from "@/scripts/bench/measured";
import { weightTable } from "@/scripts/bench/result-tables";

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
