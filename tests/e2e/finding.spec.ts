import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const HEAT = "/units/429/heat-table?period=2024&plan=nghe-an&lens=approved&sort=unit&dir=desc";

test("a stranger's siblings are in no list, also when their address is typed", async ({ browser }) => {
  const page = await pageOf(browser, "huyen-365", "/units/365?period=2024");
  await expect(page.getByRole("heading", { level: 1, name: "Huyện Giao Thủy" })).toBeVisible();
  await expect(
    page.getByRole("link", { name: "Chuyển sang đơn vị cùng cấp với huyện Giao Thủy" }),
  ).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Đơn vị (trước|sau)/ })).toHaveCount(0);
  expect((await page.goto("/units/366/siblings"))?.status()).toBe(404);
  expect((await page.goto("/units/365/siblings?at=//evil.example"))?.status()).toBe(404);
  await page.context().close();
});

test("from one district's table to another's by keyboard, in the same period, plan and order", async ({
  browser,
}) => {
  const page = await pageOf(browser, "tinh-40", HEAT);
  const opener = page.getByRole("link", { name: "Chuyển sang đơn vị cùng cấp với huyện Nghi Lộc" });
  await opener.focus();
  await opener.press("Enter");
  const field = page.getByRole("combobox", { name: "Lọc theo tên hoặc mã" });
  const list = page.getByRole("listbox", { name: "Đơn vị cùng cấp" });
  await expect(list.getByRole("option", { selected: true })).toHaveText("Huyện Nghi Lộc");
  await expect(field).toBeFocused();
  await expectAccessible(page);
  // The list scrolls and is no stop of its own; Escape leads back from wherever it was pressed.
  await field.press("Shift+Tab");
  await expect(opener).toBeFocused();
  await opener.press("Escape");
  await expect(list).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.press(" ");
  await expect(field).toBeFocused();
  await expect(list.getByRole("option", { selected: true })).toHaveText("Huyện Nghi Lộc");
  await field.press("Shift+Tab");
  await opener.press(" ");
  await expect(list).toBeHidden();
  await opener.press(" ");
  await expect(list.getByRole("option", { selected: true })).toHaveText("Huyện Nghi Lộc");
  await field.press("Tab");
  await expect(list).toBeHidden();
  await opener.focus();
  await opener.press("ArrowDown");
  await expect(list.getByRole("option", { selected: true })).toHaveText("Huyện Nghi Lộc");
  await field.press("ArrowUp");
  await expect(list.getByRole("option", { selected: true })).toHaveText("Huyện Thanh Chương");
  await field.fill("dien chau");
  await expect(list.getByRole("option")).toHaveText(["Huyện Diễn Châu"]);
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Huyện Diễn Châu" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${HEAT.replace("429", "425").replace("?", "\\?")}$`));
  const next = page.getByRole("link", { name: "Đơn vị sau: Huyện Yên Thành" });
  // Beside its title a label would be read as a second announcement.
  await expect(next).not.toHaveAttribute("aria-label");
  await next.click();
  await expect(page.getByRole("heading", { level: 1, name: "Huyện Yên Thành" })).toBeVisible();
  await expect(page).toHaveURL(/\/units\/426\/heat-table\?.*sort=unit&dir=desc$/);
  await page.context().close();
});

test("the list of a step fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "tinh-40", "/units/17830?period=2024");
  await page.getByRole("link", { name: "Chuyển sang đơn vị cùng cấp với xã Nghi Văn" }).click();
  await expect(page.getByRole("option", { name: "Xã Nghi Yên" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("option", { name: "Xã Nghi Yên" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Xã Nghi Yên" })).toBeVisible();
});

test("siblings and pins work without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "tinh-46", "/units/476/heat-table?period=2024&plan=thua-thien-hue&lens=approved");
  await page.getByRole("link", { name: "Chuyển sang đơn vị cùng cấp với huyện Phong Điền" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chọn đơn vị cấp huyện khác");
  await page.getByRole("link", { name: "Huyện Phú Vang" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Huyện Phú Vang" })).toBeVisible();
  await expect(page).toHaveURL(/\/units\/478\/heat-table\?period=2024&plan=thua-thien-hue&lens=approved$/);
  await page.getByRole("button", { name: "Ghim", exact: true }).click();
  await expect(page.getByRole("button", { name: "Bỏ ghim", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/units\/478\/heat-table\?/);
  await page.goto("/units/46?period=2024");
  await page.getByRole("button", { name: "Ghim", exact: true }).click();
  await expect(page.getByRole("button", { name: "Bỏ ghim", exact: true })).toBeVisible();
  await page.goto("/search");
  const pinned = page.getByRole("region", { name: "Đã ghim" });
  const [table, province] = ["Bảng tổng hợp mục tiêu · Huyện Phú Vang", "Tỉnh Thừa Thiên Huế"];
  await expect(pinned.getByRole("link")).toHaveText([table, province]);
  await expect(pinned.getByRole("button", { name: /^Chuyển lên: Bảng/ })).toBeDisabled();
  await pinned.getByRole("button", { name: /^Chuyển lên: Tỉnh/ }).focus();
  await page.keyboard.press("Enter");
  await expect(pinned.getByRole("link")).toHaveText([province, table]);
  await expect(pinned.getByRole("button", { name: /^Chuyển xuống: Tỉnh .+, thứ 1\/2$/ })).toBeFocused();
  await page.goto("/search");
  for (const left of [1, 0]) {
    await pinned
      .getByRole("button", { name: /^Bỏ ghim / })
      .first()
      .click();
    await expect(pinned.getByRole("link")).toHaveCount(left);
  }
  await expect(page).toHaveURL(/\/search$/);
  await context.close();
});

test("a pinned page is one click away, in the reader's language, and nobody else's", async ({ browser }) => {
  const page = await pageOf(
    browser,
    "huyen-429",
    "/units/429/ranking?period=2024&plan=nghe-an&lens=approved",
  );
  await page.getByRole("button", { name: "Ghim", exact: true }).click();
  await expect(page.getByRole("button", { name: "Bỏ ghim", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Tổng quan", exact: true }).first().click();
  await expect(page).toHaveURL(/\/units\/429(\?|$)/);
  const menu = page.locator(".pinned-menu");
  await menu.locator("summary").click();
  await expect(menu.getByRole("link", { name: "Xếp hạng · Huyện Nghi Lộc" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(menu.getByRole("link", { name: "Xếp hạng · Huyện Nghi Lộc" })).toBeHidden();

  await page.keyboard.press("Control+k");
  const group = page.getByRole("group", { name: "Đã ghim" });
  await expect(group.getByRole("option")).toContainText(["Xếp hạng · Huyện Nghi Lộc"]);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/units\/429\/ranking\?period=2024&plan=nghe-an&lens=approved$/);

  await page.getByRole("link", { name: "EN", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "Ranking · Nghi Lộc District" }).click();
  await expect(page.getByRole("button", { name: "Unpin", exact: true })).toBeVisible();

  const other = await pageOf(browser, "tinh-40", "/search");
  await expect(other.getByRole("main").getByText("Chưa ghim trang nào")).toBeVisible();
  await other.context().close();
  await page.context().close();
});

test("pages seen for a while are listed before anything is typed, and can be cleared", async ({
  browser,
}) => {
  const page = await pageOf(browser, "huyen-425", "/search");
  const noted = page.waitForResponse(
    (response) => response.url().endsWith("/api/own-views") && response.status() === 204,
  );
  await page.goto("/units/425?period=2024");
  await expect(page.getByRole("heading", { level: 1, name: "Huyện Diễn Châu" })).toBeVisible();
  await noted;
  await page.goto("/search");
  const recent = page.getByRole("region", { name: "Xem gần đây" });
  await expect(recent.getByRole("link")).toHaveText(["Huyện Diễn Châu"]);
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Xem gần đây" }).getByRole("option")).toHaveCount(1);
  await expect(page.locator(".search output")).toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await recent.getByRole("button", { name: "Xóa danh sách xem gần đây" }).click();
  await expect(recent).toHaveCount(0);
  await page.context().close();
});
