import { expect, test } from "vitest";
import type { Level } from "@/lib/domain/units/unit";
import { denominatorRule } from "@/lib/format/denominator-rule";
import shipped from "@/prisma/data/register.json";

const over = (levels: readonly Level[], rule: string | null = null) => ({ denominatorRule: rule, levels });

test("the register's own words are given in Vietnamese, and nowhere else", () => {
  const own = over(["commune"], "Mọi xã đảo");
  expect(denominatorRule(own, "vi")).toBe("Mọi xã đảo");
  expect(denominatorRule(own, "en")).toBe("All communes (wards and townships not counted)");
});

test("without them the levels that report say it", () => {
  expect(denominatorRule(over(["commune", "district"]), "en")).toBe(
    "All communes (wards and townships not counted) and districts with at least one commune",
  );
  expect(denominatorRule(over(["country", "province", "district", "commune"]), "en")).toBe("All levels");
  expect(denominatorRule(over(["district"]), "vi")).toBe("Đơn vị cấp huyện có ít nhất một xã");
});

test("both agree with what the shipped register says of its single levels", () => {
  const told = shipped.indicators.filter(({ denominatorRule: rule, levels }) => rule && levels.length !== 2);
  expect(told.length).toBeGreaterThan(10);
  for (const { denominatorRule: rule, levels, code } of told)
    expect([code, denominatorRule(over(levels as Level[]), "vi")]).toEqual([code, rule]);
});
