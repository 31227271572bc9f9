// The documentation behind `npm start`: written when somebody first asks for it, so that nobody else waits.
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} folder the built pages
 * @returns {import("hono").MiddlewareHandler}
 */
export function docsOnDemand(folder) {
  const outDir = join(folder, "docs");
  const pages = once(join(outDir, "index.html"), async () => (await import("./build.mjs")).buildDocs(outDir));
  // TypeDoc takes some twenty seconds, and is fetched the first time.
  const api = once(join(outDir, "api", "index.html"), async () =>
    (await import("./api.mjs")).buildApi(join(outDir, "api")),
  );
  return async (c, next) => {
    await (c.req.path.startsWith("/docs/api/") ? api : pages)();
    return next();
  };
}

/**
 * @param {string} file the written file
 * @param {() => Promise<void>} write
 */
function once(file, write) {
  /** @type {Promise<void> | undefined} */
  let running;
  return async () => {
    if (!running && existsSync(file)) return;
    running ??= write();
    await running.catch((error) => {
      running = undefined; // the next visitor tries again
      throw error;
    });
  };
}
