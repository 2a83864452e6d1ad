import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const PAGES = [
  ["the country", "/units/VN?period=2024", "Cả nước"],
  ["a province on its own plan, a figure explained", "/units/46?period=2024&explain=KTS-1", "Thừa Thiên Huế"],
  ["a district", "/units/474?period=2024", "Thành phố Huế"],
  ["a commune", "/units/19822?period=2024", "Xã"],
  ["reporting progress", "/units/36/progress?period=2025", "Nam Định"],
  ["the heat table", "/units/46/heat-table?period=2024", "Thừa Thiên Huế"],
  ["the history", "/units/46/history?period=2024", "Thừa Thiên Huế"],
  ["the ranking", "/units/VN/ranking?period=2024", "Cả nước"],
  ["the path to a target", "/units/46/path/XHS-1?period=2024", "Dịch vụ"],
  ["the page of a target", "/indicators/CQS-2?unit=46&period=2024", "8.4"],
  ["a comparison", "/compare?units=46,40&targets=CQS-2&period=2024", ""],
  ["the rows behind a figure", "/units/46/rows/CQS-2?period=2024", ""],
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const [what, path, name] of PAGES) {
    test(`${what} is accessible in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await signIn(page, "trung-uong", path);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
      await expectAccessible(page);
    });
  }
}

test("a province reads, explains a figure and follows it to its rows without JavaScript", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "tinh-46");
  await page.goto("/units/46?period=2024");
  await expect(page.getByText("mục tiêu đến năm 2025").first()).toBeVisible();
  await page
    .getByRole("link", { name: /vì sao/ })
    .first()
    .click();
  await expect(page).toHaveURL(/explain=/);
  await expect(page.getByText("Căn cứ").first()).toBeVisible();
  await expect(page.locator("figure svg, svg[role=img]").first()).toBeVisible();
  await page.goto("/units/46/rows/CQS-2?period=2024");
  await expect(page.getByRole("table").first()).toContainText("Xã");
  await page.goto("/units/46?period=2024");
  await page.getByRole("link", { name: "Huyện Phong Điền" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Phong Điền");
});

test("on the way from page to page the document never stands without its title", async ({ page }) => {
  await signIn(page, "tinh-46", "/units/46?period=2024");
  await expect(page).toHaveTitle("Tỉnh Thừa Thiên Huế · Năm 2024 · NTM Số");
  const titles = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const note = () => seen.push(document.title);
    new MutationObserver(note).observe(document.head, { childList: true, subtree: true });
    return seen;
  });
  await page.getByRole("link", { name: "Huyện Phong Điền" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Huyện Phong Điền");
  await expect(page).toHaveTitle("Huyện Phong Điền · Năm 2024 · NTM Số");
  expect(await titles.jsonValue()).not.toContain("");
});

test("a link changes the page without loading it anew; a new tab and a file are the browser's", async ({
  page,
}) => {
  await signIn(page, "tinh-46", "/units/46?period=2024");
  const first = await page.evaluateHandle(() => document.body);
  const district = page.getByRole("link", { name: "Huyện Phong Điền" }).first();
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    district.click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Huyện Phong Điền");
  await tab.close();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tỉnh Thừa Thiên Huế");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải ảnh", exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.png$/);
  await district.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Huyện Phong Điền");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tỉnh Thừa Thiên Huế");
  expect(await first.evaluate((body) => body.isConnected)).toBe(true);
});

test("the scripts of React and Next.js are served with the mark that has them compiled while they arrive", async ({
  page,
}) => {
  const served: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") served.push(await response.text());
  });
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  const react = served.filter((text) => text.includes("react.dev/errors"));
  expect(react.length).toBeGreaterThan(0);
  for (const text of react) expect(text.slice(0, 40)).toContain("//# allFunctionsCalledOnLoad");
});

test("the whole page speaks English when asked, and Vietnamese again", async ({ page }) => {
  await signIn(page, "tinh-46", "/units/46?period=2024");
  await page.getByRole("link", { name: "EN", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/\/units\/46\?period=2024/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Thừa Thiên Huế Province/);
  await expect(page.getByText("targets").first()).toBeVisible();
  await page.getByRole("link", { name: "VI", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
});

test("an unknown period, plan or lens falls back, an unknown unit does not exist", async ({ page }) => {
  await signIn(page, "trung-uong");
  const answer = await page.goto("/units/46?period=1999&plan=none&lens=rough");
  expect(answer?.status()).toBe(200);
  expect((await page.goto("/units/99999"))?.status()).toBe(404);
});

test("the figure on the page is the figure of the API", async ({ browser }) => {
  const page = await pageOf(browser, "tinh-46", "/units/46?period=2024");
  const answer = await page.request.get("/api/v1/scorecards/46?period=2024&plan=thua-thien-hue");
  const scorecard = (await answer.json()) as {
    targets: { indicator: string; numerator: number; denominator: number }[];
  };
  const target = scorecard.targets.find(({ indicator }) => indicator === "CQS-2");
  await expect(page.getByText(`(${target?.numerator}/${target?.denominator} xã)`).first()).toBeVisible();
});
