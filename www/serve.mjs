// Starts the page and the sandbox API it talks to, on loopback, and prints the address to open.
//
//   node www/serve.mjs [--port 5173] [--api-port 8787] [--dev]
//
// The page is built (a second or so) and served as built: what is seen is what a bundler makes of the package. With --dev it is
// Vite's development server instead, for those who work on the page. A port that is taken is replaced by the next free one.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build, createServer, preview } from "vite";
import { freePort, LOOPBACK, readPort } from "./ports.mjs";
import { startSandbox } from "./sandbox.mjs";

const configFile = fileURLToPath(new URL("./vite.config.mjs", import.meta.url));

/**
 * Serves the page.
 * @param {{ port?: number, sandboxUrl?: string, dev?: boolean }} [options] `sandboxUrl`: what the page posts to unless told otherwise
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startPage({ port = 0, sandboxUrl, dev = false } = {}) {
  const chosen = await freePort(port);
  const url = `http://${LOOPBACK}:${chosen}/`;
  const listen = { host: LOOPBACK, port: chosen, strictPort: true };
  const common = {
    configFile,
    clearScreen: false,
    logLevel: /** @type {const} */ ("warn"),
    define: { __SANDBOX_URL__: JSON.stringify(sandboxUrl ?? "") },
  };
  if (dev) {
    const server = await createServer({ ...common, server: listen });
    await server.listen();
    return { url, close: () => server.close() };
  }
  // A folder of its own: two servers, say of two tests, must not empty each other's.
  const outDir = await mkdtemp(join(tmpdir(), "outbound-campaign-page-"));
  const removeOutDir = () => rm(outDir, { recursive: true, force: true });
  try {
    await build({ ...common, build: { outDir, emptyOutDir: true } });
    const server = await preview({ ...common, build: { outDir }, preview: listen });
    return {
      url,
      close: async () => {
        if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
        await server.close();
        await removeOutDir();
      },
    };
  } catch (error) {
    await removeOutDir();
    throw error;
  }
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: "string" }, "api-port": { type: "string" }, dev: { type: "boolean" } },
  });
  const port = readPort(values.port, 5173, "--port");
  const apiPort = readPort(values["api-port"], 8787, "--api-port");

  /** @type {Set<string>} */
  const origins = new Set(); // known once the page has its port, and the page needs the sandbox's address first
  const sandbox = await startSandbox({ port: apiPort, origins });
  const page = await startPage({ port, sandboxUrl: sandbox.baseUrl, dev: values.dev }).catch(async (error) => {
    await sandbox.close();
    throw error;
  });
  origins.add(new URL(page.url).origin);

  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      if (stopping) process.exit(1); // asked twice: at once
      stopping = true;
      await Promise.all([page.close(), sandbox.close()]);
      process.exit(0);
    });
  }
  console.log(`Open ${page.url} (the sandbox API is at ${sandbox.baseUrl}; Ctrl+C stops both)`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(`www/serve.mjs: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  });
}
