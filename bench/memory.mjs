// One contender in a process of its own: how much it holds after many validations, against before. Prints MiB.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { COUNT, cases } from "./forms.mjs";

const [name, count] = [process.argv[2], Number(process.argv[3])];
const { validate } = await import(`./contenders/${name}.mjs`);
const forms = Array.from({ length: COUNT }, (_, i) => cases[i % 4 ? "full" : "six errors"]?.form(i));

/** @param {number} passes */
async function run(passes) {
  for (let pass = 0; pass < passes; pass++)
    for (let i = 0; i < COUNT; i++) {
      const answer = validate(forms[i]);
      if (answer instanceof Promise) await answer;
    }
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
await run(Math.ceil(count / COUNT));
console.log((held() - before) / 2 ** 20);
