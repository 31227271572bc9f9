// One contender: how much a process holds after many validations, against before. Prints JSON: MiB, and how many they were (who is
// slow stops after a while).
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { COUNT, cases } from "./forms.mjs";

const MOST_SECONDS = 15;
const [name, count] = [process.argv[2], Number(process.argv[3])];
const { validate } = await import(`./contenders/${name}.mjs`);
const forms = Array.from({ length: COUNT }, (_, i) => cases[i % 4 ? "full" : "six errors"]?.form(i));

/** @param {number} passes @returns {Promise<number>} how many forms it were */
async function run(passes) {
  const end = Date.now() + MOST_SECONDS * 1000;
  let pass = 0;
  for (; pass < passes && Date.now() < end; pass++)
    for (let i = 0; i < COUNT; i++) {
      const answer = validate(forms[i]);
      if (answer instanceof Promise) await answer;
    }
  return pass * COUNT;
}
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");
const held = () => {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};
// Warm: compiled code is no leak.
await run(20);
const before = held();
const done = await run(Math.ceil(count / COUNT));
console.log(JSON.stringify({ grown: (held() - before) / 2 ** 20, done }));
