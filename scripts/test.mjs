// npm test: runs all suites, or the named ones (`npm test -- rust js`), and prints a summary. A suite fails if it
// cannot run, or if it prints a key of its tests.
import { packageIsFresh } from "./build.mjs";
import { passSignalsOn, run } from "./lib/process.mjs";
import { explain } from "./lib/setup.mjs";
import { suites } from "./suites.mjs";

/** @typedef {import("./suites.mjs").Suite} Suite */
/** @typedef {{ name: string, result: "passed" | "failed" | "could not run", seconds: number, reason: string }} Row */

/**
 * @param {string[]} names
 * @returns {Suite[]}
 */
function choose(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    console.error(
      `npm test: unknown suite ${unknown.join(", ")}. The suites are: ${suites.map(({ name }) => name).join(", ")}`,
    );
    process.exit(2);
  }
  const chosen = suites.filter(({ name }) => names.length === 0 || names.includes(name));
  const build = suites.filter(({ name }) => name === "build" && !chosen.some((suite) => suite.name === name));
  return chosen.some((suite) => suite.onPackage) && !packageIsFresh() ? [...build, ...chosen] : chosen;
}

/**
 * @param {Suite} suite
 * @param {Row[]} before
 * @returns {Promise<Row>}
 */
async function runSuite({ name, needs, onPackage, commands, env, limitMinutes = 20 }, before) {
  /** @type {(result: Row["result"], seconds: number, reason?: string) => Row} */
  const row = (result, seconds, reason = "") => ({ name, result, seconds, reason });
  if (onPackage && before.some((done) => done.name === "build" && done.result !== "passed")) {
    return row("could not run", 0, "the suite build must pass first. Run:  npm run build");
  }
  for (const ensure of needs) {
    const lack = await ensure();
    if (lack) return row("could not run", 0, explain(lack));
  }
  let seconds = 0;
  for (const command of commands()) {
    const outcome = await run(command, { env: { ...env?.() }, limitMinutes, watched: true });
    seconds += outcome.seconds;
    if (!outcome.ok) return row("failed", seconds, outcome.reason);
  }
  return row("passed", seconds);
}

passSignalsOn();
/** @type {Row[]} */
const rows = [];
for (const suite of choose(process.argv.slice(2))) {
  console.log(`\n=== ${suite.name}: ${suite.about}`);
  const row = await runSuite(suite, rows).catch(
    (error) =>
      /** @type {Row} */ ({ name: suite.name, result: "failed", seconds: 0, reason: String(error?.message ?? error) }),
  );
  rows.push(row);
  console.log(`=== ${row.name}: ${row.result} in ${row.seconds.toFixed(1)} s${row.reason && `: ${row.reason}`}`);
  // After an interruption the remaining suites do not run, and are not reported.
  if (process.exitCode) process.exit();
}

console.log("");
for (const { name, result, seconds, reason } of rows) {
  console.log(
    [name.padEnd(12), result.padEnd(14), `${seconds.toFixed(1)} s`.padStart(9), reason && `  ${reason}`].join(" "),
  );
}
const passed = rows.filter(({ result }) => result === "passed").length;
console.log(`${passed} passed, ${rows.length - passed} failed`);
process.exitCode = passed === rows.length ? 0 : 1;
