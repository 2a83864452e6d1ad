import { expect, expectAccessible, signIn, test } from "@/tests/e2e/support/journey";

const LANGUAGES = [
  ["vi", "Bộ thành phần giao diện"],
  ["en", "Parts of the interface"],
] as const;

for (const [language, title] of LANGUAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every part in every state is accessible: ${language}, ${colorScheme}`, async ({
      page,
      baseURL,
    }) => {
      await page.emulateMedia({ colorScheme });
      await signIn(page, "xem");
      await page.context().addCookies([{ name: "lang", value: language, url: baseURL ?? "" }]);
      await page.goto("/gallery");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.locator(".targets .target")).toHaveCount(13);
      await expectAccessible(page);
      // The interactive charts come with the reader's first move.
      await page.mouse.move(4, 4);
      await expect(page.locator(".moving").getByRole("application")).toHaveCount(3);
      await expectAccessible(page);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(tooWide).toBe(false);
    });
  }
}

test("words in the charts never cover one another", async ({ page }) => {
  await signIn(page, "xem", "/gallery");
  const overlaps = await page.locator(".dot-strips, .dot-rows").evaluateAll((charts) =>
    charts.flatMap((chart) => {
      const boxes = [...chart.querySelectorAll("text")].map((text) => text.getBoundingClientRect());
      return boxes.flatMap((box, place) =>
        boxes
          .slice(place + 1)
          .filter(
            (other) =>
              box.left < other.right - 1 &&
              other.left < box.right - 1 &&
              box.top < other.bottom - 4 &&
              other.top < box.bottom - 4,
          ),
      );
    }),
  );
  expect(overlaps).toEqual([]);
});

test("figures stand under one another: every digit is as wide as the next, in tables and charts", async ({
  page,
}) => {
  await signIn(page, "xem", "/gallery");
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const widths = await page.locator("td.num, svg .axis-text").evaluateAll((places) =>
    places.map((place) => {
      const { fontFamily, fontSize, fontWeight, fontVariantNumeric } = getComputedStyle(place);
      const widthOf = (digits: string): number => {
        const sample = document.createElement("span");
        Object.assign(sample.style, { fontFamily, fontSize, fontWeight, fontVariantNumeric });
        sample.textContent = digits;
        document.body.append(sample);
        const { width } = sample.getBoundingClientRect();
        sample.remove();
        return Math.round(width * 10);
      };
      return { ones: widthOf("1111111111"), eights: widthOf("8888888888") };
    }),
  );
  expect(widths.length).toBeGreaterThan(10);
  for (const { ones, eights } of widths) expect(ones).toBe(eights);
  // Where they are tabular, a hyphen is as wide as a digit: "QĐ - TTg".
  await page.goto("/units/46?period=2024&explain=CQS-2");
  for (const sentence of [".explanation dd", ".explanation p", ".explanation .unbroken", ".facts dd"])
    await expect(page.locator(sentence).first()).toHaveCSS("font-variant-numeric", "normal");
  await expect(page.locator(".explanation td").first()).toHaveCSS("font-variant-numeric", "tabular-nums");
});
