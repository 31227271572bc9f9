// One contender in a process of its own: nanoseconds of processor time a form, as JSON.
import { measure } from "./measure.mjs";
import { median, processorMilliseconds } from "./processor-time.mjs";

const [folder, name, milliseconds] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const contender = await import(`${folder}/contenders/${name}.mjs`);
console.log(JSON.stringify(await measure(contender, milliseconds, processorMilliseconds, median)));
