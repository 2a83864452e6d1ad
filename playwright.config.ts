import { defineConfig } from "@playwright/test";
import { CHROMIUM_WORDS, findChromium } from "@/scripts/runtime/chromium";

// `npm test -- e2e` builds, starts and tells where. By hand: E2E_BASE_URL=http://localhost:3000 npx playwright test
const executablePath = process.env.PLAYWRIGHT_CHROMIUM_PATH ?? (await findChromium());

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    browserName: "chromium",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1366, height: 768 },
    screenshot: "only-on-failure",
    launchOptions: { args: CHROMIUM_WORDS, ...(executablePath === null ? {} : { executablePath }) },
  },
});
