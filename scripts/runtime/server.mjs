// The serving process: our front and Next.js in one. Started by scripts/runtime/launch.ts without the loader and
// without the react-server condition, which would break rendering.
import next from "next";
import { createFront } from "./front.ts";

const settings = JSON.parse(process.env.NTM_FRONT ?? "{}");
delete process.env.NTM_FRONT;
const { dev, dir, port, ...front } = settings;

// Assigned once Next is ready; the front listens only then.
let respond = async () => undefined;
const server = createFront(front, (request, response) => respond(request, response));
const app = next({ dev, dir, hostname: front.host, port, httpServer: server });
// Next leaves a socket that asks for an upgrade it does not know open for ever; only hot reload needs one.
if (!dev) server.on("upgrade", (_request, socket) => socket.destroy());
// Next tells that it read its configuration, in the middle of the start's own line.
const log = console.log;
if (!dev) console.log = () => undefined;
await app.prepare();
console.log = log;
respond = app.getRequestHandler();

let isClosing = false;
async function close(code) {
  if (isClosing) return;
  isClosing = true;
  setTimeout(() => process.exit(code), 8000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5000).unref();
  await closed;
  await app.close();
  process.exit(code);
}

// Ctrl-C reaches the whole group; the parent decides the order and asks with a message.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => close(0));
process.on("message", (message) => {
  if (message === "close") close(0);
});
// The parent was killed: nobody would stop this process any more.
process.on("disconnect", () => close(1));

server.on("error", (error) => {
  process.send?.({ failed: error.code ?? error.message });
  close(1);
});
server.listen(port, front.host, () => process.send?.("ready"));
