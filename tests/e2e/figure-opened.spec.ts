import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const OPENED = "/units/40?period=2024&explain=CQS-2";

test("a district opens a figure of its province and learns neither which communes moved nor who approved", async ({
  browser,
}) => {
  const page = await pageOf(browser, "huyen-412", OPENED);
  await expect(page.getByRole("heading", { name: "Thay đổi so với năm 2023" })).toBeVisible();
  const section = page.locator(".figure-history");
  await expect(section).toContainText("chỉ hiện với tài khoản có phạm vi chứa đơn vị này");
  await expect(section.getByRole("link")).toHaveCount(0);
  await page.goto("/units/40/rows/CQS-2?period=2024&change=newly-met");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("phía sau con số");
  await page.context().close();
});

test("a province follows what changed to exactly those communes, and who approved them", async ({
  browser,
}) => {
  const page = await pageOf(browser, "tinh-40", OPENED);
  await expect(page.getByRole("heading", { name: "Thay đổi so với năm 2023" })).toBeVisible();
  const link = page.locator(".moved").getByRole("link", { name: /mới được tính đạt$/u });
  const count = Number((await link.innerText()).split(" ")[0]);
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: /phía sau con số/u })).toBeVisible();
  await expect(page.getByRole("link", { name: `Mới được tính đạt ${count}` })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await expect(page.locator("tbody tr")).toHaveCount(count);
  await expect(page.locator("tbody tr").first()).toContainText(/mới được tính đạt.*Nhập .*, .*Duyệt .*, /u);
  await expectAccessible(page);
  await page.context().close();
});

test("a viewer sees when, not who", async ({ browser }) => {
  const page = await pageOf(browser, "xem", OPENED);
  const section = page.locator(".figure-history");
  await expect(section).toContainText("Tên người duyệt chỉ hiện với người làm số liệu trong phạm vi.");
  await expect(section.getByText(/^Duyệt gần nhất: \d\d:\d\d ngày [\d/]+\.$/u)).toBeVisible();
  await page.context().close();
});

test("a target's page of the country has its map, and a trend whose lines can be hidden", async ({
  page,
}) => {
  await signIn(page, "trung-uong", "/indicators/CQS-2?unit=VN&period=2024");
  await expect(page.getByRole("heading", { level: 1, name: "8.4 xã nông thôn mới" })).toBeVisible();
  const map = page.locator(".indicator-map");
  await expect(map.locator(".province-map a")).toHaveCount(63);
  await expect(map).toContainText("Quần đảo Hoàng Sa");
  await expect(map).toContainText("Quần đảo Trường Sa");
  await expect(page.locator(".method-notes li")).toHaveCount(3);

  await page.mouse.move(4, 4);
  const lines = page.getByRole("group", { name: "Đường hiện trên biểu đồ" });
  const due = lines.getByRole("button", { name: "cần đạt" });
  await expect(due).toHaveAttribute("aria-pressed", "true");
  const chart = page.locator(".moving").getByRole("application");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".trend-card")).toContainText("cần đạt");
  const said = page.locator(".moving").getByRole("status");
  await expect(said).toHaveText(/^\S+ [\d,]+%; cần đạt [\d,]+%$/u);
  // The page itself stays where it is.
  const top = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("End");
  await expect(said).toHaveText(/^dự báo [\d,]+%; khoảng 80%/u);
  expect(await page.evaluate(() => window.scrollY)).toBe(top);
  await page.keyboard.press("Home");
  await expect(said).toHaveText(/^2021 /u);
  await due.click();
  await expect(due).toHaveAttribute("aria-pressed", "false");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".trend-card")).toBeVisible();
  await expect(page.locator(".trend-card")).not.toContainText("cần đạt");
  await expectAccessible(page);

  await map.getByRole("link", { name: /^Tỉnh Nghệ An:/u }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/indicators\/CQS-2\?unit=40/u);
  await expect(page.locator(".province-map")).toHaveCount(0);
});
