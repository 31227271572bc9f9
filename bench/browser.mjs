// npm run bench:browser: the contenders and forms of `npm run bench` in Chromium, a browser of its own for each measurement. Writes its
// part of bench/results.json and bench/RESULTS.md; --quick and --only= as there.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { ensurePackage } from "../scripts/build.mjs";
import { launchChromium } from "../tests/browser/chromium.mjs";
import { bundle, output, prepare } from "./prepare.mjs";
import { contenders, finish, keep, milliseconds, rounds } from "./rounds.mjs";

const lack = await ensurePackage();
if (lack) throw new Error(lack);
await prepare();
for (const name of contenders) {
  const contents = `
    import * as contender from "./contenders/${name}.mjs";
    import { measure } from "./measure.mjs";
    // The smallest sample: a page has only the clock on the wall, which whatever else runs on the machine drives on.
    const pick = (samples) => Math.min(...samples);
    export const run = () => measure(contender, ${milliseconds}, () => performance.now(), pick);`;
  await bundle(`page-${name}`, contents);
}

// The page is isolated from other origins: otherwise its clock counts in 100 µs.
const isolating = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = createServer(({ url = "/" }, response) => {
  const script = /^\/page-[\w-]+\.mjs$/.test(url);
  response.writeHead(200, { ...isolating, "Content-Type": script ? "text/javascript" : "text/html" });
  response.end(script ? readFileSync(join(output, basename(url))) : "<!doctype html><title>bench</title>");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

let version = "";
try {
  for (let round = 0; round < rounds; round++) {
    for (const name of contenders) {
      for (const [work, value] of Object.entries(await measureInPage(name))) keep(work, name, value);
    }
    console.log(`round ${round + 1} of ${rounds} done`);
  }
} finally {
  server.close();
}
finish("browser", `Chromium ${version}`);

/** @param {string} name @returns {Promise<Record<string, number>>} */
async function measureInPage(name) {
  const browser = await launchChromium();
  try {
    version = browser.version();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate(async (script) => {
      if (!crossOriginIsolated) throw new Error("the page is not isolated: its clock is too coarse");
      const { run } = await import(script);
      return run();
    }, `/page-${name}.mjs`);
  } finally {
    await browser.close();
  }
}
