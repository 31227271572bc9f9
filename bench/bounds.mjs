// The package in a process of its own: seconds of processor time for a form with very many issues, by the kind of
// its bad ids. Prints JSON, for half the number and for all of it, which tells whether the time grows linearly.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { processorMilliseconds } from "./processor-time.mjs";

setFlagsFromString("--expose-gc");
/** Collects all garbage. */
const collect = runInNewContext("gc");

const [folder, count] = process.argv.slice(2);
const { prepare } = await import(`${folder}/calls/ours.mjs`);
const { run, issues } = prepare({ entry: "form" }, "inline options");
/** @type {Record<string, (n: number) => unknown[]>} */
const lists = {
  "bad elements": (n) => Array.from({ length: n }, (_, i) => `x${i}`),
  "equal ids": (n) => Array(n).fill(7),
};
/** @type {Record<string, { half: number, all: number }>} */
const seconds = {};
for (const [label, list] of Object.entries(lists)) {
  const time = (/** @type {number} */ n) => {
    const form = { name: "Spring", assistant_id: 127, phone_number_ids: list(n) };
    // Each measurement collects its own garbage only: after the garbage of the one before, V8 lets the heap grow, and
    // half the number took no collection at all.
    collect();
    const before = processorMilliseconds();
    const found = issues(run(form)).length;
    if (found !== n) throw new Error(`${label}: ${found} issues, not ${n}`);
    return (processorMilliseconds() - before) / 1000;
  };
  seconds[label] = { half: time(Number(count) / 2), all: time(Number(count)) };
}
console.log(JSON.stringify(seconds));
