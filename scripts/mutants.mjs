// npm run mutants: changes the rules one by one and checks that a test fails (cargo-mutants, .cargo/mutants.toml). Each
// surviving mutant must be listed in tests/mutants.txt with a reason. Takes about an hour. Arguments after `--` are
// passed to cargo-mutants, such as -- --file src/php/json_decode.rs
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cargoTool } from "./lib/cargo-tools.mjs";
import { ask, findProgram, passSignalsOn, root, run } from "./lib/process.mjs";

/** @param {string} file */
const lines = (file) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
/** Removes the line and column: every edit above a mutant changes them. @param {string} mutant */
const withoutPlace = (mutant) => mutant.replace(/^([^:]+):\d+:\d+: /, "$1: ");

passSignalsOn();
const program = await cargoTool("cargo-mutants");
const output = join(root, "target");
// A limit of processor time stops an endless mutant, if the system supports it. Wall time depends on the load of the
// machine.
const counts = findProgram("prlimit") !== undefined;
const { host } = /^host: (?<host>.+)$/m.exec(ask(["rustc", "-vV"]).out)?.groups ?? { host: "" };
const runner = `CARGO_TARGET_${host.toUpperCase().replaceAll("-", "_")}_RUNNER`;
const { reason } = await run(
  [
    program,
    ...["mutants", "--jobs", "1", "--output", output],
    ...(counts ? ["--timeout", "900"] : []),
    ...process.argv.slice(2),
  ],
  { env: counts ? { [runner]: "prlimit --cpu=15" } : {} },
);
const folder = join(output, "mutants.out");
/** @param {string} kind */
const found = (kind) => lines(join(folder, `${kind}.txt`));
const explained = lines(join(root, "tests", "mutants.txt")).filter((line) => !line.startsWith("#") && line[0] !== " ");
const missed = found("missed");
const unexplained = missed.filter((mutant) => !explained.includes(withoutPlace(mutant)));
const noticed = found("caught").length + found("timeout").length;
console.log(
  `\n${noticed} caught, ${missed.length} survived, ` +
    `${missed.length - unexplained.length} of them explained; ${found("unviable").length} do not compile`,
);
for (const mutant of unexplained) console.error(`survived: ${mutant}`);
// cargo-mutants fails for every survivor. This script decides whether each one is explained.
if (unexplained.length > 0 || (reason !== "" && missed.length === 0)) {
  if (missed.length === 0) console.error(`mutants: ${reason}`);
  process.exitCode ||= 1;
}
