// What the store and the hooks add to a bundle that already has the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle } from "../../../scripts/package/bundle.mjs";

const pkg = fileURLToPath(new URL("../../../pkg", import.meta.url));
/** The state of a form is 3 KB of it; the attempt record, its storage and the looks after unclear answers are the rest. */
const LIMIT = 8 * 1024;

/** @param {string} source */
const size = async (source) => gzipSync(await bundle(source, pkg, ["react", "vue"]), { level: 9 }).length;

for (const framework of ["react", "vue"]) {
  test(`the store and /${framework} add less than 8 KB gzip`, async (t) => {
    // Without the wasm bytes: gzip looks back 32 KB only, and would measure where they stand in the bundle.
    const all = "export * from './slim.js';";
    const [before, after] = [
      await size(all),
      await size(`${all} export * from './forms/form.js'; export * from './forms/${framework}.js';`),
    ];
    t.diagnostic(`${after - before} bytes`);
    assert.ok(after > before && after - before < LIMIT, `${after - before}`);
  });
}
