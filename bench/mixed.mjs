// One contender in a process of its own: nanoseconds of processor time a form for each call, all calls mixed, as JSON.
// With a label it times that call alone.
import { measureCalls } from "./measure-calls.mjs";
import { median, processorMilliseconds } from "./processor-time.mjs";

const [folder, name, milliseconds, turns, only] = process.argv.slice(2);
const contender = await import(`${folder}/calls/${name}.mjs`);
const settings = { milliseconds: Number(milliseconds), turns: Number(turns), now: processorMilliseconds, pick: median };
console.log(JSON.stringify(await measureCalls(contender, only ? { ...settings, only } : settings)));
