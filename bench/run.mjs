// npm run bench: the package beside its peers, in one run in Node. Writes its part of bench/results.json and bench/RESULTS.md; with
// --quick it only shows that everything works (little time, nothing written), and with --only=ours,zod it prints what it measures
// of some contenders.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ensurePackage } from "../scripts/build.mjs";
import { bundle, prepare } from "./prepare.mjs";
import { child, contenders, finish, keep, milliseconds, quick, rounds } from "./rounds.mjs";

const bulkReaders = ["ours", "hand-written", "ajv-standalone", "ajv-json-schema", "zod"].filter((name) =>
  contenders.includes(name),
);

const lack = await ensurePackage();
if (lack) throw new Error(lack);
await prepare();

const differences = await probe();
for (const name of contenders) {
  const file = await bundle(`cold-${name}`, `export { issues, validate } from "./contenders/${name}.mjs";`);
  keep("size", name, gzipSync(readFileSync(file), { level: 9 }).length);
}
const rows = quick ? 2000 : 100_000;
await child("bulk.mjs", "write", rows);
for (let round = 0; round < rounds; round++) {
  for (const name of contenders) {
    for (const [work, value] of Object.entries(await child("speed.mjs", name, milliseconds))) keep(work, name, value);
    for (let i = 0; i < (quick ? 1 : 2); i++) keep("import to first verdict", name, await child("cold.mjs", name));
  }
  for (const name of ["nothing", ...bulkReaders]) {
    const { cpu, rss } = await child("bulk.mjs", name, rows);
    keep("bulk", name, cpu);
    keep("bulk memory", name, rss);
  }
  console.log(`round ${round + 1} of ${rounds} done`);
}
// No time is taken here, so two at once.
for (let i = 0; i < contenders.length; i += 2) {
  const pair = contenders.slice(i, i + 2);
  const grown = await Promise.all(pair.map((name) => child("memory.mjs", name, quick ? 10_000 : 1_000_000)));
  for (const [k, name] of pair.entries()) keep("memory", name, grown[k]);
}
finish("node", `Node ${process.versions.node} (V8 ${process.versions.v8})`, { differences });

/** Whether all contenders find what the package finds in the probes, but for what each says that it differs in. */
async function probe() {
  /** @type {Record<string, Record<string, string>>} by contender and probe: why */
  const allowed = {};
  const { found: ours } = await child("probe.mjs", "ours");
  for (const name of contenders) {
    const { found, differs } = await child("probe.mjs", name);
    for (const label of Object.keys({ ...found, ...differs })) {
      if ((found[label] === ours[label]) === label in differs)
        throw new Error(
          label in differs
            ? `${name} does not differ in "${label}": ${found[label]}`
            : `${name}, "${label}": found ${found[label] || "nothing"}, not ${ours[label] || "nothing"}`,
        );
    }
    if (Object.keys(differs).length) allowed[name] = differs;
  }
  return { probes: Object.keys(ours).length, allowed };
}
