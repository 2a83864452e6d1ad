import { describe, expect, it } from "vitest";
import {
  comparedUnits,
  LONGEST_ADDRESS,
  overviewOfPage,
  pageAtUnit,
  parseViewPage,
  viewPageAddress,
  viewSubject,
} from "@/lib/contracts/view-page";

const again = (address: string) => {
  const page = parseViewPage(address);
  return page === null ? null : viewPageAddress(page);
};

describe("what is no view of this product", () => {
  it.each([
    "",
    "/",
    "units/40",
    "//evil.example/units/40",
    "https://evil.example/units/40",
    "/\\evil.example",
    "/units/40#x",
    "/units/40/heat-table/",
    "/units/40/../../admin",
    "/units/40%2fheat-table",
    "/units/4",
    "/units/1234",
    "/units/vn",
    "/units/40/siblings",
    "/units/40/heat-table?a=b?c=d",
    "/units/40/path/",
    "/units/40/path/cqs-2",
    "/units/40/rows/CQS-2/csv",
    "/indicators/CQS-2/trend/csv",
    "/entry/365/2024",
    "/search?q=a",
    "/api/v1/units/40",
    "/sign-in?next=//evil.example",
    "javascript:alert(1)",
    `/units/40?status=${"a".repeat(LONGEST_ADDRESS)}`,
    "/units/40\n",
    " /units/40",
  ])("%j", (address) => {
    expect(parseViewPage(address)).toBeNull();
  });
});

describe("an address", () => {
  it.each([
    "/units/VN",
    "/units/40?period=2024&plan=nghe-an&lens=provisional",
    "/units/429?status=slow,at-risk&explain=CQS-2",
    "/units/VN/map?period=2024-H1&target=CQS-2&as=table",
    "/units/40/heat-table?show=attainment&sort=CQS-1A&dir=asc&failing=2",
    "/units/40/ranking",
    "/units/19822/progress?lens=approved",
    "/units/40/path/KTS-1-LK?period=2024&with=16732,16735",
    "/units/40/rows/CQS-2?outcome=not-met",
    "/indicators/CQS-2?unit=40&period=2024",
    "/indicators/CQS-2",
    "/compare?units=40,46&targets=CQS-2,KTS-1&period=2024&lens=approved",
  ])("%s comes back as it was", (address) => {
    expect(again(address)).toBe(address);
  });

  it("is spelt one way, and keeps nothing that its page does not read", () => {
    expect(again("/units/40?lens=approved&period=2024&_rsc=1a2&next=//evil.example")).toBe(
      "/units/40?period=2024&lens=approved",
    );
    expect(again("/units/40/ranking?status=slow&period=2024")).toBe("/units/40/ranking?period=2024");
    expect(again("/units/40/history?explain=CQS-2&lens=approved")).toBe("/units/40/history?lens=approved");
    expect(again("/units/40?period=2024&period=2023")).toBe("/units/40?period=2024");
  });

  it.each(["<script>", "//evil.example", "a b", "%0d%0aLocation:x", "'", "a/b", "-x", ""])(
    "drops the value %j",
    (value) => {
      expect(again(`/units/40?period=${encodeURIComponent(value)}`)).toBe("/units/40");
      expect(again(`/indicators/CQS-2?unit=${encodeURIComponent(value)}`)).toBe("/indicators/CQS-2");
    },
  );
});

describe("the same page elsewhere", () => {
  const at = (address: string) => {
    const page = parseViewPage(address);
    if (page === null) throw new Error(address);
    return page;
  };

  it("keeps view, period, lens and filters, and the plan where it holds", () => {
    const table = at("/units/429/heat-table?period=2024&plan=nghe-an&lens=approved&sort=met");
    expect(viewPageAddress(pageAtUnit(table, "425", true))).toBe(
      "/units/425/heat-table?period=2024&plan=nghe-an&lens=approved&sort=met",
    );
    expect(viewPageAddress(pageAtUnit(table, "474", false))).toBe(
      "/units/474/heat-table?period=2024&lens=approved&sort=met",
    );
  });

  it("leaves supposed results behind", () => {
    const path = at("/units/429/path/CQS-2?period=2024&with=17827");
    expect(viewPageAddress(pageAtUnit(path, "425", true))).toBe("/units/425/path/CQS-2?period=2024");
  });

  it("names the unit of a target's page in its query", () => {
    expect(viewPageAddress(pageAtUnit(at("/indicators/CQS-2?unit=40&lens=approved"), "46", true))).toBe(
      "/indicators/CQS-2?unit=46&lens=approved",
    );
  });

  it("falls back to the overview under the same period", () => {
    const rows = at("/units/40/rows/CQS-2?period=2024&plan=national&outcome=met");
    expect(viewPageAddress(overviewOfPage(rows))).toBe("/units/40?period=2024&plan=national");
  });

  it("is about the same thing, however it is sorted and filtered", () => {
    const subject = (address: string) => viewSubject(at(address));
    expect(subject("/units/40/heat-table?period=2024&sort=met&failing=2")).toBe(
      subject("/units/40/heat-table?period=2024&show=change"),
    );
    expect(subject("/units/40?period=2024&explain=CQS-2")).toBe(subject("/units/40?period=2024"));
    expect(subject("/units/40?period=2024")).not.toBe(subject("/units/40?period=2023"));
    expect(subject("/units/VN/map?target=CQS-2")).not.toBe(subject("/units/VN/map?target=CQS-3"));
    expect(subject("/compare?units=40,46")).not.toBe(subject("/compare?units=40,42"));
  });

  it("reads the units of a comparison", () => {
    expect(comparedUnits(at("/compare?units=40,,46"))).toEqual(["40", "46"]);
    expect(comparedUnits(at("/compare"))).toEqual([]);
  });
});
