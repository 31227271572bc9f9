// npm test: runs all suites and prints one line for each.
//   npm test -- rust js      runs the named suites
//   npm test -- quick        runs the suites that most changes need, in about three minutes
//   npm test -- --verbose    shows all output
// A suite fails if it cannot run, or if it prints a key of its tests. Its output is shown only if it fails.
import { packageIsFresh } from "./build.mjs";
import { duration, passSignalsOn, run, step } from "./lib/process.mjs";
import { explain } from "./lib/setup.mjs";
import { suites } from "./suites.mjs";

/** @typedef {import("./suites.mjs").Suite} Suite */
/** @typedef {import("./lib/process.mjs").Command} Command */
/** @typedef {{ name: string, ok: boolean }} Row */

const names = process.argv.slice(2).filter((argument) => argument !== "--verbose");
const quick = names.includes("quick");

/** @returns {Suite[]} */
function choose() {
  const unknown = names.filter((name) => name !== "quick" && !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = suites.map(({ name }) => name).join(", ");
    console.error(
      `npm test: unknown suite ${unknown.join(", ")}. The suites are: ${known}; "quick" runs some of them.`,
    );
    process.exit(2);
  }
  const chosen = suites.filter(
    ({ name, quick: commands }) => names.length === 0 || names.includes(name) || (quick && commands),
  );
  const build = suites.filter(({ name }) => name === "build" && !chosen.some((suite) => suite.name === name));
  return chosen.some((suite) => suite.onPackage) && !packageIsFresh() ? [...build, ...chosen] : chosen;
}

/**
 * @param {Suite} suite
 * @param {() => Command[]} commands
 * @param {import("node:stream").Writable | undefined} log
 */
async function runCommands({ env, limitMinutes = 60 }, commands, log) {
  for (const command of commands()) {
    const { ok, reason } = await run(command, { env: { ...env?.() }, limitMinutes, watched: true, log });
    if (!ok) return { ok, reason };
  }
  return { ok: true, reason: "" };
}

/**
 * @param {Suite} suite
 * @param {Row[]} before
 * @returns {Promise<Row>}
 */
async function runSuite(suite, before) {
  const { name, about, needs, onPackage } = suite;
  /** @param {string} reason @returns {Row} */
  const skipped = (reason) => {
    console.log(`${name}: could not run: ${reason}`);
    return { name, ok: false };
  };
  if (onPackage && before.some((done) => done.name === "build" && !done.ok))
    return skipped("the suite build must pass first. Run:  npm run build");
  for (const ensure of needs) {
    const lack = await ensure();
    if (lack) return skipped(explain(lack));
  }
  const chosen = quick && suite.quick && !names.includes(name) ? suite.quick : suite.commands;
  const { ok } = await step(`${name}: ${about}`, (log) =>
    // A mistake in a list of commands fails its suite only.
    runCommands(suite, chosen, log).catch((error) => ({ ok: false, reason: String(error?.message ?? error) })),
  );
  return { name, ok };
}

passSignalsOn();
const began = performance.now();
const chosen = choose();
if (names.length === 0)
  console.log(
    `npm test runs ${chosen.length} suites: about 30 minutes on two idle cores, and 5 more in a fresh clone.`,
    'For a quick answer: "npm test -- quick".',
  );
/** @type {Row[]} */
const rows = [];
for (const suite of chosen) {
  rows.push(await runSuite(suite, rows));
  // After an interruption the remaining suites do not run, and are not reported.
  if (process.exitCode) process.exit();
}

const failed = rows.filter(({ ok }) => !ok).map(({ name }) => name);
const total = duration((performance.now() - began) / 1000);
console.log(
  failed.length === 0
    ? `All ${rows.length} suites passed in ${total}.`
    : `${rows.length - failed.length} of ${rows.length} suites passed in ${total}. Failed: ${failed.join(", ")}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
