import AxeBuilder from "@axe-core/playwright";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { TEST_PASSWORD } from "@/scripts/runtime/test-password";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every page a test opens: an error in the console, a refused resource or a broken script fails the test. */
export const test = base.extend<{ readonly watchErrors: undefined }>({
  watchErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("page", (page) => watch(page, errors));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser reports every answer of 400 and above as an error; tests of refusals ask for them on purpose. */
const EXPECTED_ANSWERS = /status of (401|403|404|409|422|429)/;

function watch(page: Page, errors: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED_ANSWERS.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  const open = page.goto.bind(page);
  page.goto = async (...asked) => {
    const answer = await open(...asked);
    await expectInteractive(page);
    return answer;
  };
}

/** The scripts have taken the page over, where there are any: a click before that goes where it leads without them. */
async function expectInteractive(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document.contentType !== "text/html" ||
          matchMedia("(scripting: none)").matches ||
          Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
      ),
    )
    .toBe(true);
}

/** Signs in as a demonstration account and waits for its first page. */
export async function signIn(page: Page, account: string, next = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Tên đăng nhập").fill(account);
  await page.getByLabel("Mật khẩu").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expectInteractive(page);
}

/** A page of a browser of its own, signed in. */
export async function pageOf(browser: Browser, account: string, next = "/"): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, account, next);
  return page;
}

/** No accessibility fault of WCAG 2.2 AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

export { expect };
