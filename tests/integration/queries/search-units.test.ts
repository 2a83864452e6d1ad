import { describe, expect, it } from "vitest";
import { searchUnits } from "@/lib/server/queries/units/search-units";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();

const codes = async (query: string, limit?: number) =>
  (await searchUnits(query, limit)).map(({ code }) => code);

describe("searching units", () => {
  it("finds nothing for nothing, and nothing for nonsense", async () => {
    expect(await codes("   ")).toEqual([]);
    expect(await codes("%_'; drop table unit")).toEqual([]);
  });

  it("needs no Vietnamese marks", async () => {
    expect((await codes("dak lak"))[0]).toBe("66");
    expect((await codes("Đắk Lắk"))[0]).toBe("66");
    expect((await codes("thua thien hue"))[0]).toBe("46");
    expect((await codes("NGHE AN"))[0]).toBe("40");
  });

  it("finds by code, and tells places of one name apart", async () => {
    const [first] = await searchUnits("19822");
    expect(first).toMatchObject({ code: "19822", level: "commune" });
    expect(first?.within.map(({ code }) => code)).toEqual([expect.stringMatching(/^\d{3}$/), "46"]);
  });

  it("lists the higher level first and no more than asked for", async () => {
    const found = await searchUnits("son", 5);
    expect(found).toHaveLength(5);
    const exact = await searchUnits("hoa binh");
    expect(exact[0]?.level).toBe("province");
  });
});
