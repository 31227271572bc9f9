// The parts of the soak, each with its size as a parameter: `npm run soak` takes them long, tests/package/wasm/soak.test.mjs short.
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
/** Beyond the warm-up the process may hold so much more: V8 keeps what it was given for a while. */
const SLACK = 48 * MB;

/** What the process holds once the garbage is gone. */
function held() {
  const gc = /** @type {(() => void) | undefined} */ (globalThis.gc);
  if (!gc) throw new Error("run with node --expose-gc");
  // What held a wasm memory goes first, the memory itself only then.
  for (let round = 0; round < 3; round++) gc();
  return { rss: process.memoryUsage.rss(), wasm: wasmBytes() };
}

/**
 * So many validations, one after the other: the same verdicts all the time, and flat memory.
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
 * Bodies of so many MB: the memory that each took is given back.
 * @param {number} count
 * @param {number} megabytes
 */
export async function hugeBodies(count, megabytes) {
  // Bytes: a text is only put together when it is read, and would count as held from then on.
  const body = new TextEncoder().encode(`{"assistant_id":1,"name":"${"a".repeat(megabytes * MB)}"}`);
  validateCampaignJson("{}");
  const before = held();
  let most = 0;
  for (let number = 0; number < count; number++) {
    assert.equal(validateCampaignJson(body).ok, false);
    most = Math.max(most, wasmBytes());
    // The stack of this turn may still hold it.
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
 * Calls of many users taking turns; now and then the instance traps under one of them, which loses that call and no other.
 * @param {number} users
 * @param {number} turns calls of each
 */
export async function trappedTraffic(users, turns) {
  let lost = 0;
  let answered = 0;
  const before = instances.count;
  const user = async (/** @type {number} */ place) => {
    for (let turn = 0; turn < turns; turn++) {
      // After each call the others have their turn.
      await null;
      const number = place * turns + turn;
      if (number % 97 !== 13) {
        ask(number);
        answered += 1;
        continue;
      }
      assert.throws(() => validator.run(trap), /internal error. This call failed; the next one starts a new instance/);
      lost += 1;
    }
  };
  await Promise.all(Array.from({ length: users }, (_, place) => user(place)));
  assert.ok(lost > 0 && answered + lost === users * turns);
  assert.equal(instances.count - before, lost, "a fresh instance after each trap, and no other");
  return { lost, answered };
}

/**
 * So many threads at once, each with the package of its own.
 * @param {number} count
 * @param {number} calls of each
 */
export async function workersAtOnce(count, calls) {
  const file = new URL("worker.mjs", import.meta.url);
  const results = await Promise.all(
    Array.from(
      { length: count },
      (_, place) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(file, { workerData: { bodies: bodies.slice(0, 100), from: place * calls, calls } });
          worker.once("message", resolve);
          worker.once("error", reject);
          worker.once("exit", (code) => reject(new Error(`worker ${place} ended with ${code} before it had answered`)));
        }),
    ),
  );
  assert.deepEqual(new Set(results), new Set([calls]));
  return count * calls;
}

/** A process whose wasm memory may not grow beyond this many pages of 64 KB runs short of it, and goes on. @param {number} pages */
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
