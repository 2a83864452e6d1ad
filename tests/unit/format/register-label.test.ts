import { expect, test } from "vitest";
import { registerLabel } from "@/lib/format/register-label";
import shipped from "@/prisma/data/register.json";

test("every numerator and denominator the shipped register names is named in English too", () => {
  const labels = shipped.indicators.flatMap((indicator) =>
    "numeratorLabel" in indicator ? [indicator.numeratorLabel, indicator.denominatorLabel] : [],
  );
  const named = labels.filter((label) => label !== null && label !== undefined);
  expect(named.length).toBeGreaterThan(10);
  for (const label of named) expect([label, registerLabel(label, "en")]).not.toContain(null);
  expect(registerLabel("tổng hồ sơ công việc", "en")).toBe("all work files");
});

test("a label that nobody has translated stands in Vietnamese alone", () => {
  expect(registerLabel("số hộ dân", "vi")).toBe("số hộ dân");
  expect(registerLabel("số hộ dân", "en")).toBeNull();
  expect(registerLabel(null, "vi")).toBeNull();
});
