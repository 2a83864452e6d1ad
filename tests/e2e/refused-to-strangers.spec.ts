import { expect, pageOf, signIn, test } from "@/tests/e2e/support/journey";

// A district officer of Giao Thủy (365, Nam Định) asks by hand for what belongs to others.
const FOREIGN_PAGES = [
  "/units/366",
  "/units/40/rows/CQS-2",
  "/units/412",
  "/entry/366/2024",
  "/entry/14254/2024",
  "/entry?unit=366",
  "/review",
  "/review/366-2024",
];

const FOREIGN_CALLS: readonly (readonly [string, number])[] = [
  ["/api/v1/scorecards/366?period=2024", 404],
  ["/api/v1/scorecards/40/children?period=2024", 404],
  ["/api/v1/observations?unit=366&period=2024", 404],
  ["/api/v1/observations?unit=36&period=2024", 404],
  ["/api/v1/scorecards/36?period=2024&lens=provisional", 403],
  ["/api/heat-table?period=2024&plan=national&lens=approved&show=value", 404],
  ["/api/v1/exports/units-not-meeting?unit=36&period=2024&indicator=CQS-2&format=csv", 404],
];

test("a district officer finds nothing of another district, not even its title", async ({ page }) => {
  await signIn(page, "huyen-365");
  for (const path of FOREIGN_PAGES) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    expect(await page.title(), path).not.toMatch(/Hải Hậu|Nghệ An|Hải/);
  }
  for (const [path, status] of FOREIGN_CALLS) {
    expect((await page.request.get(path)).status(), path).toBe(status);
  }
});

test("signed out, every page leads to the sign-in page and back to where one wanted to go", async ({
  page,
}) => {
  const answer = await page.request.get("/units/36?period=2024", { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers()["location"]).toContain("/sign-in?next=%2Funits%2F36%3Fperiod%3D2024");
  expect((await page.request.get("/api/v1/units/36")).status()).toBe(401);
  await signIn(page, "tinh-36", "/units/36?period=2023");
  await expect(page).toHaveURL(/\/units\/36\?period=2023$/);
});

test("a form sent from another site is refused, and a session ended elsewhere is over at once", async ({
  page,
  browser,
}) => {
  await signIn(page, "huyen-365");
  const foreign = await page.request.post("/api/auth/sign-out", {
    headers: { Origin: "https://example.org" },
  });
  expect(foreign.status()).toBe(403);

  const reader = await pageOf(browser, "xem");
  await reader.getByText("Tài khoản").first().isVisible();
  await reader.context().clearCookies();
  await reader.goto("/units/VN");
  await expect(reader).toHaveURL(/\/sign-in/);
});

test("a viewer and an administrator read, and are offered nothing to enter or approve", async ({
  browser,
}) => {
  for (const account of ["xem", "quan-tri"]) {
    const page = await pageOf(browser, account);
    await page.goto("/units/VN?period=2024");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "Việc cần làm" })).toHaveCount(0);
    expect((await page.goto("/review"))?.status()).toBe(404);
    expect((await page.goto("/entry/14212/2024"))?.status()).toBe(404);
    expect((await page.request.get("/api/v1/scorecards/VN?period=2024&lens=provisional")).status()).toBe(403);
  }
});
