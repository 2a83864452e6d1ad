import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";

// Node runs this file as it is (server.mjs), without a loader: only type imports and packages of Node itself here.

const LARGEST_BODY = 21 * 1024 * 1024;
/** How long a refused upload may go on before its connection is cut. */
const DRAIN_FOR = 10_000;
const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Answers whatever name a prober calls it by. */
const HEALTH_PATH = "/api/health";

export interface FrontOptions {
  /** `APP_URL` where it is given: the one name the product answers to. */
  readonly appUrl: string | null;
  readonly host: string;
  /** Number of proxies in front of us whose `X-Forwarded-*` count. */
  readonly trustProxy: number;
  readonly largestBody?: number;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What a request says about where it comes from, as far as it can be believed. */
export interface Origin {
  readonly address: string;
  readonly host: string;
  readonly protocol: "http" | "https";
  readonly port: string;
}

/**
 * Where a request comes from. Of `X-Forwarded-For` only the entries that the trusted proxies appended count, so the
 * client's address is the one the outermost of them saw. `null`: a name that is not ours.
 */
export function readOrigin(
  headers: IncomingHttpHeaders,
  socketAddress: string,
  options: FrontOptions,
): Origin | null {
  const { trustProxy } = options;
  const seen = [...listed(headers["x-forwarded-for"]), plainAddress(socketAddress)];
  const address = seen[Math.max(0, seen.length - 1 - trustProxy)] ?? "";
  if (options.appUrl !== null) {
    const url = new URL(options.appUrl);
    // Behind a proxy the name that arrives may be any inner one; the product still has only its own.
    if (trustProxy === 0 && !isOurName(headers.host, options)) return null;
    const protocol = url.protocol === "https:" ? "https" : "http";
    return { address, host: url.host, protocol, port: url.port || (protocol === "https" ? "443" : "80") };
  }
  const host =
    (trustProxy > 0 ? fromTrusted(headers["x-forwarded-host"], trustProxy) : undefined) ?? headers.host;
  if (host === undefined || !isOurName(host, options)) return null;
  const said = trustProxy > 0 ? fromTrusted(headers["x-forwarded-proto"], trustProxy) : undefined;
  const protocol = said === "https" ? "https" : "http";
  return {
    address,
    host,
    protocol,
    port: new URL(`http://${host}`).port || (protocol === "https" ? "443" : "80"),
  };
}

function listed(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(",") : (header ?? "");
  return text
    .split(",")
    .map((entry) => plainAddress(entry.trim()))
    .filter((entry) => entry !== "");
}

/** The value the outermost trusted proxy set; proxies either append to the list or replace it. */
function fromTrusted(header: string | string[] | undefined, trustProxy: number): string | undefined {
  const entries = listed(header);
  return entries[Math.max(0, entries.length - trustProxy)];
}

/** IPv4 in IPv6 dress is the same client. */
function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice(7) : address;
}

/** A page of another site whose name was pointed at this machine must not be answered. */
function isOurName(host: string | undefined, options: FrontOptions): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname, host: name, pathname, username } = new URL(`http://${host}`);
  if (pathname !== "/" || username !== "") return false;
  if (LOOPBACK_NAMES.has(hostname)) return true;
  if (options.appUrl !== null)
    return name === new URL(options.appUrl).host || hostname === new URL(options.appUrl).hostname;
  return hostname === options.host;
}

function overwriteForwarded(request: IncomingMessage, origin: Origin): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-forwarded-")) delete request.headers[name];
  }
  delete request.headers.forwarded;
  delete request.headers["x-real-ip"];
  request.headers.host = origin.host;
  request.headers["x-forwarded-for"] = origin.address;
  request.headers["x-forwarded-host"] = origin.host;
  request.headers["x-forwarded-proto"] = origin.protocol;
  request.headers["x-forwarded-port"] = origin.port;
}

/** Next.js answers a path with broken escapes as a fault of its own. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const FOREIGN_NAME: Problem = {
  status: 421,
  title: "Misdirected Request",
  detail:
    "Tên miền này không phải của hệ thống; người quản trị đặt APP_URL. / Not a name of this system: set APP_URL.",
};
const TOO_LARGE: Problem = {
  status: 413,
  title: "Content Too Large",
  detail: "Dung lượng vượt quá 20 MB. / Larger than 20 MB.",
};
const BAD_TARGET: Problem = {
  status: 400,
  title: "Bad Request",
  detail: "Địa chỉ không hợp lệ. / Bad request target.",
};

function refuse(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify({ type: "about:blank", ...problem });
  response.writeHead(problem.status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}

/** Reads a refused body to nowhere for a while: cutting at once would lose the answer on its way to the client. */
function drain(request: IncomingMessage): void {
  const timer = setTimeout(() => request.socket.destroy(), DRAIN_FOR);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
  request.resume();
}

/**
 * Counts a body of unannounced length as it comes. Above the limit the client gets 413 and the application a broken
 * connection: never a cut body that looks whole.
 */
function limitBody(request: IncomingMessage, response: ServerResponse, largest: number): void {
  const push = request.push.bind(request);
  let received = 0;
  let isRefused = false;
  request.push = (chunk, encoding) => {
    received += chunk?.length ?? 0;
    if (received <= largest) return push(chunk, encoding);
    if (chunk === null) {
      request.destroy();
      return false;
    }
    if (!isRefused) {
      isRefused = true;
      if (!response.headersSent) refuse(response, TOO_LARGE);
      setTimeout(() => request.destroy(), DRAIN_FOR).unref();
    }
    return true;
  };
}

/** The HTTP server that stands before the application: names, addresses and sizes are settled here. */
export function createFront(options: FrontOptions, respond: RequestHandler): Server {
  const largest = options.largestBody ?? LARGEST_BODY;
  const isHttps = options.appUrl?.startsWith("https:") ?? false;

  const admit = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (isHttps) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    const target = request.url ?? "";
    if (!target.startsWith("/") || !isDecodable(target.split("?")[0] ?? "")) {
      refuse(response, BAD_TARGET);
      drain(request);
      return false;
    }
    const origin = readOrigin(request.headers, request.socket.remoteAddress ?? "", options);
    if (origin === null && target.split("?")[0] !== HEALTH_PATH) {
      refuse(response, FOREIGN_NAME);
      drain(request);
      return false;
    }
    overwriteForwarded(
      request,
      origin ?? {
        address: plainAddress(request.socket.remoteAddress ?? ""),
        host: "localhost",
        protocol: "http",
        port: "80",
      },
    );
    if (Number(request.headers["content-length"] ?? 0) > largest) {
      refuse(response, TOO_LARGE);
      drain(request);
      return false;
    }
    if (request.headers["content-length"] === undefined) limitBody(request, response, largest);
    return true;
  };

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      try {
        await respond(request, response);
      } catch {
        if (response.headersSent) response.destroy();
        else refuse(response, { status: 500, title: "Internal Server Error", detail: "" });
      }
    })();
  };

  const server = createServer((request, response) => {
    if (admit(request, response)) answer(request, response);
  });
  // A client that asks first is refused before it sends anything.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    if (!admit(request, response)) return;
    response.writeContinue();
    answer(request, response);
  });
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 60_000;
  return server;
}
