// What wasm-bindgen wrote, made small or fast by binaryen's wasm-opt.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { split } from "./split-wasm.mjs";

// npm's binaryen: Debian's (108) breaks today's wasm without a word. Never --all-features: what a module uses stands in its
// target_features section.
/** Where binaryen's programs stand, each a script of Node. */
export const binaryen = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin");

/** @typedef {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} Short */

// Inlining a function into its only caller makes the file smaller, and what gzip makes of it larger (where values are freed).
const WHERE_FREED = ["--one-caller-inline-max-function-size=0"];
const SHORT_NAMES = ["--strip-debug", "--strip-producers", "--minify-imports-and-exports-and-modules"];

/**
 * @param {string} from
 * @param {string} to
 * @param {string} profile cargo's
 * @param {{ names?: boolean, frees?: boolean }} [options] `names`: functions keep theirs, for whoever looks where the time and the bytes
 *   go; `frees`: the module has an allocator that frees
 * @returns {Short} what the imports and exports are called now: wasm-bindgen's names are long enough to count
 */
export function optimise(from, to, profile, { names = false, frees = false } = {}) {
  const [, ...rest] = SHORT_NAMES;
  return wasmOpt(
    [...(frees ? WHERE_FREED : []), profile === "release" ? "-Oz" : "-O3", ...(names ? ["-g", ...rest] : SHORT_NAMES)],
    from,
    to,
  );
}

/**
 * Makes two modules of one (split-wasm.mjs).
 * @param {string} from
 * @param {string} to where the first goes
 * @param {{ name: string, exports: string[] }} part which exports the second has
 * @param {string} partTo where that goes
 * @returns {Short} of the first
 */
export function optimiseInTwo(from, to, part, partTo) {
  const features = run("wasm-opt", ["--print-features", from, "-o", "/dev/null"]).trim().split("\n");
  const whole = `${to}.whole`;
  run("wasm-opt", ["-Oz", "-g", from, "-o", whole]);
  const { first, second } = split(run("wasm-dis", [whole]), part.exports);
  rmSync(whole);
  const assembled = `${to}.assembled`;
  run("wasm-as", [...features, "-", "-o", assembled], first);
  const short = wasmOpt([...features, "-Oz", ...SHORT_NAMES], assembled, to);
  const called = new Map(short.exports);
  run(
    "wasm-as",
    [...features, "-", "-o", assembled],
    second((name) => called.get(name) ?? fail(name)),
  );
  run("wasm-opt", [...features, "-Oz", "--strip-debug", assembled, "-o", partTo]);
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
