// npm run bench: measures the package beside its peers, in one run in Node. Writes its part of bench/results.json and
// bench/RESULTS.md. --quick only shows that everything works (little time, nothing written); --only=ours,zod,calls
// prints some contenders or parts. PACKAGE=folder measures another build of the package (and only prints);
// BEFORE=folder measures a second build beside the first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bench, bundle, placeOf, prepare } from "./prepare.mjs";

await prepare();
// These read lists that are written above.
const { calls } = await import("./calls.mjs");
const {
  callContenders,
  callTime,
  child,
  contenders,
  endRound,
  finish,
  has,
  keep,
  keepCalls,
  milliseconds,
  quick,
  rounds,
} = await import("./rounds.mjs");

const builds = contenders.filter((name) => name === "ours" || name === "before");
const differences = await probe();
for (const name of has("start") || has("size") ? contenders : []) {
  const { folder, file } = placeOf(name);
  const contender = await bundle(
    `cold-${name}`,
    `export { issues, validate } from "${folder}/contenders/${file}.mjs";`,
  );
  if (has("size")) keep("size", name, gzipped(contender));
}
if (has("size"))
  for (const name of builds) {
    const home = join(bench, placeOf(name).folder);
    const alone = await bundle(`alone-${name}`, `export { validateCampaign } from "outbound-campaign";`, home);
    keep("validateCampaign alone", name, gzipped(alone));
    keep("everything", name, gzipped(await bundle(`all-${name}`, `export * from "outbound-campaign";`, home)));
  }
/** A build that needs more seconds for very many issues is measured in one round only. */
const MOST_SECONDS = 4;
/** @type {Set<string>} */
const slowBuilds = new Set();
const rows = quick ? 2000 : 100_000;
if (has("rows")) await child("bulk.mjs", "write", rows);
for (let round = 0; round < rounds; round++) {
  for (const name of contenders) {
    const { folder, file } = placeOf(name);
    if (has("forms")) {
      const nanoseconds = await child("speed.mjs", folder, file, milliseconds);
      for (const [work, value] of Object.entries(nanoseconds)) keep(work, name, value);
    }
    if (has("start"))
      for (let i = 0; i < (quick ? 1 : 2); i++) keep("import to first verdict", name, await child("cold.mjs", name));
  }
  for (const name of callContenders) {
    const { folder, file } = placeOf(name);
    if (has("calls")) keepCalls(name, await child("mixed.mjs", folder, file, callTime.milliseconds, callTime.turns));
  }
  if (has("alone")) for (const { label } of calls) for (const name of builds) await keepAlone(label, name);
  if (has("rows")) for (const kind of ["default", "account"]) await keepRows(kind);
  if (has("bounds")) for (const name of builds) if (!slowBuilds.has(name)) await keepBounds(name);
  endRound(round);
}
// No time is taken here, so two run at once.
if (has("memory"))
  for (let i = 0; i < contenders.length; i += 2) {
    const pair = contenders.slice(i, i + 2);
    const grown = await Promise.all(
      pair.map((name) => {
        const { folder, file } = placeOf(name);
        return child("memory.mjs", folder, file, quick ? 10_000 : 200_000);
      }),
    );
    for (const [k, name] of pair.entries()) keep("memory", name, grown[k]);
  }
finish("node", `Node ${process.versions.node} (V8 ${process.versions.v8})`, { differences });

/** @param {string} file */
function gzipped(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

/**
 * Measures each way to read rows in three processes, in turn. The least time counts: V8's threads and other programs of
 * the machine can only add to it.
 * @param {string} kind
 */
async function keepRows(kind) {
  const readers = ["nothing", ...callContenders];
  /** @type {Record<string, { cpu: number, rss: number }[]>} */
  const measured = Object.fromEntries(readers.map((name) => [name, []]));
  for (let i = 0; i < (quick ? 1 : 3); i++)
    for (const name of readers) {
      const { folder, file } = placeOf(name);
      measured[name]?.push(await child("bulk.mjs", file, rows, kind, folder));
    }
  for (const [name, samples] of Object.entries(measured)) {
    keep(`rows, ${kind}`, name, Math.min(...samples.map(({ cpu }) => cpu)));
    keep(`rows, ${kind}, memory`, name, Math.max(...samples.map(({ rss }) => rss)));
  }
}

/** Measures one call in a process that makes no other. @param {string} label @param {string} name */
async function keepAlone(label, name) {
  const { folder, file } = placeOf(name);
  const measured = await child("mixed.mjs", folder, file, callTime.milliseconds, callTime.turns, label);
  keep(`call: ${label}`, `${name}, alone`, measured[label]["inline options"]);
}

/** Measures forms with very many issues, once only where that takes long. @param {string} name */
async function keepBounds(name) {
  const seconds = await child("bounds.mjs", placeOf(name).folder, quick ? 20_000 : 400_000);
  for (const [work, { half, all }] of Object.entries(seconds)) {
    keep(`${work}, seconds`, name, all);
    keep(`${work}, growth`, name, all / half);
    if (all > MOST_SECONDS) slowBuilds.add(name);
  }
}

/**
 * Throws where a contender finds other failing fields in the probes than the package, but for those that it names in
 * `differs`.
 */
async function probe() {
  /** The reasons, by contender and probe. @type {Record<string, Record<string, string>>} */
  const allowed = {};
  const { found: ours } = await child("probe.mjs", ".", "ours");
  for (const name of contenders) {
    const { folder, file } = placeOf(name);
    const { found, differs } = await child("probe.mjs", folder, file);
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
