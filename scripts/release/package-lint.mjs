// The commands of the package linters: publint for the folder, are-the-types-wrong for the tarball.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/process.mjs";

/** @typedef {import("../lib/process.mjs").Command} Command */

/** @type {Command} Prints "All good" without findings. */
export const publint = [process.execPath, join(root, "node_modules/publint/src/cli.js"), "run", "pkg", "--strict"];

/**
 * Returns the command for a tarball. It prints "No problems found" without findings.
 * @param {string} tarball
 * @returns {Command}
 */
export function typesLint(tarball) {
  const { exports } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const wasm = Object.keys(exports).filter((name) => name.endsWith(".wasm"));
  const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  return [process.execPath, program, tarball, "--exclude-entrypoints", ...wasm, "--format", "ascii"];
}
