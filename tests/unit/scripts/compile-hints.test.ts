import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hintCompilation } from "@/scripts/runtime/compile-hints";

describe("compile hints", () => {
  let folder: string;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ntm-hints-"));
    mkdirSync(join(folder, "static"));
    write("static/react.js", "react()");
    write("static/chart.js", "chart()");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("stand at the head of the scripts of every page, and of no other", () => {
    write("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/react.js"] }));
    expect(hintCompilation(folder)).toEqual(["static/react.js"]);
    expect(read("static/react.js")).toBe("//# allFunctionsCalledOnLoad\nreact()");
    expect(read("static/chart.js")).toBe("chart()");
  });

  it("are not said twice", () => {
    write("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/react.js"] }));
    hintCompilation(folder);
    hintCompilation(folder);
    expect(read("static/react.js")).toBe("//# allFunctionsCalledOnLoad\nreact()");
  });

  it("fail loudly once a build no longer says which scripts those are", () => {
    write("build-manifest.json", JSON.stringify({ rootMainFiles: [] }));
    expect(() => hintCompilation(folder)).toThrow("rootMainFiles");
  });
});
