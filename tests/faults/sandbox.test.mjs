// outbound-campaign/sandbox in Deno, Bun, workerd and Chromium, whose fetch, Request and Response are not Node's.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { program } from "./runtimes.mjs";
import { EXPECTED } from "./sandbox-scenario.mjs";
import { startFaultServer } from "./server.mjs";
import { startWorker } from "./workerd.mjs";

const run = promisify(execFile);
/** A program that runs longer hangs. */
const LIMIT = { timeout: 90_000 };
const MAIN = fileURLToPath(new URL("sandbox-main.mjs", import.meta.url));

test("every fault of the sandbox has its documented outcome in Deno", async () => {
  const args = ["run", "--quiet", "--no-lock", "--no-config", "--allow-read", MAIN];
  assert.deepEqual(JSON.parse((await run(program("deno"), args, LIMIT)).stdout), EXPECTED);
});

test("every fault of the sandbox has its documented outcome in Bun", async () => {
  assert.deepEqual(JSON.parse((await run(program("bun"), ["run", MAIN], LIMIT)).stdout), EXPECTED);
});

test("every fault of the sandbox has its documented outcome in workerd, which can serve the sandbox too", async (t) => {
  const worker = await startWorker(fileURLToPath(new URL("sandbox-worker.mjs", import.meta.url)), {});
  t.after(worker.close);
  const response = await fetch(`${worker.url}/scenario`);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.deepEqual(JSON.parse(text), EXPECTED);
  const created = await fetch(`${worker.url}/api/user/campaign`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ name: "Spring", assistant_id: 127 }),
  });
  assert.equal(created.status, 201);
});

test("every fault of the sandbox has its documented outcome in a page in Chromium", async (t) => {
  const [browser, server] = await Promise.all([launchChromium(), startFaultServer()]);
  t.after(() => Promise.all([browser.close(), server.close()]));
  const { origin } = server;
  const page = await browser.newPage();
  await page.goto(`${origin}/__page/index.html`);
  const results = await page.evaluate(async (origin) => {
    const load = (/** @type {string} */ path) => import(/** @type {any} */ (`${origin}/__page/${path}`));
    const [library, sandboxLibrary, { runScenario }] = await Promise.all([
      load("pkg/index.js"),
      load("pkg/sandbox.js"),
      load("tests/faults/sandbox-scenario.mjs"),
    ]);
    return runScenario(library, sandboxLibrary);
  }, origin);
  assert.deepEqual(results, EXPECTED);
});
