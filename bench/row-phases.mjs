// NDJSON rows in a process of its own: prints the milliseconds of processor time of each phase as JSON. The file is the
// one that bulk.mjs writes. The first rows take longest, because V8 compiles the code that it runs often.
import { createReadStream } from "node:fs";
import { output } from "./prepare.mjs";
import { processorMilliseconds } from "./processor-time.mjs";

const rows = Number(process.argv[2]);
const stream = () => createReadStream(`${output}/rows-${rows}.ndjson`);
/** Rows at which a phase ends. */
const WARM = [1000, 5000, 40_000];
/** @type {Record<string, number>} */
const parts = {};
let last = processorMilliseconds();
/** Counts the time since the end of the last phase for this one. @param {string} phase */
function ends(phase) {
  const now = processorMilliseconds();
  parts[phase] = now - last;
  last = now;
}
const { validateNdjson } = await import("outbound-campaign");
ends("import of the package");
let seen = 0;
for await (const row of validateNdjson(stream())) {
  seen++;
  if (WARM.includes(seen)) ends(`rows up to ${seen.toLocaleString("en")}`);
  if (row.row !== seen) throw new Error(`row ${row.row}, not ${seen}`);
}
ends(`rows up to ${seen.toLocaleString("en")}`);
let bytes = 0;
for await (const chunk of stream()) bytes += chunk.length;
if (!bytes) throw new Error("nothing was read");
ends("reading the file alone");
console.log(JSON.stringify(parts));
