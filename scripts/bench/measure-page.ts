import { Agent, request } from "node:http";
import type { BenchPlace } from "@/scripts/bench/bench-place";
import { compare, type Measured } from "@/scripts/bench/measured";
import { StopSentence } from "@/scripts/runtime/progress";

const ACCOUNT = "tinh-40";
const PATH = "/units/40";
const CONNECTIONS = 4;
const ROUND_MS = 3000;

/** The overview of a province for its signed-in officer, against a file of the same bytes from the same server. */
export async function measurePage(place: BenchPlace): Promise<Measured> {
  const application = await place.application();
  const headers = { cookie: await application.signIn(ACCOUNT), "accept-encoding": "gzip" };
  const page = `${application.url}${PATH}`;
  const answer = await fetch(page, { headers, redirect: "manual" });
  if (answer.status !== 200) throw new StopSentence(`${PATH} answered ${answer.status}.`);
  const html = await answer.text();
  const bare = application.layStaticPage(html);
  const measured = await compare({
    title: "Province page, requests",
    ours: () => msPerRequest(page, headers),
    floor: () => msPerRequest(bare, headers),
    warmUps: 1,
    rounds: 5,
    notes: [],
  });
  const perSecond = (ms: number) => (1000 / ms).toFixed(ms > 20 ? 1 : 0);
  return {
    ...measured,
    notes: [
      `ours: GET ${PATH} as ${ACCOUNT}, ${(Buffer.byteLength(html) / 1024).toFixed(0)} KiB of HTML, gzip, ${CONNECTIONS} connections: ${perSecond(measured.oursMs)} requests/s; the asking process shares the machine`,
      `floor: the same bytes as a file that the same Next server sends behind the same front, gzip: ${perSecond(measured.floorMs)} requests/s; no session, no database, no rendering`,
    ],
  };
}

/** Keeps all connections busy for a while; milliseconds of the server per answer. */
async function msPerRequest(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAt = performance.now();
  let answered = 0;
  const ask = async () => {
    while (performance.now() - startedAt < ROUND_MS) {
      await get(url, headers, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  agent.destroy();
  return (performance.now() - startedAt) / answered;
}

function get(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { ...headers } }, (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
    })
      .once("error", reject)
      .end();
  });
}
