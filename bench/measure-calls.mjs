// Times the calls of one contender, all mixed in one process: some milliseconds of each call, turn by turn. Runs in
// Node and in a page alike.
import { calls, PARSE } from "./calls.mjs";
import { COUNT } from "./forms.mjs";

/** @typedef {import("./calls.mjs").Call} Call */
/** @typedef {import("./calls/ours.mjs").Prepared} Prepared */
/**
 * @typedef {object} Timing
 * @property {string} way
 * @property {any[]} inputs
 * @property {number} size
 * @property {number} next the index of the next input
 * @property {number} count the number of inputs in one turn
 * @property {number[]} samples nanoseconds a form, one a timed turn
 */
/** @typedef {Prepared & Call & Timing} Timed */

const WARM_TURNS = 10;
/** A call alone in its process has nothing but its own turns to warm up the code that all calls share. */
const WARM_TURNS_ALONE = 40;
const LEAST_COUNT = 16;

/**
 * Returns nanoseconds a form, by label and way.
 * @param {{ ways: string[], prepare(call: import("./calls.mjs").Call, way: string): Prepared | undefined }} contender
 * @param {object} settings
 * @param {number} settings.milliseconds the time that one call may take in one turn
 * @param {number} settings.turns the number of timed turns
 * @param {string} [settings.only] the label of the one call to time
 * @param {() => number} settings.now milliseconds
 * @param {(samples: number[]) => number} settings.pick the sample that stands for all turns
 * @returns {Promise<Record<string, Record<string, number>>>}
 */
export async function measureCalls({ ways, prepare }, { milliseconds, turns, only, now, pick }) {
  /** @type {Timed[]} */
  const timed = [];
  for (const way of ways)
    for (const call of calls) {
      if (only && call.label !== only) continue;
      const prepared = prepare(call, way);
      if (!prepared) continue;
      await verify(call, prepared);
      const inputs = Array.from({ length: call.inputs ?? COUNT }, (_, i) => call.input(i));
      const { size = 1 } = call;
      timed.push({ ...call, ...prepared, way, inputs, size, next: 0, count: 1, samples: [] });
    }
  const json = timed.find(({ label }) => label === "JSON text");
  if (json) timed.push({ ...json, label: PARSE, run: JSON.parse, issues: () => [], samples: [] });

  /** The length of all messages: no engine may skip them. */
  let read = 0;
  /** @param {Prepared["issues"]} issues @param {any} result */
  const use = (issues, result) => {
    const found = issues(result);
    if (found.length === 0) read++;
    else for (let i = 0; i < found.length; i++) read += found[i].message.length;
  };
  /** Returns nanoseconds a form. @param {Timed} call */
  async function time(call) {
    const { run, issues, inputs, count, size, entry } = call;
    let { next } = call;
    call.enter?.();
    const before = now();
    for (let k = 0; k < count; k++) {
      const result = run(inputs[next]);
      if (entry === "rows") for await (const row of result) use(issues, row);
      else if (size > 1) for (let i = 0; i < result.length; i++) use(issues, result[i]);
      else use(issues, result);
      if (++next === inputs.length) next = 0;
    }
    const perForm = ((now() - before) * 1e6) / (count * size);
    call.next = next;
    return perForm;
  }

  const warmTurns = only ? WARM_TURNS_ALONE : WARM_TURNS;
  for (let turn = 0; turn < warmTurns + turns; turn++)
    for (const call of timed) {
      const perForm = await time(call);
      if (turn >= warmTurns) call.samples.push(perForm);
      else {
        const least = call.size > 1 ? 1 : LEAST_COUNT;
        call.count = Math.min(20_000, Math.max(least, Math.ceil((milliseconds * 1e6) / (perForm * call.size))));
      }
    }
  if (!read) throw new Error("nothing was read");
  /** @type {Record<string, Record<string, number>>} */
  const result = {};
  for (const { label, way, samples } of timed) {
    result[label] ??= {};
    result[label][way] = pick(samples);
  }
  return result;
}

/**
 * Throws where a contender does not find the failing fields of a call, or says it in another language.
 * @param {import("./calls.mjs").Call} call
 * @param {Prepared} prepared
 */
async function verify(call, prepared) {
  const { label, entry, german, fails = () => "", probes = [] } = call;
  const { run, issues, fieldOf, enter } = prepared;
  enter?.();
  /** @param {any} result @param {any} input @param {string} expected */
  const check = (result, input, expected) => {
    const found = issues(result);
    const fields = [...new Set(found.flatMap((issue) => fieldOf(issue, input)))].sort().join();
    if (fields !== expected) throw new Error(`${label}: found ${fields || "nothing"}, not ${expected || "nothing"}`);
    for (const { message } of found)
      if (!message || isGerman(message) !== Boolean(german)) throw new Error(`${label}: "${message}"`);
  };
  if (entry === "rows" || entry === "list") {
    let bad = 0;
    let seen = 0;
    for await (const result of run(call.input(0))) {
      seen++;
      if (issues(result).length) bad++;
    }
    const expected = entry === "rows" ? Math.floor(seen / 10) : 0;
    if (seen !== call.size || bad !== expected) throw new Error(`${label}: ${seen} forms, ${bad} bad`);
    return;
  }
  for (let i = 0; i < COUNT; i++) {
    const input = call.input(i);
    check(run(input), input, fails(i));
  }
  for (const { form, fails } of probes) check(run(form), form, fails);
}

/** @param {string} message */
const isGerman = (message) => /[äöüß„]|muss|Bitte|erwartet|Ungültig|kommt mehrfach/.test(message);
