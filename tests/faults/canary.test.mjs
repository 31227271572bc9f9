// The keys of the client's and the relay's tests, searched for in everything that those tests print, on both streams and with
// fetch's own debug log on. The tests themselves search every error, hook and answer.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/process.mjs";

/** Every key of these tests holds one of them. */
const CANARIES = ["canary-key-that-must-appear-nowhere", "canary-of-the-laravel-test"];
const LEAST_TESTS = 250;

const files = [
  ...readdirSync(join(root, "tests", "js"))
    .filter((name) => /^(client|relay|faults\.).*\.test\.mjs$/.test(name))
    .map((name) => `tests/js/${name}`),
  "tests/laravel/client.test.mjs",
];

test("no key is in anything that the tests print", { timeout: 300_000 }, async () => {
  const env = { ...process.env, NODE_DEBUG: "fetch,undici" };
  // Node's runner must not take this run for a part of its own.
  delete (/** @type {NodeJS.ProcessEnv} */ (env).NODE_TEST_CONTEXT);
  const child = spawn(process.execPath, ["--test", "--test-reporter=tap", ...files], { cwd: root, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const status = await new Promise((resolve) => child.once("close", resolve));
  assert.equal(status, 0, output.slice(-4_000));
  const ran = Number(/^# pass (\d+)/m.exec(output)?.[1]);
  assert.ok(ran >= LEAST_TESTS, `only ${ran} tests ran`);
  for (const canary of CANARIES) assert.ok(!output.includes(canary), `${canary} was printed`);
});
