// One contender: how much a process holds after many validations, against before. Prints MiB.
import { COUNT, cases } from "./forms.mjs";

const [name, count] = [process.argv[2], Number(process.argv[3])];
const { validate } = await import(`./contenders/${name}.mjs`);
const forms = Array.from({ length: COUNT }, (_, i) => cases[i % 4 ? "full" : "six errors"]?.form(i));
const held = () => {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};
for (let i = 0; i < COUNT; i++) validate(forms[i]);
const before = held();
for (let i = 0; i < count; i++) validate(forms[i % COUNT]);
console.log((held() - before) / 2 ** 20, process.memoryUsage().rss / 2 ** 20);
