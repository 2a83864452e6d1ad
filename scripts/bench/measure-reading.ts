import { chromium } from "@playwright/test";
import type { BenchPlace } from "@/scripts/bench/bench-place";
import { openLighthouse, type Visit } from "@/scripts/bench/lighthouse";
import { type Act, measureAnswer, measureFeel } from "@/scripts/bench/measure-feel";
import { median, middleMean } from "@/scripts/bench/measured";
import { CHROMIUM_WORDS, provisionChromium } from "@/scripts/runtime/chromium";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { StopSentence } from "@/scripts/runtime/progress";

const ACCOUNT = "tinh-40";
const DESKTOP_VISITS = 5;
// Of the very same page one visit blocks three times as long as the next, as its scripts fall into one task or into two.
const MOBILE_VISITS = 15;
const FEEL_VISITS = 3;
const SLOW_LINE = { bitsPerSecond: 1_500_000, latencyMs: 40 };
const SLOWDOWN = 4;

/** Types into the search field and goes through what it suggests: the same on every page. */
const search: Act = async (page) => {
  await page.getByRole("combobox").first().click();
  await page.keyboard.type("vinh", { delay: 60 });
  await page.waitForTimeout(700);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
};

const openFirstExplanation: Act = async (page) => {
  await page.locator("a[href*='explain=']").first().click();
  await page.locator(".explain, .explanation, [aria-expanded=true]").first().waitFor();
};

const sortBySecondColumn: Act = async (page) => {
  await page.locator("thead th a").nth(1).click();
  await page.waitForTimeout(1500);
};

const walkThePage: Act = async (page) => {
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("Tab");
};

interface ReadPage {
  readonly title: string;
  readonly path: string;
  readonly acts: readonly Act[];
}

const PAGES: readonly ReadPage[] = [
  { title: "Overview", path: "/units/40", acts: [walkThePage, search, openFirstExplanation] },
  { title: "Heat table", path: "/units/40/heat-table", acts: [walkThePage, search, sortBySecondColumn] },
  { title: "Map", path: "/units/VN/map", acts: [walkThePage, search] },
  { title: "Indicator page", path: "/indicators/CQS-2", acts: [walkThePage, search] },
];

export interface Reading {
  readonly title: string;
  readonly path: string;
  readonly desktop: number;
  readonly mobile: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly blockingMs: number;
  readonly bareBlockingMs: number;
  readonly paintMs: number;
  readonly slowPaintMs: number;
  readonly shift: number;
  readonly answerMs: number;
  readonly faults: readonly string[];
}

/** What reading costs a reader: Lighthouse signed in, beside a bare page, and a person's clocks in the same browser. */
export async function measureReading(
  place: BenchPlace,
  say: (line: string) => void,
): Promise<readonly Reading[]> {
  const application = await place.application();
  const bare = await place.bareApplication();
  const executablePath = await provisionChromium(say);
  if (executablePath === null)
    throw new StopSentence("No Chromium on this machine, and none could be installed.");
  const port = await anyFreePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_WORDS, `--remote-debugging-port=${port}`],
  });
  try {
    const lighthouse = await openLighthouse(port, say);
    const cookie = await application.signIn(ACCOUNT);
    const readings: Reading[] = [];
    for (const { title, path, acts } of PAGES) {
      say(`  ${title} …`);
      const url = `${application.url}${path}`;
      const html = await (await fetch(url, { headers: { cookie } })).text();
      const bareUrl = bare.layPage(`read${path.replaceAll("/", "-")}`, html);
      const desktop: Visit[] = [];
      for (let round = 0; round < DESKTOP_VISITS; round += 1)
        desktop.push(await lighthouse.visit(url, cookie, "desktop"));
      // In turn and with the same headers: what else the machine does, and what sending them costs, falls on both.
      const mobile: Visit[] = [];
      const bareVisits: Visit[] = [];
      for (let round = 0; round < MOBILE_VISITS; round += 1) {
        mobile.push(await lighthouse.visit(url, cookie, "mobile"));
        bareVisits.push(await lighthouse.visit(bareUrl, cookie, "mobile"));
      }
      const fast = [];
      const slow = [];
      for (let round = 0; round < FEEL_VISITS; round += 1) {
        fast.push(await measureFeel(browser, url, cookie, null));
        slow.push(await measureFeel(browser, url, cookie, SLOW_LINE));
      }
      const all = [...desktop, ...mobile];
      readings.push({
        title,
        path,
        desktop: median(desktop.map(({ performance }) => performance)),
        mobile: median(mobile.map(({ performance }) => performance)),
        accessibility: Math.min(...all.map(({ accessibility }) => accessibility)),
        bestPractices: Math.min(...all.map(({ bestPractices }) => bestPractices)),
        blockingMs: middleMean(mobile.map(({ blockingMs }) => blockingMs)),
        bareBlockingMs: middleMean(bareVisits.map(({ blockingMs }) => blockingMs)),
        paintMs: median(fast.map(({ paintMs }) => paintMs)),
        slowPaintMs: median(slow.map(({ paintMs }) => paintMs)),
        shift: Math.max(...[...fast, ...slow].map(({ shift }) => shift)),
        answerMs: await measureAnswer(browser, url, cookie, acts, SLOWDOWN),
        faults: [...new Set(all.flatMap(({ faults }) => faults))],
      });
    }
    return readings;
  } finally {
    await browser.close();
  }
}
