import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, type Server, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createFront, type FrontOptions, type RequestHandler } from "@/scripts/runtime/front";

const PLAIN: FrontOptions = { appUrl: null, host: "127.0.0.1", trustProxy: 0 };

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

interface Seen {
  readonly headers: Record<string, string>;
  readonly length: number;
}

/** Answers with what arrived: headers, and the length of the body. */
const echo: RequestHandler = async (request, response) => {
  let length = 0;
  for await (const chunk of request) length += (chunk as Buffer).length;
  response.end(JSON.stringify({ headers: request.headers, length }));
};

async function open(options: Partial<FrontOptions> = {}, handler: RequestHandler = echo): Promise<number> {
  server = createFront({ ...PLAIN, ...options }, handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

function ask(
  port: number,
  headers: OutgoingHttpHeaders = {},
  { path = "/", body = [] as readonly Buffer[] } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body.length > 0 ? "POST" : "GET";
    const request = send({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on("error", reject);
    for (const chunk of body) request.write(chunk);
    request.end();
  });
}

async function seen(port: number, headers: OutgoingHttpHeaders = {}): Promise<Seen["headers"]> {
  const answer = await ask(port, headers);
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.text) as Seen).headers;
}

const FORGED = {
  "x-forwarded-for": "6.6.6.6",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-port": "1",
  "x-forwarded-prefix": "/evil",
  forwarded: "for=6.6.6.6",
  "x-real-ip": "6.6.6.6",
};

describe("names that are not ours", () => {
  test.each(["evil.example", "evil.example:3000", "localhost.evil.example", "user@localhost", "a b"])(
    "refuses Host: %s",
    async (host) => {
      const answer = await ask(await open(), { host });
      // Node itself refuses a Host it cannot read.
      expect([400, 421]).toContain(answer.status);
    },
  );

  test("refuses a foreign name in X-Forwarded-Host of a trusted proxy", async () => {
    const answer = await ask(await open({ trustProxy: 1 }), { "x-forwarded-host": "evil.example" });
    expect(answer.status).toBe(421);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
  });

  test("a prober may call the health page by any name", async () => {
    const port = await open();
    expect((await ask(port, { host: "10.0.0.7:3000" }, { path: "/api/health" })).status).toBe(200);
    expect((await ask(port, { host: "10.0.0.7:3000" }, { path: "/api/healthy" })).status).toBe(421);
  });

  test("a request target with another server's name is refused", async () => {
    const port = await open();
    const socket = connect(port, "127.0.0.1");
    socket.write("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("addresses", () => {
  test.each(["/units/%E0%A4%A", "/%", "/a%zz?b=1"])(
    "that cannot be decoded are refused: %s",
    async (path) => {
      const answer = await ask(await open(), {}, { path });
      expect([answer.status, answer.headers["content-type"]]).toEqual([400, "application/problem+json"]);
    },
  );

  test("go on as they came, whatever stands behind the question mark", async () => {
    expect((await ask(await open(), {}, { path: "/t%C3%ACm?q=100%" })).status).toBe(200);
  });
});

describe("forwarding headers", () => {
  test("without a proxy nothing of what a client says about itself arrives", async () => {
    const port = await open();
    expect(await seen(port, { ...FORGED, host: `localhost:${port}` })).toMatchObject({
      host: `localhost:${port}`,
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": `localhost:${port}`,
      "x-forwarded-proto": "http",
      "x-forwarded-port": String(port),
    });
    const headers = await seen(port, FORGED);
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["x-forwarded-prefix"]));
    expect(headers.forwarded).toBeUndefined();
    expect(headers["x-real-ip"]).toBeUndefined();
  });

  test.each([
    [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
    [2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
    [2, "1.1.1.1", "1.1.1.1"],
    [1, undefined, "127.0.0.1"],
    [1, "::ffff:1.1.1.1", "1.1.1.1"],
  ])("behind %i proxies, X-Forwarded-For %s is %s", async (trustProxy, forwarded, address) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    expect((await seen(await open({ trustProxy }), headers))["x-forwarded-for"]).toBe(address);
  });

  test("with a given address that one counts, whatever the inner name is", async () => {
    const port = await open({ appUrl: "https://ntm.example", trustProxy: 1 });
    expect(await seen(port, { host: "app:3000", "x-forwarded-host": "evil.example" })).toMatchObject({
      host: "ntm.example",
      "x-forwarded-host": "ntm.example",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
    });
  });

  test("a proxy's https counts only when a proxy is trusted", async () => {
    const said = { "x-forwarded-proto": "https" };
    expect((await seen(await open({ trustProxy: 1 }), said))["x-forwarded-proto"]).toBe("https");
    expect((await seen(await open(), said))["x-forwarded-proto"]).toBe("http");
  });
});

describe("bodies", () => {
  const small = { largestBody: 1000 };
  const half = Buffer.alloc(600);

  test("an announced body above the limit never reaches the application", async () => {
    let reached = false;
    const port = await open(small, (_request, response) => {
      reached = true;
      response.end();
    });
    const answer = await ask(port, { "content-length": 1200 }, { body: [half, half] });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 413 });
    expect(reached).toBe(false);
  });

  test("a body of unannounced length is cut off with 413, and the application sees a broken request, not a short one", async () => {
    const outcome = Promise.withResolvers<string>();
    const port = await open(small, async (request) => {
      try {
        for await (const _ of request);
        outcome.resolve("whole");
      } catch {
        outcome.resolve("broken");
      }
    });
    const answer = await ask(port, { "transfer-encoding": "chunked" }, { body: [half, half] });
    expect(answer.status).toBe(413);
    expect(await outcome.promise).toBe("broken");
  });

  test.each([{ "content-length": 1000 }, { "transfer-encoding": "chunked" }])(
    "a body of exactly the limit arrives whole (%o)",
    async (headers) => {
      const answer = await ask(await open(small), headers, { body: [Buffer.alloc(400), half] });
      expect(JSON.parse(answer.text)).toMatchObject({ length: 1000 });
    },
  );

  test("a client that asks first is refused before it sends", async () => {
    const port = await open(small);
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n",
    );
    const [chunk] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe("HSTS", () => {
  test("only when the product is served over https", async () => {
    const plain = await ask(await open());
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    server?.close();
    const secure = await ask(await open({ appUrl: "https://ntm.example" }), { host: "ntm.example" });
    expect(secure.headers["strict-transport-security"]).toContain("max-age=");
  });
});

test("a fault of the application is a plain 500 that says nothing", async () => {
  const port = await open({}, () => Promise.reject(new Error("secret")));
  const answer = await ask(port);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain("secret");
});
