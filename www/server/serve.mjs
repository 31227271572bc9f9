// Starts the pages, their relay and the sandbox on loopback, and prints the URL to open.
//
//   node www/server/serve.mjs [--port 5173] [--api-port 8780] [--dev] [--campaigns 5000] [--contract 2026-07]
//
// --campaigns fills the sandbox, to try a long list. --contract selects the contract of the relay, also if the
// environment names another one. The sandbox serves both contracts; with it, --contract is the first one of the page.
//
// The environment can name a real host instead of the sandbox: see www/server/target.mjs. The pages are built first, so
// that they show the package as bundled. With --dev, Vite's development server serves them instead. A taken port is
// replaced by the next free one.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { builtPages, developmentPages, temporaryPages } from "./pages.mjs";
import { ALLOWED_HOSTS, freePort, LOOPBACK, readPort } from "./ports.mjs";
import { createApi } from "./relay.mjs";
import { startSandbox } from "./sandbox.mjs";
import { createFaults } from "./sandbox-faults.mjs";
import { createSessions } from "./sessions.mjs";
import { CONTRACTS, chosenContract, contractOf, hostOf, targetOfEnvironment } from "./target.mjs";

/**
 * Serves the pages and the relay.
 * @param {object} options
 * @param {number} [options.port] the first port to try; 0, the default, lets the system choose
 * @param {import("./target.mjs").Target} options.target the host that the relay forwards to
 * @param {Readonly<Record<string, import("./target.mjs").Target>>} [options.targets] the sandboxes that the page can
 *   choose from, by the names of their contracts: each is served below its name too
 * @param {import("./sandbox-faults.mjs").Faults} [options.faults] the sandbox's faults, when the target is a sandbox
 * @param {string} [options.folder] the built pages; default: Vite serves the sources
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startPages({ port = 0, target, targets, faults, folder }) {
  const chosen = await freePort(port);
  const sessions = createSessions(`campaign_session_${chosen}`);
  const contracts = targets && Object.keys(targets);
  const app = new Hono();
  app.use(async (c, next) => {
    if (ALLOWED_HOSTS.includes(new URL(c.req.url).hostname)) return next();
    return c.text("This server accepts only the host names of this machine, such as localhost.", 421);
  });
  const first = target.contract?.name ?? CONTRACTS[0];
  app.route("/", createApi({ target, sessions, faults, contracts }));
  for (const [name, sandbox] of Object.entries(targets ?? {})) {
    app.mount(`/${name}`, createApi({ target: sandbox, sessions, faults, contracts, first }).fetch);
  }
  if (folder !== undefined) app.route("/", builtPages(folder, sessions));

  const listener = getRequestListener(app.fetch);
  const server = createServer();
  const vite = folder === undefined ? await developmentPages(server) : undefined;
  server.on("request", (request, response) => {
    if (vite === undefined || /^(\/\d{4}-\d\d)?\/api\//.test(request.url ?? "")) {
      void listener(request, response);
      return;
    }
    if (request.headers.accept?.includes("text/html")) {
      const cookie = sessions.begin(new Headers({ cookie: request.headers.cookie ?? "" }));
      if (cookie !== undefined) response.setHeader("set-cookie", cookie);
    }
    vite.middlewares(request, response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(chosen, LOOPBACK, () => resolve(undefined));
  });
  return {
    url: `http://${LOOPBACK}:${chosen}/`,
    close: async () => {
      await vite?.close();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections(); // browsers keep connections open
      });
    },
  };
}

/**
 * Starts a sandbox for each contract. The first one gets the port.
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.first the name of the first contract
 * @param {number} options.filled the number of campaigns in a long list
 * @param {import("./sandbox-faults.mjs").Faults} options.faults
 * @param {(sandbox: { close: () => Promise<void> }) => void} options.onStart
 * @returns {Promise<Record<string, import("./target.mjs").Target>>} by the names of the contracts
 */
export async function startSandboxes({ port, first, filled, faults, onStart }) {
  /** @type {Record<string, import("./target.mjs").Target>} */
  const targets = {};
  for (const name of [...CONTRACTS].sort((a, b) => Number(b === first) - Number(a === first))) {
    const contract = contractOf(name, "--contract");
    const sandbox = await startSandbox({
      port,
      seeded: true,
      faults,
      ...(contract && { contract }),
      ...(filled > 0 ? { filled } : { campaignLimit: 25 }),
    });
    onStart(sandbox);
    targets[name] = { baseUrl: sandbox.baseUrl, apiKey: "key-of-the-sandbox", ...(contract && { contract }) };
  }
  return targets;
}

/** Parses the number of campaigns. @param {string | undefined} text */
function readCount(text = "0") {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new Error(`--campaigns must be a number from 0 to 99999, not ${text}`);
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      "api-port": { type: "string" },
      dev: { type: "boolean" },
      campaigns: { type: "string" },
      contract: { type: "string" },
    },
  });
  const port = readPort(values.port, 5173, "--port");
  const apiPort = readPort(values["api-port"], 8780, "--api-port");
  /** @type {{ close: () => Promise<void> }[]} */
  const open = [];
  const closeAll = () => Promise.all(open.map((part) => part.close()));
  try {
    const first = chosenContract(process.env, values.contract)?.name ?? CONTRACTS[0];
    let target = targetOfEnvironment(process.env, values.contract);
    let targets;
    let faults;
    if (target === undefined) {
      faults = createFaults();
      const filled = readCount(values.campaigns);
      const onStart = (/** @type {typeof open[number]} */ sandbox) => void open.push(sandbox);
      targets = await startSandboxes({ port: apiPort, first, filled, faults, onStart });
      target = /** @type {import("./target.mjs").Target} */ (targets[first]);
    }
    const built = values.dev ? undefined : await temporaryPages();
    if (built) open.push(built);
    const pages = await startPages({ port, target, targets, faults, folder: built?.folder });
    open.push(pages);
    const where = faults ? `a sandbox, no real calls: ${target.baseUrl}` : `${hostOf(target)}, REAL CALLS`;
    console.log(`Open ${pages.url} (campaigns go to ${where}; Ctrl+C stops it)`);
  } catch (error) {
    await closeAll();
    throw error;
  }
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      if (stopping) process.exit(1); // the second signal exits at once
      stopping = true;
      await closeAll();
      process.exit(0);
    });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(`www/server/serve.mjs: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  });
}
