// One contender in a process of its own: which fields it finds failing in each probe, and where it says that it differs. Prints JSON.
import { failing } from "./failing.mjs";
import { probes } from "./probes.mjs";

const contender = await import(`./contenders/${process.argv[2]}.mjs`);
/** @type {Record<string, string>} */
const found = {};
for (const [label, form] of Object.entries(probes)) found[label] = await failing(contender, form);
console.log(JSON.stringify({ found, differs: contender.differs ?? {} }));
