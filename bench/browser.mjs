// npm run bench:browser: the contenders, forms and calls of `npm run bench` in Chromium, a browser of its own for each
// measurement. Writes its part of bench/results.json and bench/RESULTS.md; --quick, --only=, PACKAGE and BEFORE as
// there.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { launchChromium } from "../tests/dashboard/browser/chromium.mjs";
import { bundle, output, placeOf, prepare } from "./prepare.mjs";

await prepare();
// It reads lists that are written above.
const { callContenders, callTime, contenders, endRound, finish, has, keep, keepCalls, milliseconds, rounds } =
  await import("./rounds.mjs");

// The smallest sample: a page has only wall time, which includes other programs of the machine.
for (const name of contenders) {
  const { folder, file } = placeOf(name);
  await bundle(
    `page-${name}`,
    `import * as contender from "${folder}/contenders/${file}.mjs";
    import { measure } from "./measure.mjs";
    const pick = (samples) => Math.min(...samples);
    export const run = () => measure(contender, ${milliseconds}, () => performance.now(), pick);`,
  );
}
for (const name of callContenders) {
  const { folder, file } = placeOf(name);
  const settings = `{ ...${JSON.stringify(callTime)}, now: () => performance.now(), pick }`;
  await bundle(
    `page-calls-${name}`,
    `import * as contender from "${folder}/calls/${file}.mjs";
    import { measureCalls } from "./measure-calls.mjs";
    const pick = (samples) => Math.min(...samples);
    export const run = () => measureCalls(contender, ${settings});`,
  );
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
      if (has("forms")) for (const [work, value] of Object.entries(await measureInPage(name))) keep(work, name, value);
      if (has("calls") && callContenders.includes(name)) keepCalls(name, await measureInPage(`calls-${name}`));
    }
    endRound(round);
  }
} finally {
  server.close();
}
finish("browser", `Chromium ${version}`);

/** @param {string} name @returns {Promise<any>} */
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
