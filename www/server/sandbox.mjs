// Serves the package's sandbox over HTTP, to try a form without an account and without making calls.
//
//   node www/server/sandbox.mjs [--port 8787] [--origin http://127.0.0.1:5173] [--contract 2026-07]
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createSandbox } from "outbound-campaign/sandbox";
import { freePort, LOOPBACK, readPort } from "./ports.mjs";
import { createFillClock, fillSandbox } from "./sandbox-campaigns.mjs";
import { contractOf } from "./target.mjs";

/**
 * Accepts any API key by default, but requires one.
 * @typedef {import("outbound-campaign").ContractTypes} ContractTypes
 * @typedef {import("outbound-campaign/sandbox").SandboxOptions<ContractTypes> & ServerOptions} SandboxServerOptions
 * @typedef {object} ServerOptions
 * @property {ReadonlySet<string>} [origins] origins allowed by CORS; read on every request, so it may grow
 * @property {import("./sandbox-faults.mjs").Faults} [faults] the panel that switches faults on and off
 * @property {number} [filled] the number of campaigns that `startSandbox` creates, to try a long list
 */

/**
 * Creates the sandbox as a Hono application.
 * @param {Omit<SandboxServerOptions, "filled">} [options]
 */
export function createSandboxApp({ origins = new Set(), faults, ...options } = {}) {
  const sandbox = createSandbox({ apiKey: true, ...options });
  faults?.connect(sandbox);
  return appOf(sandbox, origins);
}

/**
 * @param {import("outbound-campaign/sandbox").Sandbox<ContractTypes>} sandbox
 * @param {ReadonlySet<string>} origins
 */
function appOf(sandbox, origins) {
  const app = new Hono();
  app.use(
    "/api/*",
    cors({
      origin: (origin) => (origins.has(origin) ? origin : null),
      allowHeaders: ["authorization", "content-type", "accept"],
      allowMethods: ["GET", "POST", "DELETE"],
      exposeHeaders: ["retry-after"],
    }),
  );
  app.all("*", async (c) => {
    try {
      return await sandbox.handle(c.req.raw);
    } catch (error) {
      if (!isConnectionCut(error)) throw error;
      return cutConnection(c);
    }
  });
  app.onError((error, c) => {
    console.error(`sandbox: ${error.message}`);
    return c.json({ message: "Server Error" }, 500);
  });
  return app;
}

/**
 * @param {number} count
 * @param {Omit<SandboxServerOptions, "filled">} options
 */
async function filledApp(count, { origins = new Set(), faults, ...options }) {
  const clock = createFillClock(count);
  const sandbox = createSandbox({ apiKey: true, campaignLimit: count + 1000, now: clock.now, ...options });
  await fillSandbox(sandbox, count, clock.tick);
  faults?.connect(sandbox); // afterwards: a fault would refuse the campaigns
  return appOf(sandbox, origins);
}

/** Whether the sandbox asks for a broken connection. @param {unknown} error */
function isConnectionCut(error) {
  const cause = error instanceof TypeError ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNRESET";
}

/** Destroys the connection, as a failing proxy or network does. @param {import("hono").Context} c */
function cutConnection(c) {
  /** @type {import("@hono/node-server").HttpBindings | undefined} */
  const bindings = c.env;
  if (bindings?.incoming === undefined) {
    throw new Error("Only a sandbox that startSandbox serves can cut connections");
  }
  bindings.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Serves a sandbox on loopback.
 * @param {SandboxServerOptions & { port?: number }} [options] `port`: the first port to try; 0 (default): any
 * @returns {Promise<{ baseUrl: string, close: () => Promise<void> }>} `baseUrl` is the option of a client, with "/api"
 */
export async function startSandbox({ port = 0, filled = 0, ...options } = {}) {
  const chosen = await freePort(port);
  const app = filled > 0 ? await filledApp(filled, options) : createSandboxApp(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port: chosen }, () => {
      resolve({
        baseUrl: `http://${LOOPBACK}:${chosen}/api`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Browsers keep connections open, and `close` would wait for them.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: "string" }, origin: { type: "string", multiple: true }, contract: { type: "string" } },
  });
  const origins = new Set(values.origin ?? ["http://127.0.0.1:5173", "http://localhost:5173"]);
  const contract = contractOf(values.contract, "--contract");
  const port = readPort(values.port, 8787, "--port");
  const sandbox = await startSandbox({ port, origins, ...(contract && { contract }) });
  console.log(`Sandbox API: ${sandbox.baseUrl} (any bearer token; Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void sandbox.close());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
