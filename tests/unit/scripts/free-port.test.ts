import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { anyFreePort, isPortFree, nextFreePort } from "@/scripts/runtime/free-port";

const listening: Server[] = [];

async function occupy(port: number, host: string): Promise<void> {
  const server = createServer();
  listening.push(server);
  server.listen(port, host);
  await once(server, "listening");
}

afterEach(async () => {
  for (const server of listening.splice(0)) {
    server.close();
    await once(server, "close");
  }
});

test("a port somebody listens on is taken, and free again afterwards", async () => {
  const port = await anyFreePort();
  expect(await isPortFree(port, "127.0.0.1")).toBe(true);
  await occupy(port, "127.0.0.1");
  expect(await isPortFree(port, "127.0.0.1")).toBe(false);
});

test("a program on all addresses takes the port too", async () => {
  const port = await anyFreePort();
  await occupy(port, "0.0.0.0");
  expect(await isPortFree(port, "127.0.0.1")).toBe(false);
});

test("the next free port lies behind the taken ones", async () => {
  const port = await anyFreePort();
  await occupy(port, "127.0.0.1");
  const next = await nextFreePort(port, "127.0.0.1");
  expect(next).toBeGreaterThan(port);
  expect(await isPortFree(next, "127.0.0.1")).toBe(true);
});

test("an address that is not this machine's is a fault, not a taken port", async () => {
  await expect(isPortFree(3000, "192.0.2.1")).rejects.toThrow("EADDRNOTAVAIL");
});
