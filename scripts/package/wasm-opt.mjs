// Optimises the output of wasm-bindgen for size or speed, with binaryen's wasm-opt.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { split } from "./split-wasm.mjs";

// binaryen comes from npm: Debian's version (108) breaks current wasm without an error. --all-features is never used:
// the target_features section of a module lists the features.
/** The folder of binaryen's programs, which are Node scripts. */
export const binaryen = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin");

/**
 * @typedef {object} Short
 * @property {[module: string, name: string, short: string][]} imports
 * @property {[name: string, short: string][]} exports
 */

const SHORT_NAMES = [
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
  "--minify-imports-and-exports-and-modules",
];

/**
 * Passes before the optimisation for size. They rewrite the control flow of LLVM, which saves 1 to 2 % of gzip. Rust
 * uses no address below 1024: there is the end of the stack.
 */
const FIRST_PASSES = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz"];
const SMALL = ["--low-memory-unused", "-Oz"];
/**
 * Functions over 60, binaryen's measure of size, are not inlined, even if they have one caller. Engines need less time
 * to compile two functions than one of the size of both, and the two modules get smaller. (The others get larger.)
 */
const FEW_INLINED = "--one-caller-inline-max-function-size=60";

/**
 * Optimises one module.
 * @param {string} from
 * @param {string} to
 * @param {string} profile the profile of cargo
 * @param {{ names?: boolean }} [options] `names`: functions keep their names, for profilers and size reports
 * @returns {Short} the imports and exports with their short names: wasm-bindgen's names are long enough to matter
 */
export function optimise(from, to, profile, { names = false } = {}) {
  const [, ...rest] = SHORT_NAMES;
  const passes = profile === "release" ? [...FIRST_PASSES, "-Oz"] : ["-O3"];
  return wasmOpt([...passes, ...(names ? ["-g", ...rest] : SHORT_NAMES)], from, to);
}

/**
 * Splits one module in two (split-wasm.mjs), and optimises both.
 * @param {string} from
 * @param {string} to the file of the first module
 * @param {{ name: string, exports: string[] }} part the name and the exports of the second module
 * @param {string} partTo the file of the second module
 * @param {{ names?: boolean }} [options] see `optimise`
 * @returns {Short} the imports and exports of the first module
 */
export function optimiseInTwo(from, to, part, partTo, { names = false } = {}) {
  const [stripDebug, ...rest] = SHORT_NAMES;
  const debug = names ? "-g" : stripDebug;
  const features = run("wasm-opt", ["--print-features", from, "-o", "/dev/null"]).trim().split("\n");
  const whole = `${to}.whole`;
  run("wasm-opt", [FEW_INLINED, ...FIRST_PASSES, "-g", from, "-o", whole]);
  const { first, second } = split(run("wasm-dis", [whole]), part.exports);
  rmSync(whole);
  const assembled = `${to}.assembled`;
  run("wasm-as", [...features, ...(names ? ["-g"] : []), "-", "-o", assembled], first);
  const short = wasmOpt([...features, FEW_INLINED, ...SMALL, debug, ...rest], assembled, to);
  const called = new Map(short.exports);
  run(
    "wasm-as",
    [...features, ...(names ? ["-g"] : []), "-", "-o", assembled],
    second((name) => called.get(name) ?? fail(name)),
  );
  run("wasm-opt", [...features, FEW_INLINED, ...SMALL, debug, "--strip-target-features", assembled, "-o", partTo]);
  rmSync(assembled);
  return short;
}

/** @param {string} name @returns {never} */
function fail(name) {
  throw new Error(`the first module does not export ${name}, which the second needs`);
}

/** @param {string[]} flags @param {string} from @param {string} to @returns {Short} */
const wasmOpt = (flags, from, to) => JSON.parse(run("wasm-opt", [...flags, from, "-o", to]));

/** @param {string} program @param {string[]} args @param {string} [input] */
function run(program, args, input) {
  return execFileSync(process.execPath, [join(binaryen, program), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(input !== undefined && { input }),
  });
}
