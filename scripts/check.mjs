// npm run check: checks formatting, lints, types and prose. `npm run check -- --fix` formats in place first.
import { join } from "node:path";
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, root, run } from "./lib/process.mjs";
import { wasmFlags, wasmModules } from "./suites.mjs";

/** @typedef {import("./lib/process.mjs").Command} Command */

/**
 * Returns the command for a program of node_modules. It starts without a shell.
 * @param {string} script
 * @param {string[]} args
 * @returns {Command}
 */
const tool = (script, ...args) => [process.execPath, join(root, "node_modules", script), ...args];
const biome = "@biomejs/biome/bin/biome";
// Without these variables both programs colour their output even in a file.
const colour = process.stdout.isTTY ? { rustfmt: "auto", biome: "force" } : { rustfmt: "never", biome: "off" };

/** @type {Command[]} */
const fixes = [["cargo", "fmt"], tool(biome, "check", "--write")];

/** @type {Command[]} */
const checks = [
  ["cargo", "fmt", "--check", "--", "--color", colour.rustfmt],
  ["cargo", "clippy", "--all-targets", "--", "-D", "warnings"],
  ...wasmModules.map(
    ({ feature, test }) =>
      /** @type {Command} */ ([
        "cargo",
        "clippy",
        ...wasmFlags(feature),
        "--lib",
        ...(test ? ["--test", test] : []),
        "--",
        "-D",
        "warnings",
      ]),
  ),
  tool("typescript/bin/tsc", "-p", "tsconfig.json"),
  [process.execPath, "scripts/vue-types.mjs"],
  tool(biome, "ci", `--colors=${colour.biome}`),
  [process.execPath, "scripts/prose/lint.mjs"],
  // The cache knows the contents of the files that had no unknown word.
  tool(
    "cspell/bin.mjs",
    ...["lint", "--config", "scripts/prose/cspell.config.mjs", "--quiet", "--no-progress", "--dot"],
    ...["--cache", "--cache-strategy", "content", "--cache-location", "target/cspell.json", "."],
  ),
];

passSignalsOn();
// The types of the tests and the dashboard come from the built package.
const obstacle = await ensurePackage();
if (obstacle) {
  console.error(`check: ${obstacle}`);
  process.exit(1);
}
const failures = [];
for (const command of [...(process.argv.includes("--fix") ? fixes : []), ...checks]) {
  const line = command.join(" ").replace(process.execPath, "node").replaceAll(root, "");
  console.log(`\n--- ${line}`);
  const { ok, reason } = await run(command, { limitMinutes: 15 });
  if (process.exitCode) process.exit();
  if (!ok) failures.push(`${line}: ${reason}`);
}
if (failures.length) {
  console.error(`\ncheck: ${failures.length} of ${checks.length} failed (\`npm run check -- --fix\` fixes formatting)`);
  for (const failure of failures) console.error(`  ${failure}`);
  process.exitCode = 1;
}
