import { expect, expectAccessible, signIn, test } from "@/tests/e2e/support/journey";

const PAGES = [
  ["the country", "/units/VN?period=2024"],
  ["a province, a figure explained", "/units/46?period=2024&explain=KTS-1"],
  ["a commune", "/units/19822?period=2024"],
  ["the heat table", "/units/46/heat-table?period=2024"],
  ["the ranking", "/units/VN/ranking?period=2024"],
  ["the map", "/units/VN/map?period=2024"],
  ["reporting progress", "/units/46/progress?period=2024"],
  ["the rows behind a figure", "/units/46/rows/XHS-1?period=2024"],
  ["the path to a target", "/units/46/path/XHS-1?period=2024"],
  ["the page of a target", "/indicators/CQS-2?unit=46&period=2024"],
  ["a comparison", "/compare?units=46,40&targets=CQS-2&period=2024"],
  ["the review", "/review"],
  ["the exports", "/exports"],
] as const;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page is wider than the screen", async ({ page }) => {
    await signIn(page, "trung-uong");
    for (const [what, path] of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(tooWide, what).toBe(false);
    }
  });

  for (const width of [390, 320])
    test(`at ${width} pixels every figure of the queue and of the progress is in sight, and a row adds up`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await signIn(page, "tinh-40", "/review");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const outside = (cells: readonly Element[]) =>
        cells
          .filter((cell) => {
            const { left, right, width } = cell.getBoundingClientRect();
            return width < 12 || left < 0 || right > innerWidth;
          })
          .map(({ textContent }) => textContent);
      const queued = page.locator(".review-queue tbody td.num");
      expect(await queued.count()).toBeGreaterThan(3);
      expect(await queued.evaluateAll(outside)).toEqual([]);
      await page.goto("/units/40/progress?period=2025-H1");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const figures = page.locator(".progress tbody td:is(.bar, .num):not(:empty)");
      expect(await figures.count()).toBeGreaterThan(100);
      expect(await figures.evaluateAll(outside)).toEqual([]);
      const rows = await page
        .locator(".progress tbody tr")
        .evaluateAll((all) =>
          all.map((row) =>
            [...row.querySelectorAll("td:is(.bar, .num:not(.below))")].map((cell) => cell.textContent),
          ),
        );
      const numberOf = (text: string | undefined) => Number(text?.replaceAll(".", ""));
      for (const [share, ...states] of rows) {
        const [present, due] = share?.split("/") ?? [];
        expect(states).toHaveLength(4);
        expect(states.reduce((sum, text) => sum + numberOf(text), numberOf(present))).toBe(numberOf(due));
      }
    });

  test("a table that goes on beyond the edge says so until its end", async ({ page }) => {
    await signIn(page, "tinh-46", "/units/46/heat-table?period=2024");
    const region = page.getByRole("region", { name: "mục tiêu" }).last();
    const shadow = () => region.evaluate((table) => Number(getComputedStyle(table, "::after").opacity));
    await expect.poll(shadow).toBe(1);
    await region.evaluate((table) => table.scrollTo({ left: table.scrollWidth }));
    await expect.poll(shadow).toBe(0);
    await page.setViewportSize({ width: 1600, height: 844 });
    await expect.poll(shadow).toBe(0);
  });

  test("the history begins at its latest period", async ({ page }) => {
    await signIn(page, "tinh-46", "/units/46/history?period=2025");
    const seen = await page
      .getByRole("region", { name: "mục tiêu qua" })
      .last()
      .evaluate((region) => {
        const heads = [...region.querySelectorAll("thead th")].map((head) => head.getBoundingClientRect());
        const { left, right } = region.getBoundingClientRect();
        const [names, first, last] = [heads[0], heads[1], heads.at(-1)];
        return {
          scrolls: region.scrollWidth > region.clientWidth,
          names: names !== undefined && names.left >= left,
          first: first !== undefined && first.left >= left,
          last: last !== undefined && last.right <= right + 1,
        };
      });
    expect(seen).toEqual({ scrolls: true, names: true, first: false, last: true });
  });
});

// Of Cao Bằng nothing of 2025 is approved yet.
const EMPTY = "/units/04?period=2025";

test("a province of which nothing is approved says so, and orders, ranks and explains nothing", async ({
  page,
}) => {
  await signIn(page, "trung-uong", EMPTY);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cao Bằng");
  await expect(page.getByText("Chưa có số liệu được duyệt của kỳ này.").first()).toBeVisible();
  await expect(page.getByText("xa đích nhất xếp trước")).toHaveCount(0);
  await expect(page.getByText("Chưa xã nào có nội dung đạt chuẩn")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/units/04/ranking?period=2025");
  await expect(page.getByText("có đủ số liệu để xếp hạng")).toBeVisible();
  await page.goto("/units/04/path/CQS-2?period=2025");
  await expect(page.getByRole("heading", { name: /xã chưa có số liệu$/ })).toBeVisible();
});
