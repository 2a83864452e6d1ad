import type { Page, Route } from "@playwright/test";
import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const DISTRICTS = "/units/VN/heat-table?period=2024&units=districts";
const COLUMNS = "/api/heat-table?period=2024&plan=national&lens=approved&show=value";

const rows = (page: Page) => page.locator("table.heat tbody tr:not(.total)");
const shown = (page: Page) => page.locator(".heat-shown [role=status]");

/** The districts of the country, once all of them are at hand in the browser. */
async function openDistricts(page: Page, address = DISTRICTS, status = 200): Promise<void> {
  const columns = page.waitForResponse((answer) => answer.url().includes("/api/heat-table?"));
  await page.goto(address);
  expect((await columns).status()).toBe(status);
  await expect(page.getByRole("heading", { name: /^645 đơn vị cấp huyện/ })).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the country's districts are accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, "xem");
    for (const show of ["change", "attainment"]) {
      await openDistricts(page, `${DISTRICTS}&province=58&show=${show}`);
      await expectAccessible(page);
    }
    await page.getByLabel("Tên đơn vị").fill("không đâu cả");
    await expect(page.getByRole("heading", { name: "Không đơn vị nào khớp điều kiện lọc" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("districts are filtered, sorted and paged at once, and the address keeps all of it", async ({
  page,
}) => {
  await signIn(page, "trung-uong");
  await openDistricts(page);
  await expect(rows(page)).toHaveCount(50);
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/units/VN/heat-table")) asked.push(request.url());
  });

  await page.getByRole("link", { name: "Trang sau" }).click();
  await expect(shown(page)).toHaveText("Hiện 51–100 trong 645 đơn vị cấp huyện");
  await page.getByLabel("Tên đơn vị").fill("dak lak");
  await expect(shown(page)).toHaveText("Hiện 15/645 đơn vị cấp huyện");
  await expect(rows(page)).toHaveCount(15);
  await expect(rows(page).first()).toContainText("Tỉnh Đắk Lắk");

  await page.getByRole("link", { name: /^8\.4 xã nông thôn mới/ }).click();
  await expect(page.getByRole("columnheader", { name: /^8\.4 xã nông thôn mới/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByLabel("Mục tiêu nguy cơ, không đạt").selectOption("2");
  await expect(page).toHaveURL(/name=dak\+lak&failing=2/);
  await expect(page).not.toHaveURL(/page=/);
  expect(asked).toEqual([]);
  const names = await rows(page).locator("th").allTextContents();
  expect(names.length).toBeGreaterThan(0);

  // The server draws the same for the address, and another period keeps the filter.
  await openDistricts(page, page.url());
  expect(await rows(page).locator("th").allTextContents()).toEqual(names);
  await page.getByLabel("Tên đơn vị").fill("dak");
  await expect(page).toHaveURL(/name=dak&/);
  await page.getByLabel("Kỳ", { exact: true }).selectOption("2023");
  await expect(page).toHaveURL(/period=2023.*name=dak&failing=2/);
  await expect(page.getByLabel("Tên đơn vị")).toHaveValue("dak");

  await page.getByRole("link", { name: "Bỏ lọc" }).click();
  await expect(page.getByLabel("Tên đơn vị")).toHaveValue("");
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
});

test("where the pages end, the focus goes from the link that is no more to the table", async ({ page }) => {
  await signIn(page, "trung-uong");
  await openDistricts(page, `${DISTRICTS}&page=12`);
  const next = page.getByRole("link", { name: "Trang sau" });
  await next.press("Enter");
  await expect(shown(page)).toHaveText("Hiện 601–645 trong 645 đơn vị cấp huyện");
  await expect(next).toHaveCount(0);
  await expect(page.locator(".heat-scroll")).toBeFocused();
  const previous = page.getByRole("link", { name: "Trang trước" });
  await previous.press("Enter");
  await expect(shown(page)).toHaveText("Hiện 551–600 trong 645 đơn vị cấp huyện");
  await expect(previous).toBeFocused();
});

test("a filter taken away by keyboard empties its fields, where the next one is typed", async ({ page }) => {
  await signIn(page, "trung-uong");
  await openDistricts(page, `${DISTRICTS}&name=dak&failing=1`);
  const name = page.getByLabel("Tên đơn vị");
  await name.fill("nghi loc");
  await expect(shown(page)).toHaveText("Hiện 1/645 đơn vị cấp huyện");
  await page.getByRole("link", { name: "Bỏ lọc" }).press("Enter");
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
  await expect(name).toHaveValue("");
  await expect(page.getByLabel("Mục tiêu nguy cơ, không đạt")).toHaveValue("");
  await expect(name).toBeFocused();
});

/** Opens a page once its script has taken the table over, and keeps the columns back until they are released. */
async function openWithColumnsHeld(
  page: Page,
  address: string,
  answer = (route: Route): Promise<void> => route.continue(),
): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/heat-table?*", async (route) => {
    await released;
    await answer(route);
  });
  const asked = page.waitForRequest("**/api/heat-table?*");
  await page.goto(address);
  await asked;
  return release;
}

test("a filter taken away before all rows have come keeps the page, and the field has the focus", async ({
  page,
}) => {
  await signIn(page, "trung-uong");
  const release = await openWithColumnsHeld(page, `${DISTRICTS}&name=dak&failing=1`);
  await page.getByRole("link", { name: "Bỏ lọc" }).press("Enter");
  const name = page.getByLabel("Tên đơn vị");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("");
  release();
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
  await expect(name).toBeFocused();
});

test("sorted before all rows have come, the table follows when they do, and the focus stays", async ({
  page,
}) => {
  await signIn(page, "trung-uong");
  const release = await openWithColumnsHeld(page, DISTRICTS);
  const column = page.getByRole("columnheader", { name: /^8\.4 xã nông thôn mới/ });
  await column.getByRole("link").press("Enter");
  const table = page.locator(".heat-scroll");
  await expect(table).toHaveAttribute("aria-busy", "true");
  await expect(column).not.toHaveAttribute("aria-sort");
  release();
  await expect(column).toHaveAttribute("aria-sort", "descending");
  await expect(column.getByRole("link")).toBeFocused();
  await expect(table).toHaveAttribute("aria-busy", "false");
  await expect(page).toHaveURL(/sort=CQS-2/);
});

test("a page turned before all rows have come is turned by the server when they do not", async ({ page }) => {
  await signIn(page, "trung-uong");
  const release = await openWithColumnsHeld(page, DISTRICTS, (route) =>
    route.fulfill({ status: 429, body: "" }),
  );
  await page.getByRole("link", { name: "Trang sau" }).click();
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
  release();
  await expect(shown(page)).toHaveText("Hiện 51–100 trong 645 đơn vị cấp huyện");
  await expect(page).toHaveURL(/page=2/);
});

test("a sheet printed before all rows have come says so", async ({ page }) => {
  await signIn(page, "trung-uong");
  const release = await openWithColumnsHeld(page, DISTRICTS);
  const part = page.getByText("Đây là trang 1/13. Để in đủ 645 đơn vị cấp huyện");
  await expect(part).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(part).toBeVisible();
  release();
});

test("on paper all districts stand in one table, on the screen page by page", async ({ page }) => {
  await signIn(page, "trung-uong");
  await openDistricts(page);
  await expect(rows(page)).toHaveCount(50);
  const print = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const { length } = document.querySelectorAll("table.heat tbody tr:not(.total)");
      window.dispatchEvent(new Event("afterprint"));
      return length;
    });
  // The columns have come; React takes them when it has time.
  await expect.poll(print).toBe(645);
  await expect(rows(page)).toHaveCount(50);
});

test("a cell is reached by keyboard and leads to what explains it", async ({ page }) => {
  await signIn(page, "trung-uong");
  await openDistricts(page, `${DISTRICTS}&name=nghi+loc`);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole("link", { name: "Huyện Nghi Lộc" }).focus();
  await page.keyboard.press("ArrowRight");
  const cell = rows(page).locator("td a").first();
  await expect(cell).toBeFocused();
  // A screen reader hears the target, and the status before the figure.
  await expect(cell).toHaveAccessibleName(/^Hồ sơ công việc \(huyện\) \S.*\s\S*\d/u);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/units\/429\?.*explain=/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nghi Lộc");
});

test("without JavaScript the same links and the same form ask the server", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "trung-uong", "/units/VN/heat-table?period=2024");
  await page.getByRole("link", { name: "645 đơn vị cấp huyện", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^645 đơn vị cấp huyện/ })).toBeVisible();
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("link", { name: "Trang sau" }).click();
  await expect(shown(page)).toHaveText("Hiện 51–100 trong 645 đơn vị cấp huyện");
  await page.getByLabel("Tên đơn vị").fill("dak lak");
  await page.getByLabel("Mục tiêu nguy cơ, không đạt").selectOption("1");
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL(/name=dak\+lak/);
  await expect(shown(page)).toHaveText(/^Hiện \d+\/645 đơn vị cấp huyện$/);
  await expect(rows(page).first()).toContainText("Tỉnh Đắk Lắk");
  await page.getByRole("link", { name: /^Đơn vị/ }).click();
  await expect(page).toHaveURL(/sort=unit&name=dak/);
  await expect(rows(page).first()).toContainText("Buôn Ma Thuột");
  await page.getByRole("link", { name: "Bỏ lọc" }).click();
  await expect(shown(page)).toHaveText("Hiện 1–50 trong 645 đơn vị cấp huyện");
  await context.close();
});

test("where the columns do not come, the form asks the server", async ({ page }) => {
  await signIn(page, "trung-uong");
  await page.route("**/api/heat-table?*", (route) => route.fulfill({ status: 429, body: "" }));
  await openDistricts(page, DISTRICTS, 429);
  await page.getByLabel("Tên đơn vị").fill("dak lak");
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(shown(page)).toHaveText("Hiện 15/645 đơn vị cấp huyện");
  await expect(page).toHaveURL(/name=dak\+lak/);
  await page.getByRole("link", { name: /^Đơn vị/ }).click();
  await expect(page).toHaveURL(/sort=unit&name=dak/);
  await expect(rows(page).first()).toContainText("Buôn Ma Thuột");
});

test("who does not see the whole country gets the provinces, and no columns", async ({ browser, page }) => {
  expect((await page.request.get(COLUMNS)).status()).toBe(401);
  const province = await pageOf(browser, "tinh-40", DISTRICTS);
  await expect(province.getByRole("heading", { name: /^63 tỉnh, thành phố/ })).toBeVisible();
  await expect(province.getByRole("link", { name: /645 đơn vị cấp huyện/ })).toHaveCount(0);
  expect((await province.request.get(COLUMNS)).status()).toBe(404);
  await expect(rows(province)).toHaveCount(63);
  expect(await province.content()).not.toContain("Nghi Lộc");
  await province.getByLabel("Tên đơn vị").fill("dak lak");
  await expect(shown(province)).toHaveText("Hiện 1/63 tỉnh, thành phố");
  await province.context().close();
});
