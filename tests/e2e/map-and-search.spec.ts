import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

for (const colorScheme of ["light", "dark"] as const) {
  test(`map, its table and the search are accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, "trung-uong", "/units/VN/map?target=CQS-2&period=2024");
    await expect(page.getByRole("group", { name: /^Bản đồ Việt Nam/ })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/units/VN/map?target=CQS-2&period=2024&as=table");
    await expectAccessible(page);
    await page.goto("/search?q=son");
    await expect(page.getByRole("heading", { name: "Đơn vị" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("dak lak");
    await expect(page.locator(".search-option").first()).toContainText("Đắk Lắk");
    await expectAccessible(page);
  });
}

test("only the country has a map", async ({ page }) => {
  await signIn(page, "trung-uong");
  expect((await page.goto("/units/46/map"))?.status()).toBe(404);
  expect((await page.goto("/units/VN/map"))?.status()).toBe(200);
});

test("Hoàng Sa and Trường Sa are seen on screen, in print and on a phone", async ({ page }) => {
  await signIn(page, "xem", "/units/VN/map?period=2024");
  const seen = async () => {
    for (const name of ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]) {
      const label = page.locator(".archipelago", { hasText: name });
      await expect(label).toBeVisible();
      await expect(label.getByText(name)).toBeVisible();
    }
  };
  await seen();
  await page.emulateMedia({ media: "print" });
  await seen();
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await seen();
});

test("the map is read and followed by keyboard", async ({ page }) => {
  await signIn(page, "trung-uong", "/units/VN/map?target=CQS-2&period=2024");
  const links = page.locator(".province-map a");
  await expect(links).toHaveCount(63);
  await links.first().focus();
  await page.keyboard.press("Tab");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Tìm đơn vị, mục tiêu, trang" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(links.nth(1)).toBeFocused();
  await expect(links.nth(1)).toHaveAccessibleName(/^Tỉnh Hà Giang:/);
  await expect(links.nth(1)).toHaveAccessibleDescription("");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/units\/02\?.*explain=CQS-2/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hà Giang");
});

test("map and search work without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "trung-uong", "/units/VN/map?period=2024");
  await page.getByLabel("Mục tiêu", { exact: true }).selectOption("CQS-3");
  await page
    .getByRole("search", { name: "Mục tiêu trên bản đồ" })
    .getByRole("button", { name: "Xem" })
    .click();
  await expect(page.getByRole("heading", { name: /^8\.4 xã nâng cao/ })).toBeVisible();
  await page.getByRole("link", { name: "Xem dạng bảng" }).click();
  await expect(page.getByRole("columnheader", { name: "Còn thiếu" })).toBeVisible();
  await page.getByRole("combobox", { name: "Tìm đơn vị, mục tiêu, trang" }).fill("dak lak");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=dak/);
  await page.getByRole("link", { name: "Tỉnh Đắk Lắk", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Đắk Lắk");
  await context.close();
});

test("suggestions are chosen by keyboard, and a stranger's commune is not among them", async ({
  browser,
}) => {
  const page = await pageOf(browser, "tinh-40", "/units/40");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Tìm đơn vị, mục tiêu, trang" });
  const suggestions = page.getByRole("listbox", { name: "Gợi ý" });
  await expect(field).toBeFocused();
  await field.fill("huong tra");
  await expect(page.locator(".search").getByText("Không có kết quả")).toBeInViewport();
  await field.fill("nghi loc");
  await expect(suggestions.getByRole("option").first()).toContainText("Huyện Nghi Lộc");
  await field.press("ArrowDown");
  await expect(suggestions.getByRole("option", { selected: true })).toContainText("Huyện Nghi Lộc");
  await field.press("Escape");
  await expect(suggestions).toBeHidden();
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/units\/429$/);
  await page.context().close();
});
