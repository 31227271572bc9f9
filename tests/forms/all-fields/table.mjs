// Reads the table of docs/forms.md: the result of each library and framework for each step.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/process.mjs";
import { STEPS } from "./drive.mjs";

/**
 * Returns the cells of a library's row, without its first two: the library with its version, and its way.
 * @param {string} library
 * @param {string} [version] the tested version
 */
export function rowOf(library, version) {
  const rows = readFileSync(join(root, "docs", "forms.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const head = rows.find(([first]) => first === "form");
  assert.deepEqual(head?.slice(1), STEPS, "the head of the table in docs/forms.md");
  const name = version === undefined ? library : `${library} ${version}`;
  const row = rows.find(([first]) => first === name);
  assert.ok(row, `docs/forms.md has no row "${name}" in its table`);
  return row.slice(1);
}
