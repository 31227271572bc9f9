// The parts of the soak with their size as a parameter: large in `npm run soak`, small in tests/package/wasm/.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { readCases } from "../conformance/cases.mjs";
import { instances, trap, wasmBytes } from "./instances.mjs";

const { trafficOf } = await import("./traffic.mjs");
const { validateCampaignJson } = await import("../../pkg/index.js");
const { validator } = await import("../../pkg/wasm/validator_module.js");

const bodies = readCases().flatMap(({ body }) => (body.length < 4_000 ? [body] : []));
const ask = trafficOf(bodies);

const MB = 2 ** 20;
/** Bytes that the process may grow after the warm-up, as V8 keeps memory for a while. */
const SLACK = 48 * MB;

/** Returns the bytes of the process after a garbage collection. */
function held() {
  const gc = /** @type {(() => void) | undefined} */ (globalThis.gc);
  if (!gc) throw new Error("run with node --expose-gc");
  // The owner of a wasm memory is collected first, and the memory itself after it.
  for (let round = 0; round < 3; round++) gc();
  return { rss: process.memoryUsage.rss(), wasm: wasmBytes() };
}

/**
 * Validates `count` times: always the same verdicts, and constant memory.
 * @param {number} count
 * @param {(line: string) => void} [say]
 */
export function manyCalls(count, say = () => {}) {
  /** @type {Record<string, number>} */
  const kinds = {};
  /** @type {ReturnType<typeof held>[]} */
  const samples = [];
  const step = Math.ceil(count / 20);
  for (let number = 0; number < count; number++) {
    const kind = ask(number);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if ((number + 1) % step !== 0) continue;
    const sample = held();
    samples.push(sample);
    say(`${number + 1} validations: RSS ${(sample.rss / MB).toFixed(1)} MB, wasm ${(sample.wasm / MB).toFixed(2)} MB`);
  }
  const [, , warm] = samples;
  for (const { rss, wasm } of samples.slice(3)) {
    assert.equal(wasm, warm.wasm, "the wasm memory grows");
    assert.ok(rss < warm.rss + SLACK, `RSS went from ${warm.rss} to ${rss}`);
  }
  return { kinds, first: warm, last: samples[samples.length - 1] };
}

/**
 * Validates bodies of this size: the memory of each is released.
 * @param {number} count
 * @param {number} megabytes
 */
export async function hugeBodies(count, megabytes) {
  // Bytes, because a joined text is only built when it is read, and stays in memory then.
  const body = new TextEncoder().encode(`{"assistant_id":1,"name":"${"a".repeat(megabytes * MB)}"}`);
  validateCampaignJson("{}");
  const before = held();
  let most = 0;
  for (let number = 0; number < count; number++) {
    assert.equal(validateCampaignJson(body).ok, false);
    most = Math.max(most, wasmBytes());
    // The stack of this turn may still reference it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    validateCampaignJson("{}");
    const after = held();
    assert.ok(after.wasm <= before.wasm);
    assert.ok(after.rss < before.rss + SLACK, `RSS went from ${before.rss} to ${after.rss}`);
  }
  assert.ok(most > megabytes * MB, "it held the body");
  return { count, most };
}

/**
 * Interleaves the calls of many users. Sometimes the instance traps in one of them, which loses that call and no other.
 * @param {number} users
 * @param {number} turns calls of each
 */
export async function trappedTraffic(users, turns) {
  let lost = 0;
  let answered = 0;
  const before = instances.count;
  const callsOf = async (/** @type {number} */ user) => {
    for (let turn = 0; turn < turns; turn++) {
      // After each call the other users have their turn.
      await null;
      const number = user * turns + turn;
      if (number % 97 !== 13) {
        ask(number);
        answered += 1;
        continue;
      }
      assert.throws(() => validator.run(trap), /internal error. This call failed; the next one starts a new instance/);
      lost += 1;
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => callsOf(user)));
  assert.ok(lost > 0 && answered + lost === users * turns);
  assert.equal(instances.count - before, lost, "a fresh instance after each trap, and no other");
  return { lost, answered };
}

/**
 * Runs threads at once, each with its own instance of the package.
 * @param {number} count
 * @param {number} calls of each
 */
export async function workersAtOnce(count, calls) {
  const file = new URL("worker.mjs", import.meta.url);
  const results = await Promise.all(
    Array.from(
      { length: count },
      (_, index) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(file, { workerData: { bodies: bodies.slice(0, 100), from: index * calls, calls } });
          worker.once("message", resolve);
          worker.once("error", reject);
          worker.once("exit", (code) => reject(new Error(`worker ${index} ended with ${code} before its result`)));
        }),
    ),
  );
  assert.deepEqual(new Set(results), new Set([calls]));
  return count * calls;
}

/**
 * Runs a process whose wasm memory may not exceed this number of 64 KB pages. It runs out of memory, and goes on.
 * @param {number} pages
 */
export async function outOfMemory(pages) {
  const file = fileURLToPath(new URL("out-of-memory.mjs", import.meta.url));
  const child = spawn(process.execPath, [`--wasm-max-mem-pages=${pages}`, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => {
    text += piece;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.equal(code, 0, text);
  return text.trim();
}
