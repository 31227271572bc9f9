// npm run build:www: writes www/dist, the pages and the documentation for any static host, and prints the size of each
// page. Fails if the first script of a dashboard exceeds its limit. `-- --base=/pages/` is their address at the host, which the documentation needs (default: /).
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, root } from "./lib/process.mjs";

passSignalsOn();
const { base } = parseArgs({
  options: { base: { type: "string", default: "/" }, verbose: { type: "boolean" } },
}).values;
if (!/^\/([\w.-]+\/)*$/.test(base)) {
  console.error(
    "build:www: --base is the address of www/dist at the host. It must begin and end with a slash: /pages/",
  );
  process.exit(1);
}
const obstacle = await ensurePackage();
if (obstacle) {
  console.error(`build:www: ${obstacle}`);
  process.exit(1);
}
// Imported here, because these modules need the npm packages.
const { buildPages, SCRIPT_LIMITS } = await import("../www/server/pages.mjs");
const outDir = join(root, "www", "dist");
await buildPages({ outDir, hasServer: false });
for (const page of pagesOf(outDir)) {
  const { all, ofPackage } = weigh(page);
  if (all === 0) continue;
  const name = relative(outDir, page);
  const limit = SCRIPT_LIMITS[dirname(name)];
  const share = Math.round((100 * ofPackage) / all);
  console.log(
    `${name}: ${kB(all)} kB of script after gzip${limit ? ` (limit ${kB(limit)})` : ""}, ` +
      `${kB(ofPackage)} kB (${share} %) of it the package`,
  );
  if (limit === undefined || all <= limit) continue;
  console.error(
    `build:www: the first script of ${name} exceeds its limit. Import later what it does not draw at once.`,
  );
  process.exitCode = 1;
}
const { buildDocs } = await import("../www/docs/build.mjs");
await buildDocs(join(outDir, "docs"), `${base}docs/`);
console.log(`www/dist is ready for a static host that serves it at ${base}. The dashboards run at any address.`);

/** Returns the paths of the HTML documents in a folder. @param {string} folder @returns {string[]} */
function pagesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("index.html"))
    .sort()
    .map((name) => join(folder, name));
}

/** Returns the gzip sizes of the scripts that a document loads at once. @param {string} page */
function weigh(page) {
  const files = [...readFileSync(page, "utf8").matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file]) => file ?? "");
  const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(dirname(page), file))).length }));
  /** @param {typeof sizes} list */
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  return { all: sum(sizes), ofPackage: sum(sizes.filter(({ file }) => file.includes("/outbound-campaign"))) };
}

/** @param {number} bytes */
function kB(bytes) {
  return Math.round(bytes / 1000);
}
