// One contender in a process of its own: nanoseconds of processor time a form, as JSON.
import { measure } from "./measure.mjs";

const [name, milliseconds] = [process.argv[2], Number(process.argv[3])];
const contender = await import(`./contenders/${name}.mjs`);
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
/** @param {number[]} samples */
const median = (samples) => samples.sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
console.log(JSON.stringify(await measure(contender, milliseconds, now, median)));
