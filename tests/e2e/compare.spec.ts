import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const FOUR = "/compare?units=46,40,36,01&targets=CQS-2,XHS-1,KTS-1&period=2024";

const panels = (page: Page): Locator => page.locator("figure.compare-panel");
const chartOf = (panel: Locator): Locator => panel.getByRole("application");
const cardOf = (panel: Locator): Locator => panel.locator(".compare-card");

async function openLive(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: /^So sánh / })).toBeVisible();
  await page.mouse.move(4, 4);
  await expect(chartOf(panels(page).first())).toBeVisible();
}

/** The table of a panel by period: the figures that its chart must say. */
async function figuresOf(panel: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await panel.locator("summary").click();
  const rows = await panel
    .locator("tbody tr")
    .evaluateAll((lines) => lines.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  return new Map(rows.map(([period = "", ...cells]) => [period, cells]));
}

async function expectCardOf(
  panel: Locator,
  figures: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  const period = await cardOf(panel).locator("> b").innerText();
  const values = await cardOf(panel).locator("li b").allInnerTexts();
  const cells = figures.get(period) ?? [];
  expect(values).toHaveLength(4);
  values.forEach((value, place) => expect(cells[place]).toContain(value));
  return period;
}

test("a stranger's unit is left out, and says no more than one that does not exist", async ({ browser }) => {
  const page = await pageOf(browser, "huyen-365", "/compare?units=365,474,99999&targets=CQS-2&period=2024");
  await openLive(page);
  await expect(page.getByText("Không so sánh: “474”, “99999”.")).toBeVisible();
  await expect(panels(page).first()).not.toContainText("Huế");
  await page.context().close();
});

test("a comparison is pointed at and tells all units of the period", async ({ page }) => {
  await signIn(page, "trung-uong", FOUR);
  await openLive(page);
  const panel = panels(page).first();
  const figures = await figuresOf(panel);
  await chartOf(panel).scrollIntoViewIfNeeded();
  await chartOf(panel).hover({ position: { x: 90, y: 120 } });
  await expect(cardOf(panel)).toBeVisible();
  await expectCardOf(panel, figures);
});

test("a comparison is walked through by keyboard, period by period", async ({ page }) => {
  await signIn(page, "trung-uong", FOUR);
  await openLive(page);
  const panel = panels(page).nth(1);
  const figures = await figuresOf(panel);
  await page.getByRole("button", { name: "Hà Nội" }).focus();
  await page.keyboard.press("Tab");
  await expect(chartOf(panels(page).first())).toBeFocused();
  await chartOf(panel).focus();
  await page.keyboard.press("ArrowRight");
  await expect(cardOf(panel)).toBeVisible();
  const first = await expectCardOf(panel, figures);
  await page.keyboard.press("ArrowRight");
  await expect(cardOf(panel).locator("> b")).not.toHaveText(first);
  await expectCardOf(panel, figures);
  const said = panel.locator(".moving").getByRole("status");
  await page.keyboard.press("End");
  await expect(said).toHaveText(/^2024(; \D+ [\d,]+%){4}$/u);
  await page.keyboard.press("Home");
  await expect(said).toHaveText(/^2021(; .+){4}$/u);
});

test("a button shows or hides a unit in all charts", async ({ page }) => {
  await signIn(page, "trung-uong", FOUR);
  await openLive(page);
  const button = page.getByRole("button", { name: "Nghệ An" });
  const named = page.locator(".moving .end-text", { hasText: "Nghệ An" });
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(named).toHaveCount(3);
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await expect(named).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await expect(named).toHaveCount(3);
});

test("one period, one unit twice and a commune that is not measured are drawn as they are", async ({
  page,
}) => {
  await signIn(page, "trung-uong", "/compare?units=46,46,19822&targets=CQS-2&period=2021");
  await openLive(page);
  await expect(page.getByRole("group", { name: "Hiện đường của" }).getByRole("button")).toHaveCount(1);
  await expect(panels(page)).toContainText("Không vẽ Điền Hương");
  await expect(page.locator(".moving .end-text", { hasText: "Thừa Thiên Huế" })).toHaveCount(1);
});

test("without JavaScript the picture stands, and nothing offers what does not work", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "trung-uong", FOUR);
  await expect(panels(page).first().getByRole("img")).toBeVisible();
  await expect(page.locator(".series-switch")).toBeHidden();
  await context.close();
});
