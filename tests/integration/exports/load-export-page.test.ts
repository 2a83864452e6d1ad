import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/access/viewer";
import { loadExportPage } from "@/lib/server/exports/load-export-page";
import { readGolden, useApi } from "@/tests/support/api-caller";

const api = useApi();
const viewer = (role: Viewer["role"], ...scope: string[]): Viewer => ({
  accountId: "00000000-0000-4000-8000-000000000000",
  username: role,
  name: role,
  position: null,
  role,
  scope,
});

beforeAll(async () => {
  const { report } = await api.importFile(readGolden("thua-thien-hue/observations.csv"));
  expect(report.applied).toBe(true);
}, 60_000);

describe("the export page", () => {
  it.each(["40", "99999", "VN", "38"])("is not there for unit %s of somebody else", async (unit) => {
    expect(await loadExportPage(viewer("province", "46"), { unit })).toBeNull();
  });

  it("falls back to what the unit has where the address asks for what is not there", async () => {
    const asked = { report: "all", period: "1999", plan: "nghe-an", lens: "final", indicator: "CQS" };
    const page = await loadExportPage(viewer("province", "46"), asked);
    expect(page?.order).toEqual({
      report: "national-summary",
      unit: "46",
      period: "2024",
      plan: "thua-thien-hue",
      lens: "approved",
      indicator: null,
    });
    expect(page?.units.map(({ code }) => code)).toContain("476");
    expect(page?.list).toBeNull();
  });

  it("offers provisional figures only to those who work on them", async () => {
    const asked = { lens: "provisional", report: "units-not-meeting", indicator: "CQS-2", period: "2024" };
    const page = await loadExportPage(viewer("viewer", "46"), asked);
    expect([page?.order.lens, page?.lenses]).toEqual(["approved", ["approved"]]);
    expect(page?.list?.count).toBe(page?.list?.units.length);
    expect((await loadExportPage(viewer("district", "476"), asked))?.order.lens).toBe("provisional");
  });
});
