// What wasm-bindgen wrote, made small or fast by binaryen's wasm-opt.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// npm's binaryen: Debian's (108) breaks today's wasm without a word. Never --all-features: what a module uses stands in its
// target_features section.
/** Where binaryen's programs stand, each a script of Node. */
export const binaryen = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin");

/** @typedef {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} Short */

/**
 * @param {string} from
 * @param {string} to
 * @param {string} profile cargo's
 * @param {{ names?: boolean }} [options] `names`: functions keep theirs, for whoever looks where the time and the bytes go
 * @returns {Short} what the imports and exports are called now: wasm-bindgen's names are long enough to count
 */
export function optimise(from, to, profile, { names = false } = {}) {
  const flags = [
    // Inlining a function into its only caller makes the file smaller, and what gzip makes of it larger.
    "--one-caller-inline-max-function-size=0",
    profile === "release" ? "-Oz" : "-O3",
    names ? "-g" : "--strip-debug",
    "--strip-producers",
    "--minify-imports-and-exports-and-modules",
  ];
  const said = execFileSync(join(binaryen, "wasm-opt"), [...flags, from, "-o", to], { maxBuffer: 1 << 26 });
  return JSON.parse(said.toString());
}
