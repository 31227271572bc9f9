// One contender in a process of its own: the failing fields that it finds in each probe, and the probes in which it
// differs. Prints JSON.
import { failing } from "./failing.mjs";
import { probes } from "./probes.mjs";

const contender = await import(`${process.argv[2]}/contenders/${process.argv[3]}.mjs`);
/** @type {Record<string, string>} */
const found = {};
for (const [label, form] of Object.entries(probes)) found[label] = await failing(contender, form);
console.log(JSON.stringify({ found, differs: contender.differs ?? {} }));
