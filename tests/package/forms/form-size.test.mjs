// The size of the form store and its hooks in a bundle that already has the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle } from "../../../scripts/package/bundle.mjs";

const pkg = fileURLToPath(new URL("../../../pkg", import.meta.url));
/** 3 KB hold the state of a form. The rest holds the attempt record, its storage and the looks for lost campaigns. */
const LIMIT = 8 * 1024;

/** @param {string} source */
const size = async (source) => gzipSync(await bundle(source, pkg, ["react", "vue"]), { level: 9 }).length;

for (const framework of ["react", "vue"]) {
  test(`the store and /${framework} add less than 8 KB gzip`, async (t) => {
    // Without the wasm bytes: gzip looks back only 32 KB, so the result would depend on their position.
    const all = "export * from './slim.js';";
    const [before, after] = [
      await size(all),
      await size(`${all} export * from './forms/form.js'; export * from './forms/${framework}.js';`),
    ];
    t.diagnostic(`${after - before} bytes`);
    assert.ok(after > before && after - before < LIMIT, `${after - before}`);
  });
}
