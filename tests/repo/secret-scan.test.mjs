// No test prints a key: `npm test` watches the output of every suite (scripts/lib/secret-scan.mjs). Here: the watch can
// fail, it knows every key of the tests, and fetch's own debug log has none.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root, run } from "../../scripts/lib/process.mjs";
import { CANARY, CanaryWatch } from "../../scripts/lib/secret-scan.mjs";
import { CREATED, KEY, server } from "../package/support/client.mjs";

/** Returns a test that passes and prints a key. @param {string} stream */
const careless = (stream) =>
  `require("node:test").test("passes", () => void process.${stream}.write(${JSON.stringify(`1|${CANARY}\n`)}))`;

for (const stream of ["stdout", "stderr"]) {
  test(`a test that prints a key on ${stream} makes its suite fail`, async () => {
    // A child process, whose output is not ours.
    const module = JSON.stringify(new URL("../../scripts/lib/process.mjs", import.meta.url).href);
    const script = `import { run } from ${module};
      for (const watched of [true, false]) {
        const { ok, reason } = await run([process.execPath, "-e", ${JSON.stringify(careless(stream))}], { watched });
        console.log("\\nverdict:", JSON.stringify({ watched, ok, reason }));
      }`;
    const env = { ...process.env };
    // Node's runner would take the inner test for one of its own.
    delete (/** @type {NodeJS.ProcessEnv} */ (env).NODE_TEST_CONTEXT);
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env });
    const verdicts = [...stdout.matchAll(/^verdict: (.*)$/gm)].map(([, text]) => JSON.parse(String(text)));
    assert.deepEqual(verdicts, [
      { watched: true, ok: false, reason: "its output contains a key of the tests (see scripts/lib/secret-scan.mjs)" },
      { watched: false, ok: true, reason: "" },
    ]);
  });
}

test("a command that prints no key passes, and its exit code still counts", async () => {
  const print = (/** @type {number} */ code) => `console.log(""); process.exitCode = ${code}`;
  assert.equal((await run([process.execPath, "-e", print(0)], { watched: true })).ok, true);
  assert.match((await run([process.execPath, "-e", print(3)], { watched: true })).reason, /exit code 3$/);
});

test("a key is found across two chunks of output", () => {
  for (let cut = 0; cut <= CANARY.length; cut++) {
    const watch = new CanaryWatch();
    for (const piece of [`x${CANARY.slice(0, cut)}`, `${CANARY.slice(cut)}y`, "z"]) watch.see(piece);
    assert.ok(watch.found, `${cut}`);
  }
  const other = new CanaryWatch();
  for (const piece of ["canary", " key", "canary-", "-key"]) other.see(piece);
  assert.ok(!other.found);
});

/** Patterns of keys in tests. `\`${…}\`` is built of a key from another line. */
const KEYS = [
  /\bapiKey"?\s*[:=]\s*(?:async\s*)?(?:\(\)\s*=>\s*)?["'`]([^"'`]*)/g,
  /\b\w*(?:KEY|TOKEN)\s*[:=]\s*["'`]([^"'`]*)/g,
  /\btoken:\s*["'`]([^"'`]*)/g,
  /\bBearer ([^"'`\s\\,;)]+)/g,
  /"apiKey"\.into\(\), &"([^"]*)/g,
];
/** Texts without a key in the position of one. */
const NO_KEY = /^(|\$\{.*|\[redacted\\?\]|\\\[redacted\\?\]?|sha256:.*|\)\?\(.*)$/;

test("every key of the tests contains the canary", () => {
  const files = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(mjs|ts|rs|php)$/.test(name) && !/node_modules|\.d\.ts$/.test(name))
    .map((name) => join("tests", name));
  let keys = 0;
  const strays = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return KEYS.flatMap((pattern) => [...text.matchAll(pattern)])
      .map(([, key = ""]) => key)
      .filter((key) => !NO_KEY.test(key))
      .filter((key) => ++keys && !key.includes(CANARY))
      .map((key) => `${file}: ${key}`);
  });
  assert.deepEqual(strays, []);
  assert.ok(keys > 20, `only ${keys} keys were seen: do the patterns still match?`);
});

test("fetch's own debug log has no key", async () => {
  server.answerWith(201, CREATED);
  const script = `import { CampaignClient } from ${JSON.stringify(new URL("../../pkg/index.js", import.meta.url).href)};
    const apiKey = process.env.KEY_FOR_TESTS;
    const client = new CampaignClient({ baseUrl: ${JSON.stringify(server.baseUrl)}, apiKey });
    console.log(await client.createCampaign({ name: "a", assistant_id: 1 }));
    const nowhere = new CampaignClient({ baseUrl: "http://127.0.0.1:1/api", apiKey: process.env.KEY_FOR_TESTS });
    console.log(await nowhere.createCampaign({ name: "a", assistant_id: 1 }).catch((error) => error));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, NODE_DEBUG: "fetch,undici", KEY_FOR_TESTS: KEY },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 0, output);
  assert.match(output, /ConnectionError/);
  assert.match(output, /UNDICI|FETCH/, "the debug log is on");
  assert.ok(!output.includes(CANARY));
  assert.equal(server.requests[0]?.headers.authorization, `Bearer ${KEY}`);
});
