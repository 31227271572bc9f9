// The documentation behind `npm start`: built at its first visit, so that the start does not wait for it.
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} folder the built pages
 * @returns {import("hono").MiddlewareHandler}
 */
export function docsOnDemand(folder) {
  const outDir = join(folder, "docs");
  /** @type {Promise<void> | undefined} */
  let running;
  return async (_, next) => {
    if (running || !existsSync(join(outDir, "index.html"))) {
      // Installs VitePress the first time, and takes some thirty seconds.
      running ??= import("./build.mjs").then(({ buildDocs }) => buildDocs(outDir));
      await running.catch((error) => {
        running = undefined; // the next visitor tries again
        throw error;
      });
    }
    return next();
  };
}
