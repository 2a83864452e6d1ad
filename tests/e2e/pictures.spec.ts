import type { APIResponse, Page } from "@playwright/test";
import { expect, pageOf, signIn, test } from "@/tests/e2e/support/journey";

const FOREIGN = [
  "/units/366/picture/png?period=2024",
  "/units/366/picture/svg?period=2024",
  "/units/12211/picture/png",
  "/units/00/picture/png",
  "/units/365/picture/pdf",
  "/units/365/map/png",
  "/units/VN/map/gif",
  "/indicators/CQS-2/trend/png?unit=366",
  "/indicators/NONE/trend/png?unit=365",
  "/compare/png?units=366&targets=CQS-2",
  "/compare/csv?units=366&targets=CQS-2",
];

const name = (answer: APIResponse) => answer.headers()["content-disposition"] ?? "";

/** Width and height that a PNG states. */
async function sizeOf(answer: APIResponse): Promise<readonly [number, number]> {
  const png = await answer.body();
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test("whoever may not see a page gets no picture of it", async ({ page }) => {
  const signedOut = await page.request.get("/units/365/picture/png", { maxRedirects: 0 });
  expect(signedOut.status()).toBe(303);
  expect(signedOut.headers()["location"]).toContain("/sign-in?next=");
  await signIn(page, "huyen-365");
  for (const path of FOREIGN) expect((await page.request.get(path)).status(), path).toBe(404);
  // Of the units asked for, those that are not the viewer's are left out, as on the page.
  const beside = await (await page.request.get("/compare/csv?units=365,366&targets=CQS-2")).text();
  expect(beside).toContain("\r\n365,");
  expect(beside).not.toContain("366,");
});

test("the overview leaves as one picture that nothing stores on the way", async ({ page }) => {
  await signIn(page, "tinh-40", "/units/40?period=2024");
  const link = page.getByRole("link", { name: "Tải ảnh", exact: true });
  const png = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(png.status()).toBe(200);
  expect(png.headers()).toMatchObject({ "content-type": "image/png", "cache-control": "no-store" });
  expect(name(png)).toBe('attachment; filename="tong-quan_40-tinh-nghe-an_2024_so-da-duyet.png"');
  const [width, height] = await sizeOf(png);
  expect([width, height > 2000]).toEqual([1080, true]);
  const svg = await page.request.get("/units/40/picture/svg?period=2024&lens=provisional");
  expect(name(svg)).toContain("_so-tam-tinh.svg");
  const drawn = await svg.text();
  expect(drawn).toContain("@font-face");
  expect(drawn).toContain("SỐ LIỆU TẠM TÍNH");
  expect(drawn).toContain("gần đạt nhất");
  // A viewer sees approved figures only, whatever is asked for.
  const reader = await page.context().browser()?.newContext();
  const readerPage = await reader?.newPage();
  if (readerPage === undefined) throw new Error("no browser");
  await signIn(readerPage, "xem");
  const approved = await readerPage.request.get("/units/40/picture/svg?period=2024&lens=provisional");
  expect(await approved.text()).not.toContain("TẠM TÍNH");
  await reader?.close();
});

test("map, comparison and trend leave as pictures and tables", async ({ page }) => {
  await signIn(page, "xem", "/units/VN/map?period=2024&target=CQS-2");
  for (const [path, width] of [
    ["/units/VN/map/png?period=2024&target=CQS-2", 1080],
    ["/compare/png?units=40,46&targets=CQS-2,XHS-1&period=2024", 1080],
    ["/indicators/CQS-2/trend/png?unit=40&period=2024", 1920],
  ] as const) {
    const answer = await page.request.get(path);
    expect(answer.headers()["cache-control"], path).toBe("no-store");
    expect((await sizeOf(answer))[0], path).toBe(width);
  }
  const table = await page.request.get("/units/VN/map/csv?period=2024&target=CQS-2");
  expect(name(table)).toBe('attachment; filename="ban-do_vn-viet-nam_cqs-2_2024_so-da-duyet.csv"');
  const lines = (await table.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 1 + 63);
  expect(lines.find((line) => line.includes(",01,"))).toContain("Thành phố Hà Nội");
  for (const link of ["Tải ảnh", "Tải ảnh SVG của trang này", "Tải bảng số liệu CSV"])
    await expect(page.getByRole("link", { name: link, exact: true })).toBeVisible();
});

test("pictures need no script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "trung-uong", "/units/VN?period=2024");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải ảnh", exact: true }).click();
  expect((await saved).suggestedFilename()).toBe("tong-quan_vn-viet-nam_2024_so-da-duyet.png");
  await context.close();
});

interface Sheets {
  readonly count: number;
  readonly isPortrait: boolean;
}

/** Sheets of a page as a browser prints it. */
async function printed(page: Page, path: string): Promise<Sheets> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const [, width = "0", height = "0"] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf) ?? [];
  return {
    count: [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length,
    isPortrait: Number(height) > Number(width),
  };
}

const ONE_SHEET = [
  ["the country", "/units/VN?period=2024"],
  ["the country, provisional", "/units/VN?period=2025&lens=provisional"],
  ["a province", "/units/46?period=2024"],
  ["seventeen targets with long names, provisional", "/units/40?period=2025&lens=provisional"],
  ["a district", "/units/365?period=2025&lens=provisional"],
  ["a commune", "/units/14203?period=2024"],
  ["a unit without figures", "/units/40?period=2025"],
] as const;

test("the overview is one upright sheet at every level, in both languages", async ({ page, context }) => {
  test.slow();
  await signIn(page, "trung-uong");
  for (const lang of ["vi", "en"]) {
    await context.addCookies([{ name: "lang", value: lang, url: new URL(page.url()).origin }]);
    for (const [what, path] of ONE_SHEET)
      expect(await printed(page, path), `${what}, ${lang}`).toEqual({ count: 1, isPortrait: true });
  }
});

test("wide views lie on their side, and the map is one sheet", async ({ page }) => {
  await signIn(page, "trung-uong");
  expect(await printed(page, "/units/VN/heat-table?period=2024")).toEqual({ count: 2, isPortrait: false });
  expect(await printed(page, "/units/40/heat-table?period=2024&plan=nghe-an")).toEqual({
    count: 1,
    isPortrait: false,
  });
  expect(await printed(page, "/units/VN/map?period=2025&lens=provisional")).toEqual({
    count: 1,
    isPortrait: true,
  });
  expect(
    await printed(page, "/compare?units=40,46,VN,01&targets=CQS-2,XHS-1,TD-1&period=2025&lens=provisional"),
  ).toEqual({ count: 1, isPortrait: false });
});

/** A4 within its margins, in pixels, as the style sheet has them. */
const UPRIGHT = { width: 703, height: 1000 };
const SIDEWAYS = { width: 1047, height: 700 };

/** Words that lie beyond the sheet, or that a part which would scroll on a screen cuts off. */
async function cutOnPaper(page: Page, path: string): Promise<readonly string[]> {
  await page.emulateMedia({ media: "screen" });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const isSideways = (await page.locator("main.sideways, main .sideways").count()) > 0;
  await page.setViewportSize(isSideways ? SIDEWAYS : UPRIGHT);
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return page.evaluate(() => {
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      if (width < 1 || text.parentElement?.closest(".sr-text, .print-mark")) continue;
      let [from, to] = [0, document.documentElement.clientWidth];
      for (let up = text.parentElement; up !== null; up = up.parentElement) {
        if (getComputedStyle(up).overflowX === "visible" || up === document.body) continue;
        const box = up.getBoundingClientRect();
        [from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
      }
      if (left < from - 2 || right > to + 1) cut.push(text.textContent ?? "");
    }
    return cut;
  });
}

const PRINTED = [
  [
    "trung-uong",
    [
      "/units/VN?period=2024",
      "/units/VN/heat-table?period=2024",
      "/units/VN/heat-table?period=2024&units=districts",
      "/units/VN/ranking?period=2024",
      "/units/VN/map?period=2024",
      "/units/VN/progress?period=2025",
      "/units/VN/history?period=2024",
      "/indicators/KTS-1?period=2024",
      "/compare?units=40,46,VN,01&targets=CQS-2,XHS-1,TD-1&period=2024",
    ],
  ],
  [
    "tinh-40",
    [
      "/units/40?explain=CQS-2",
      "/units/40/heat-table",
      "/units/40/ranking",
      "/units/40/progress",
      "/units/40/history",
      "/units/40/path/XHS-1",
      "/units/40/rows/CQS-2",
      "/units/40/rows/XHS-1",
      "/units/40/siblings",
      "/indicators/CQS-2",
      "/search?q=nghi",
      "/review",
      "/exports",
      "/account",
    ],
  ],
  ["huyen-365", ["/units/365", "/units/365/heat-table", "/entry", "/imports"]],
] as const;

for (const [account, paths] of PRINTED)
  test(`nothing is cut at the edge of a sheet, in both languages: ${account}`, async ({ page, context }) => {
    test.slow();
    await signIn(page, account);
    for (const lang of ["vi", "en"]) {
      await context.addCookies([{ name: "lang", value: lang, url: new URL(page.url()).origin }]);
      for (const path of paths) expect.soft(await cutOnPaper(page, path), `${path}, ${lang}`).toEqual([]);
    }
  });

const VIEWS = ["", "/heat-table", "/ranking", "/progress", "/history", "/path/CQS-2", "/rows/CQS-2"];

test("provisional figures carry their mark on paper, and there only", async ({ page }) => {
  await signIn(page, "tinh-40");
  const mark = page.locator(".print-mark");
  const paths = [
    ...VIEWS.map((view) => `/units/40${view}?period=2025`),
    "/indicators/CQS-2?unit=40&period=2025",
  ];
  for (const path of paths) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(`${path}&lens=approved`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(mark, path).toHaveCount(0);
    await page.goto(`${path}&lens=provisional`);
    await expect(mark, path).toHaveText("SỐ LIỆU TẠM TÍNH");
    await expect(mark, path).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(mark, path).toBeVisible();
    // What is fixed stands on every sheet.
    await expect(mark, path).toHaveCSS("position", "fixed");
  }
});

test("every sheet says of what it is, for whom and when it was made, on paper only", async ({ page }) => {
  test.slow();
  await signIn(page, "tinh-40");
  const stand = page.locator(".printed-stand");
  const foot = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      return document.documentElement.style.getPropertyValue("--running-foot");
    });
  const paths = [
    ...VIEWS.map((view) => `/units/40${view}?period=2025`),
    "/indicators/CQS-2?unit=40&period=2025",
  ];
  for (const path of paths) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(`${path}&lens=provisional`);
    await expect(stand, path).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(stand, path).toBeVisible();
    await expect(stand, path).toContainText("Cả nước › Tỉnh Nghệ An · Năm 2025");
    await expect(stand, path).toContainText(/, chốt đến \d\d?\/\d\d?\/\d{4} · .*Kế hoạch 132\/KH-UBND/u);
    await expect(stand, path).toContainText(
      /Lập lúc \d\d:\d\d ngày \d\d?\/\d\d?\/\d{4} cho \S.*, trạng thái: tạm tính$/u,
    );
    await expect.poll(foot, path).toMatch(/^"Tỉnh Nghệ An · Năm 2025.* · tạm tính"$/u);
  }
  await page.emulateMedia({ media: "screen" });
  await page.goto("/compare?units=40,46&targets=CQS-2&period=2024");
  await expect.poll(foot).toBe('"Nghệ An, Thừa Thiên Huế · Năm 2024 · đã duyệt"');
});

test("controls stay off paper", async ({ page }) => {
  await signIn(page, "tinh-40", "/review");
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.goto("/units/40/path/CQS-2?period=2024");
  const suppose = page.getByRole("heading", { name: "Nếu các đơn vị được chọn đạt" });
  await expect(page.getByRole("table")).toBeVisible();
  await expect(suppose).toBeHidden();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  // What is supposed is printed where something is.
  const unit = await page.locator(".steps input").first().getAttribute("value");
  await page.goto(`/units/40/path/CQS-2?period=2024&with=${unit}`);
  await expect(suppose).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
});

test("what the lines of a trend are stands under it where nothing can be pressed", async ({
  browser,
  page,
}) => {
  const address = "/indicators/CQS-2?unit=46&period=2024";
  await signIn(page, "tinh-46", address);
  const buttons = page.getByRole("group", { name: "Đường hiện trên biểu đồ" });
  const legend = page.getByRole("list", { name: "Đường hiện trên biểu đồ" });
  await expect(buttons).toBeVisible();
  await expect(legend).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(legend).toHaveText(/cần đạt.*dự báo \(khoảng 80%\)/u);
  await expect(buttons).toBeHidden();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await signIn(still, "tinh-46", address);
  await expect(still.getByRole("list", { name: "Đường hiện trên biểu đồ" })).toBeVisible();
  await expect(still.getByRole("group", { name: "Đường hiện trên biểu đồ" })).toBeHidden();
  await context.close();
});

test("what waits for a decision carries the mark on paper as well", async ({ page }) => {
  await signIn(page, "tinh-40", "/review");
  await page.locator("main table a").first().click();
  await expect(page).toHaveURL(/\/review\/.+/);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".print-mark")).toBeVisible();
});

test("the printed brief names who is nearest, only to those who see the rows", async ({ page, browser }) => {
  await signIn(page, "tinh-40", "/units/40?period=2024");
  const brief = page.locator(".printed-brief");
  await expect(brief).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(brief).toContainText("gần đạt nhất");
  await expect(brief).toBeVisible();
  const stranger = await pageOf(browser, "tinh-46", "/units/40?period=2024");
  await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(stranger.locator(".printed-brief")).not.toContainText("gần đạt nhất");
  await stranger.context().close();
});
