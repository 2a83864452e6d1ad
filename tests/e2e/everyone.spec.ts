import { TEST_PASSWORD } from "@/scripts/runtime/test-password";
import type { Page } from "@playwright/test";
import { expect, pageOf, signIn, test } from "@/tests/e2e/support/journey";

/** Every page for reading, by what stands in its address. */
const READ = [
  "/units/VN?period=2024",
  "/units/46?period=2024&explain=KTS-1",
  "/units/474?period=2024",
  "/units/19822?period=2024",
  "/units/36/progress?period=2025",
  "/units/46/heat-table?period=2024",
  "/units/46/history?period=2024",
  "/units/VN/ranking?period=2024",
  "/units/VN/map?period=2024",
  "/units/46/path/XHS-1?period=2024",
  "/indicators/CQS-2?unit=46&period=2024",
  "/compare?units=46,40,36,01&targets=CQS-2,XHS-1&period=2024",
  "/units/46/rows/CQS-2?period=2024",
  "/search?q=vinh",
] as const;
const WORK = [
  ["trung-uong", "/exports"],
  ["trung-uong", "/imports"],
  ["trung-uong", "/review"],
  ["trung-uong", "/account"],
  ["huyen-365", "/entry"],
  ["huyen-365", "/entry/14203/2025"],
] as const;

/** What a reader may set for texts: WCAG 1.4.12. */
const WIDER_TEXT =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** What sticks out of the window, or is cut, and is no picture or table that scrolls by itself. */
const faultsOfReflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isApart = (element: Element): boolean => {
      // Clipped to nothing: there to be read out.
      if (getComputedStyle(element).clipPath === "inset(50%)") return true;
      if (element.closest(".sr-text, .skip-link, svg, details:not([open]) > :not(summary)")) return true;
      for (let up = element.parentElement; up !== null; up = up.parentElement)
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
      return false;
    };
    const faults = [...document.querySelectorAll<HTMLElement>("body *")].flatMap((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own === 0 || isApart(element)) return [];
      const { overflowX, visibility } = getComputedStyle(element);
      if (visibility === "hidden") return [];
      const name = `${element.tagName} ${element.className} ${(element.textContent ?? "").trim().slice(0, 30)}`;
      const isCut = element.scrollWidth > element.clientWidth + 1;
      return [
        ...(right > width + 2 || left < -1 ? [`sticks out: ${name}`] : []),
        ...(isCut && overflowX === "hidden" && element.childElementCount === 0 ? [`is cut: ${name}`] : []),
        ...(isCut && /auto|scroll/.test(overflowX) && element.querySelector("table, svg") === null
          ? [`scrolls: ${name}`]
          : []),
      ];
    });
    const page = document.documentElement.scrollWidth;
    return page > width + 2 ? [`the page is ${page} wide`, ...faults] : faults;
  });

for (const [account, paths] of [
  ["trung-uong", READ],
  ...WORK.map(([who, path]) => [who, [path]] as const),
] as const) {
  test(`at 400 % and with wider texts nothing sticks out or is cut: ${account}, ${paths.length === 1 ? paths[0] : "read pages"}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await pageOf(browser, account);
    await page.setViewportSize({ width: 320, height: 256 });
    for (const path of paths) {
      await opened(page, path);
      expect(await faultsOfReflow(page), path).toEqual([]);
      await page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
      }, WIDER_TEXT);
      expect(await faultsOfReflow(page), `${path}, wider texts`).toEqual([]);
    }
    await page.context().close();
  });
}

test("the account's menu stays in a narrow window", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await signIn(page, "trung-uong", "/units/46?period=2024");
  await page.locator("summary", { hasText: "Lê Đức Dũng" }).click();
  await expect(page.getByRole("button", { name: "Đăng xuất" })).toBeInViewport();
  const box = await page.locator(".user-panel:visible").boundingBox();
  expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
});

test("what can be pressed is 24 pixels high, or stands in a sentence or a cell", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await pageOf(browser, "trung-uong");
  for (const path of READ) {
    await opened(page, path);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          "a[href], button, summary, select, input:not([type=hidden])",
        ),
      ]
        .filter(
          (element) => element.checkVisibility() && !element.closest("svg, .skip-link, .sr-text, td, th"),
        )
        .filter((element) => getComputedStyle(element).display !== "inline")
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 23.5 || box.width < 23.5))
        .map(
          ({ element, box }) => `${element.textContent} ${Math.round(box.width)}×${Math.round(box.height)}`,
        ),
    );
    expect(small, path).toEqual([]);
  }
  await page.context().close();
});

test("read pages have their headings in order, named landmarks, tables and figures", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await pageOf(browser, "trung-uong");
  for (const path of READ) {
    await opened(page, path);
    const said = await page.evaluate(() => {
      const nameOf = (element: Element) =>
        (element.getAttribute("aria-labelledby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? "")
          .join("") ||
        (element.getAttribute("aria-label") ?? "");
      const all = (selector: string) => [...document.querySelectorAll(selector)];
      const levels = all("h1, h2, h3, h4, h5, h6")
        .filter((heading) => heading.checkVisibility())
        .map((heading) => Number(heading.tagName.slice(1)));
      return {
        mains: all("main").length,
        firstLevel: levels.filter((level) => level === 1).length,
        jumps: levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1),
        landmarks: all("nav, section, [role=region], [role=search]").filter((each) => nameOf(each) === "")
          .length,
        figures: all("figure").filter((each) => nameOf(each) === "" && !each.querySelector("figcaption"))
          .length,
        tables: all("table")
          .filter((each) => nameOf(each) === "" && !each.querySelector("caption"))
          .map((each) => each.className),
        headless: all("table").filter((each) => !each.querySelector("th")).length,
        images: all("svg[role=img]").filter((each) => nameOf(each) === "").length,
        links: all("a[href]").filter(
          (each) =>
            nameOf(each) === "" && (each.textContent ?? "").trim() === "" && !each.querySelector("title"),
        ).length,
      };
    });
    const none = { jumps: [], landmarks: 0, figures: 0, tables: [], headless: 0, images: 0, links: 0 };
    expect(said, path).toEqual({ mains: 1, firstLevel: 1, ...none });
  }
  await page.context().close();
});

/** The focus is to be seen: a ring, and nothing that sticks lies over it. */
async function expectSeenFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) return "nothing has the focus";
    const isRinged = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5;
    };
    // A field in a frame, whose ring the frame has; a mark in a chart, which becomes thicker itself.
    const mark = active.querySelector("svg path, svg circle, circle, path");
    const isMark =
      active.closest("svg") !== null && mark !== null && getComputedStyle(mark).stroke !== "none";
    if (!isRinged(active) && !isRinged(active.parentElement) && !isMark)
      return `no ring: ${active.outerHTML.slice(0, 120)}`;
    const { left, top, width, height } = active.getBoundingClientRect();
    const over = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
    const isSeen = over !== null && (active.contains(over) || over.contains(active));
    return isSeen || active.closest("svg") !== null
      ? ""
      : `covered by ${over?.outerHTML.slice(0, 120)}: ${active.outerHTML.slice(0, 120)}`;
  });
  expect(seen).toBe("");
}

/** Tab after Tab until the focus stands on it, its place in sight all the way. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    await expectSeenFocus(page);
    const text = await page.evaluate(() => {
      const active = document.activeElement;
      const label =
        active instanceof HTMLInputElement || active instanceof HTMLSelectElement ? active.labels?.[0] : null;
      return active?.getAttribute("aria-label") ?? (label ?? active)?.textContent ?? "";
    });
    if (name.test(text.trim())) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** Follows what has the focus and waits for the page it leads to. */
async function enter(page: Page, url: RegExp, heading: RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(url);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

test("everything is read by keyboard alone, from one address on", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/sign-in?next=%2Funits%2F46%3Fperiod%3D2024");
  await tabTo(page, /^Tên đăng nhập/u, 4);
  await page.keyboard.type("trung-uong");
  await tabTo(page, /^Mật khẩu/u, 2);
  await page.keyboard.type(TEST_PASSWORD);
  await enter(page, /\/units\/46\?period=2024/u, /Thừa Thiên Huế/u);

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Đến nội dung chính" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, /^Đến các mục tiêu$/u, 2);
  await page.keyboard.press("Enter");
  await tabTo(page, /^vì sao\?/u, 12);
  await enter(page, /explain=/u, /Thừa Thiên Huế/u);
  await tabTo(page, /^xem .+ (?:xã|huyện|hồ sơ|đơn vị)/iu, 12);
  await enter(page, /\/rows\//u, /phía sau/u);
  await tabTo(page, /^(?:Xã|Huyện|Thị xã|Thành phố) /u, 40);
  await enter(page, /\/units\/\d{3,5}\?/u, /^(?:Xã|Huyện|Thị xã|Thành phố) /u);

  await tabTo(page, /^Tỉnh Thừa Thiên Huế$/u, 8);
  await enter(page, /\/units\/46\?/u, /Thừa Thiên Huế/u);
  await tabTo(page, /^Bảng tổng hợp mục tiêu$/u, 40);
  await enter(page, /\/heat-table\?/u, /Thừa Thiên Huế/u);
  // Heads of columns say that they sort: "Huyện có mô hình liên kết, sắp xếp".
  await tabTo(page, /^(?:Huyện|Thị xã|Thành phố) [^,]+$/u, 60);
  await page.keyboard.press("ArrowRight");
  await enter(page, /\/units\/\d{3}\?.*explain=/u, /^(?:Huyện|Thị xã|Thành phố) /u);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("thua thien hue");
  await expect(page.getByRole("option", { name: /^Tỉnh Thừa Thiên Huế mã/u })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await enter(page, /\/units\/46(?:\?|$)/u, /Thừa Thiên Huế/u);
  await tabTo(page, /^Xếp hạng$/u, 40);
  await enter(page, /\/ranking\?/u, /Thừa Thiên Huế/u);
  await tabTo(page, /^So sánh$/u, 40);
  await enter(page, /\/compare\?/u, /^So sánh /u);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("nghi loc");
  await expect(page.getByRole("option", { name: /^Huyện Nghi Lộc/u })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await enter(page, /\/units\/429/u, /Nghi Lộc/u);
  await tabTo(page, /^Cả nước$/u, 8);
  await enter(page, /\/units\/VN\?/u, /^Cả nước$/u);

  await tabTo(page, /^Kỳ$/u, 12);
  const before = page.url();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(page.url(), "walking through a list goes nowhere").toBe(before);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(before);
  await expect(page.getByLabel("Kỳ", { exact: true })).toBeFocused();

  await tabTo(page, /^Bản đồ$/u, 40);
  await enter(page, /\/map\?/u, /^Cả nước$/u);
  await tabTo(page, /^Bỏ qua bản đồ/u, 40);
  await tabTo(page, /^(?:Tỉnh|Thành phố) [^:]+:/u, 2);
  await enter(page, /\/units\/\d{2}\?/u, /^(?:Tỉnh|Thành phố) /u);
});

test("a deep link survives sign-in with everything it says", async ({ page }) => {
  const path = "/units/46?period=2024&plan=thua-thien-hue&lens=provisional&explain=KTS-1";
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?next=/u);
  await page.getByLabel("Tên đăng nhập").fill("trung-uong");
  await page.getByLabel("Mật khẩu").fill("thu-nghiem-ntm-2025");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thừa Thiên Huế");
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
});

test("the theme stands in the answer, and no script sets it", async ({ page }) => {
  await signIn(page, "trung-uong", "/units/46?period=2024");
  await page.goto("/theme?to=dark&next=/units/46%3Fperiod%3D2024");
  const answer = await page.request.get("/units/46?period=2024");
  expect(await answer.text()).toMatch(/<html[^>]* data-theme="dark"/u);
  await page.addInitScript(() => {
    new MutationObserver((changes) => {
      for (const { target, attributeName } of changes)
        if (target === document.documentElement && attributeName === "data-theme")
          console.error("the theme was set by a script");
    }).observe(document, { subtree: true, attributes: true });
  });
  await opened(page, "/units/46?period=2024");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("in high contrast only the place one is at is underlined, and shapes stay", async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: "active", reducedMotion: "reduce" });
  const page = await context.newPage();
  await signIn(page, "trung-uong", "/units/46/heat-table?period=2024");
  const tabs = page.getByRole("navigation", { name: "Cách xem" }).getByRole("link");
  const colors = await tabs.evaluateAll((links) =>
    links.map((link) => [
      link.getAttribute("aria-current") !== null,
      getComputedStyle(link).borderBottomColor,
    ]),
  );
  const current = colors.find(([isCurrent]) => isCurrent)?.[1];
  expect(colors.filter(([isCurrent, color]) => !isCurrent && color === current)).toEqual([]);
  await expect(page.locator(".heat td svg").first()).toBeVisible();
  await context.close();
});
