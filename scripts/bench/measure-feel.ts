import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";

/** What one person notices: when the page has come, whether it jumps, how soon it answers. */
export interface Feel {
  /** Largest contentful paint, milliseconds. */
  readonly paintMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
}

export interface Line {
  readonly bitsPerSecond: number;
  readonly latencyMs: number;
}

/** An act on a page that the browser times until the next paint. */
export type Act = (page: Page) => Promise<void>;

const DESKTOP = { width: 1366, height: 768 };
/** Shorter ones are not told one by one. */
const SHORTEST_EVENT_MS = 16;

interface Watched {
  paintMs: number;
  shift: number;
  slowestMs: number;
}

/** Runs in the page before anything of it: the browser's own clocks, written where we can read them. */
function watch(shortest: number): void {
  const seen = { paintMs: 0, shift: 0, slowestMs: 0 };
  Object.assign(globalThis, { ntmSeen: seen });
  const observe = (type: string, onEntry: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({
      type,
      buffered: true,
      ...more,
    } as PerformanceObserverInit);
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.paintMs = startTime;
  });
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  observe(
    "event",
    (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number };
      if (interactionId > 0) seen.slowestMs = Math.max(seen.slowestMs, duration);
    },
    { durationThreshold: shortest },
  );
}

async function openPage(
  browser: Browser,
  url: string,
  cookie: string,
): Promise<{ context: BrowserContext; page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: DESKTOP });
  const [name = "", ...value] = cookie.split("=");
  await context.addCookies([{ name, value: value.join("="), url }]);
  const page = await context.newPage();
  // The loader of our scripts gives functions their names by a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (made) => made;");
  await page.addInitScript(watch, SHORTEST_EVENT_MS);
  return { context, page, session: await context.newCDPSession(page) };
}

const read = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as typeof globalThis & { ntmSeen: Watched }).ntmSeen);

/** Two frames after the work is done, so that the browser has told of it. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))),
      ),
  );

/** A first visit, over a line of that speed or as fast as this machine. */
export async function measureFeel(
  browser: Browser,
  url: string,
  cookie: string,
  line: Line | null,
): Promise<Feel> {
  const { context, page, session } = await openPage(browser, url, cookie);
  if (line !== null)
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.bitsPerSecond / 8,
      uploadThroughput: line.bitsPerSecond / 8,
    });
  await page.goto(url, { waitUntil: "networkidle" });
  await settle(page);
  const { paintMs, shift } = await read(page);
  await context.close();
  if (paintMs === 0) throw new Error(`the browser told of no paint of ${url}`);
  return { paintMs, shift };
}

/** The slowest of a few acts from the touch to the next paint, on a processor slowed down so many times. */
export async function measureAnswer(
  browser: Browser,
  url: string,
  cookie: string,
  acts: readonly Act[],
  slowdown: number,
): Promise<number> {
  const { context, page, session } = await openPage(browser, url, cookie);
  await page.goto(url, { waitUntil: "networkidle" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  for (const act of acts) {
    await act(page);
    await settle(page);
  }
  const { slowestMs } = await read(page);
  await context.close();
  if (slowestMs === 0) throw new Error(`the browser told of no answer of ${url}`);
  return slowestMs;
}
