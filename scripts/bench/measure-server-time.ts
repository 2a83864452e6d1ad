import { Agent, request } from "node:http";
import type { BenchPlace } from "@/scripts/bench/bench-place";
import { compareTimes, percentile, type Times } from "@/scripts/bench/measured";
import { StopSentence } from "@/scripts/runtime/progress";

const ACCOUNT = "trung-uong";
const WARM_UPS = 12;
const ROUNDS = 60;

export interface PageGoal {
  readonly title: string;
  readonly path: string;
  /** Milliseconds at the 95th percentile, and times the bare page of the same run; `null`: none is set. */
  readonly goalMs: number | null;
  readonly goalRatio: number | null;
}

/** What a reader waits for on the server, of the nation, a province and a district. */
const PAGES: readonly PageGoal[] = [
  { title: "Overview, country", path: "/units/VN", goalMs: 100, goalRatio: 2.2 },
  { title: "Overview, province", path: "/units/40", goalMs: 100, goalRatio: 2.2 },
  { title: "Overview, district", path: "/units/412", goalMs: 100, goalRatio: 2.2 },
  { title: "Heat table, country", path: "/units/VN/heat-table", goalMs: 300, goalRatio: 1.7 },
  {
    title: "Heat table, all districts",
    path: "/units/VN/heat-table?units=districts",
    goalMs: 300,
    goalRatio: 1.7,
  },
  { title: "Heat table, province", path: "/units/40/heat-table", goalMs: 300, goalRatio: 1.7 },
  { title: "Indicator page", path: "/indicators/CQS-2", goalMs: null, goalRatio: null },
  { title: "Map", path: "/units/VN/map", goalMs: null, goalRatio: null },
];

export interface ServerTime extends PageGoal {
  readonly ours: Percentiles;
  readonly bare: Percentiles;
  /** Ours ÷ bare at the 95th percentile. */
  readonly ratio: number;
  /** Ours ÷ bare of the medians, which a busy machine moves less. */
  readonly middleRatio: number;
  /** KiB of HTML, before compression. */
  readonly kib: readonly [ours: number, bare: number];
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

const toPercentiles = (times: readonly number[]): Percentiles => ({
  p50: percentile(times, 50),
  p95: percentile(times, 95),
});

/** Every page against a bare one of the same elements and texts, one request at a time, warm, in turns. */
export async function measureServerTime(place: BenchPlace): Promise<readonly ServerTime[]> {
  const application = await place.application();
  const bare = await place.bareApplication();
  const cookie = await application.signIn(ACCOUNT);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const measured: ServerTime[] = [];
  for (const goal of PAGES) {
    const page = `${application.url}${goal.path}`;
    const html = await readPage(page, cookie);
    const bareUrl = bare.layPage(goal.path.replaceAll(/[^a-z0-9]+/gi, "-"), html);
    const bareHtml = await readPage(bareUrl, "");
    const times = await compareTimes({
      ours: () => msOf(page, cookie, agent),
      floor: () => msOf(bareUrl, "", agent),
      warmUps: WARM_UPS,
      rounds: ROUNDS,
    });
    measured.push({ ...goal, ...summarize(times), kib: [kibOf(html), kibOf(bareHtml)] });
  }
  agent.destroy();
  return measured;
}

function summarize({ ours, floor }: Times): Pick<ServerTime, "ours" | "bare" | "ratio" | "middleRatio"> {
  const [of, bare] = [toPercentiles(ours), toPercentiles(floor)];
  return { ours: of, bare, ratio: of.p95 / bare.p95, middleRatio: of.p50 / bare.p50 };
}

const kibOf = (html: string): number => Buffer.byteLength(html) / 1024;

async function readPage(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new StopSentence(`${url} answered ${answer.status}.`);
  return answer.text();
}

/** Milliseconds from the question to the last byte of the compressed answer. */
function msOf(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    request(url, { agent, headers: { cookie, "accept-encoding": "gzip" } }, (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - startedAt);
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
    })
      .once("error", reject)
      .end();
  });
}
