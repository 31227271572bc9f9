// One contender in a process of its own: the memory that it keeps after many validations, against before. Prints MiB.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { COUNT, cases } from "./forms.mjs";

const [folder, name, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const { validate } = await import(`${folder}/contenders/${name}.mjs`);
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
// Warms up first: compiled code is not a leak.
await run(20);
const before = held();
await run(Math.ceil(count / COUNT));
console.log((held() - before) / 2 ** 20);
