// The ten rows of the fault table where fetch differs between environments, in Deno, Bun, workerd and Chromium.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { rows } from "./rows.mjs";
import { expected } from "./run.mjs";
import { program } from "./runtimes.mjs";
import { closedPort, startFaultServer } from "./server.mjs";
import { startWorker } from "./workerd.mjs";

/** @typedef {import("./run.mjs").Seen} Seen */
/** @typedef {(origin: string, closed: string) => Promise<Seen[]>} RunThere */

const run = promisify(execFile);
/** A program that runs longer hangs. */
const LIMIT = { timeout: 90_000 };
const MAIN = fileURLToPath(new URL("main.mjs", import.meta.url));

/**
 * `true` if the environment names a refused connection as Node does. Otherwise not-sent cannot be known.
 * @type {[string, RunThere, boolean][]}
 */
const environments = [
  [
    "Deno",
    async (origin, closed) => {
      const args = ["run", "--quiet", "--no-lock", "--no-config", "--allow-net", "--allow-read", MAIN, origin, closed];
      return JSON.parse((await run(program("deno"), args, LIMIT)).stdout);
    },
    true,
  ],
  [
    "Bun",
    async (origin, closed) => JSON.parse((await run(program("bun"), ["run", MAIN, origin, closed], LIMIT)).stdout),
    true,
  ],
  ["workerd", inWorkerd, false],
  ["Chromium", inChromium, false],
];

/** @type {RunThere} */
async function inWorkerd(origin, closed) {
  const worker = await startWorker(fileURLToPath(new URL("worker.mjs", import.meta.url)), {});
  try {
    const query = new URLSearchParams({ origin, closed });
    const response = await fetch(`${worker.url}/?${query}`);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text);
  } finally {
    await worker.close();
  }
}

/** @type {RunThere} */
async function inChromium(origin, closed) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/__page/index.html`);
    return await page.evaluate(
      async ({ origin, closed }) => {
        const load = (/** @type {string} */ path) => import(/** @type {any} */ (`${origin}/__page/${path}`));
        const [library, { client }, { runRows }, { trapBy }] = await Promise.all([
          load("pkg/index.js"),
          load("pkg/wasm/client_module.js"),
          load("tests/faults/run.mjs"),
          load("tests/faults/trap.mjs"),
        ]);
        const wanted = (/** @type {any} */ row) => row.everywhere === true;
        return runRows({ library, trap: trapBy(client), origin, closed }, wanted);
      },
      { origin, closed },
    );
  } finally {
    await browser.close();
  }
}

for (const [name, runThere, namesRefusals] of environments) {
  describe(`the ten rows in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startFaultServer>>} */
    let server;
    /** @type {Seen[]} */
    let seen;
    before(async () => {
      server = await startFaultServer();
      seen = await runThere(server.origin, `http://127.0.0.1:${await closedPort()}`);
    });
    after(() => server?.close());

    for (const row of rows.filter(({ everywhere }) => everywhere)) {
      test(`in ${name}, fault "${row.name}" gives ${row.sees} in ${row.requests} request(s)`, () => {
        const found = seen.find((one) => one.name === row.name);
        assert.ok(found, "the row ran");
        const { name: _, run, ...result } = found;
        const requests = server.count(run);
        const wanted = expected(row, namesRefusals);
        if (name === "Chromium" && row.requestsInChromium) {
          const [least, most] = row.requestsInChromium;
          assert.ok(requests >= least && requests <= most, `${requests} requests`);
          wanted.requests = requests;
        }
        assert.deepEqual({ ...result, requests }, wanted);
      });
    }
  });
}
