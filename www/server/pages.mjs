// Builds the pages and serves them: from a built folder, or with Vite's development server.
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { build, createServer } from "vite";
import { docsOnDemand } from "../docs/on-demand.mjs";

const www = fileURLToPath(new URL("../", import.meta.url));
const configFile = join(www, "vite.config.mjs");
const common = { configFile, clearScreen: false, logLevel: /** @type {const} */ ("warn") };

/** The most bytes of script that the form of each dashboard may load, after gzip. @type {Record<string, number>} */
export const SCRIPT_LIMITS = { react: 170_000, vue: 130_000 };

/** Allows same-origin scripts and WebAssembly, and forbids framing. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Builds each page on its own: a script that two pages share would hold the modules of both.
 * @param {{ outDir: string, hasServer: boolean }} options
 */
export async function buildPages({ outDir, hasServer }) {
  await rm(outDir, { recursive: true, force: true });
  for (const page of pagesOf(www)) {
    await build({
      ...common,
      define: { __HAS_SERVER__: String(hasServer) },
      build: { outDir, emptyOutDir: false, rolldownOptions: { input: page } },
    });
  }
}

/** Returns the HTML files of the pages: the start page, and those of the folders. @param {string} folder */
function pagesOf(folder) {
  return ["", ...readdirSync(folder).filter((name) => name !== "dist")]
    .map((name) => join(folder, name, "index.html"))
    .filter(existsSync);
}

/**
 * Builds the pages into a temporary folder. `close` removes it.
 * @returns {Promise<{ folder: string, close: () => Promise<void> }>}
 */
export async function temporaryPages() {
  const folder = await mkdtemp(join(tmpdir(), "outbound-campaign-pages-"));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await buildPages({ outDir: folder, hasServer: true });
  } catch (error) {
    await close();
    throw error;
  }
  return { folder, close };
}

/**
 * Serves a built folder. Every HTML document starts a session.
 * @param {string} folder
 * @param {import("./sessions.mjs").Sessions} sessions
 */
export function builtPages(folder, sessions) {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("x-content-type-options", "nosniff");
    if (!c.res.headers.get("content-type")?.startsWith("text/html")) return;
    const cookie = sessions.begin(c.req.raw.headers);
    if (cookie !== undefined) c.header("set-cookie", cookie);
    c.header("cache-control", "no-store");
    c.header("content-security-policy", CONTENT_SECURITY_POLICY);
    c.header("referrer-policy", "no-referrer");
  });
  app.use("/docs/*", docsOnDemand(folder));
  app.use(serveStatic({ root: folder }));
  return app;
}

/**
 * Creates Vite's development server as middleware of an existing server.
 * @param {import("node:http").Server} server for the messages about changed files
 */
export async function developmentPages(server) {
  return createServer({
    ...common,
    define: { __HAS_SERVER__: "true" },
    appType: "mpa",
    server: { middlewareMode: true, ws: { server } },
  });
}
