// npm run mutants: changes the rules at one place after the other and looks whether a test notices (cargo-mutants, .cargo/mutants.toml). What survives
// must stand in tests/mutants.txt with its reason. Takes about an hour; what is behind `--` goes to cargo-mutants, e.g. -- --file src/php/json_decode.rs
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cargoTool } from "./lib/cargo-tools.mjs";
import { ask, findProgram, passSignalsOn, root, run } from "./lib/process.mjs";

/** @param {string} file */
const lines = (file) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
/** Without its place, which every edit above it moves. @param {string} mutant */
const withoutPlace = (mutant) => mutant.replace(/^([^:]+):\d+:\d+: /, "$1: ");

passSignalsOn();
const program = await cargoTool("cargo-mutants");
const output = join(root, "target");
// A mutant that never ends is told by the time that it computes, where the system can count that: the machine may be busy.
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
  `\n${noticed} noticed ${missed.length} survived, ` +
    `${missed.length - unexplained.length} of them explained; ${found("unviable").length} do not compile`,
);
for (const mutant of unexplained) console.error(`survived: ${mutant}`);
// It fails for every survivor; whether one is explained is for us to say.
if (unexplained.length > 0 || (reason !== "" && missed.length === 0)) {
  if (missed.length === 0) console.error(`mutants: ${reason}`);
  process.exitCode ||= 1;
}
