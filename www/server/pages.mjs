// Builds the pages, and hands them out: as files of a built folder, or by Vite's development server.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { build, createServer } from "vite";
import { docsOnDemand } from "../docs/on-demand.mjs";

const configFile = fileURLToPath(new URL("../vite.config.mjs", import.meta.url));
const common = { configFile, clearScreen: false, logLevel: /** @type {const} */ ("warn") };

/** Scripts of ours and WebAssembly; nothing from elsewhere, and no other page may frame it. */
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
 * @param {{ outDir: string, hasServer: boolean }} options
 */
export async function buildPages({ outDir, hasServer }) {
  await build({
    ...common,
    define: { __HAS_SERVER__: String(hasServer) },
    build: { outDir, emptyOutDir: true },
  });
}

/**
 * The built pages in a folder of their own, which goes when the pages are closed.
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
 * Serves a built folder; every document begins a session.
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
 * Vite's development server, as a middleware of a server of ours.
 * @param {import("node:http").Server} server for the messages about changed files
 */
export async function changingPages(server) {
  return createServer({
    ...common,
    define: { __HAS_SERVER__: "true" },
    appType: "mpa",
    server: { middlewareMode: true, ws: { server } },
  });
}
