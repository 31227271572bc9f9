// Each entry exports the values of its declarations, with the bytes of exactly the wasm modules that these values use.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../../../scripts/lib/process.mjs";
import { publicEntries, sourceOf } from "../../../scripts/package/manifest.mjs";
import { moduleNames } from "../../../scripts/package/modules.mjs";

const pkg = join(root, "pkg");
const entries = publicEntries(pkg).filter((name) => sourceOf(name) !== name);
/** @param {string} file relative to the package @returns {Promise<Record<string, unknown>>} */
const load = (file) => import(pathToFileURL(join(pkg, file)).href);

/**
 * Returns the files in the tree-shaken bundle of a source.
 * @param {string} contents
 */
async function bundled(contents) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: pkg },
    bundle: true,
    write: false,
    metafile: true,
    minifySyntax: true,
    format: "esm",
    platform: "browser",
    external: ["react", "vue", "*.wasm"],
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return files.map(([file]) => file.replace(/^.*?pkg\//, ""));
}

/**
 * Returns the wasm modules whose file of one kind is in a bundle.
 * @param {string} source @param {(name: string) => string} fileOf
 */
async function wasmModules(source, fileOf) {
  const files = await bundled(source);
  return moduleNames.filter((name) => files.includes(fileOf(name)));
}

test("the entries with bytes are the default one and those of the rooms", () => {
  assert.deepEqual(entries, ["index", "schedule", "form", "react", "vue", "relay", "sandbox", "2026-07"]);
});

test("a bundle of validateCampaign uses and carries only the validator", async () => {
  for (const [file, kind] of [
    ["core", "module"],
    ["index", "part0"],
  ]) {
    const source = `export { validateCampaign } from "./${file}.js"`;
    assert.deepEqual(await wasmModules(source, (wasm) => `wasm/${wasm}_${kind}.js`), ["validator"]);
  }
});

for (const entry of entries) {
  test(`the entry ${entry} exports the values of its declarations, not copies`, async () => {
    const [own, declared] = await Promise.all([load(`${entry}.js`), load(`${sourceOf(entry)}.js`)]);
    assert.deepEqual(Object.keys(own), Object.keys(declared));
    for (const [name, value] of Object.entries(declared)) assert.equal(own[name], value, name);
  });

  test(`each export of the entry ${entry} carries the bytes of exactly the wasm modules that it uses`, async () => {
    for (const name of Object.keys(await load(`${entry}.js`))) {
      const used = wasmModules(`export { ${name} } from "./${sourceOf(entry)}.js"`, (wasm) => `wasm/${wasm}_module.js`);
      const carried = wasmModules(`export { ${name} } from "./${entry}.js"`, (wasm) => `wasm/${wasm}_part0.js`);
      assert.deepEqual(await carried, await used, name);
    }
  });

  test(`the entry ${entry} for workerd loads its wasm modules from files and carries no bytes`, async () => {
    assert.ok(existsSync(join(pkg, "workerd", `${entry}.js`)));
    const used = await wasmModules(`export * from "./${sourceOf(entry)}.js"`, (wasm) => `wasm/${wasm}_module.js`);
    const source = `export * from "./workerd/${entry}.js"`;
    assert.deepEqual(await wasmModules(source, (wasm) => `workerd/use-${wasm}.js`), used);
    assert.deepEqual(await wasmModules(source, (wasm) => `wasm/${wasm}_part0.js`), []);
  });
}

test("the default entry and slim share functions, and so the running wasm modules", async () => {
  const [index, slim] = await Promise.all([load("index.js"), load("slim.js")]);
  const { init, initSync, ...shared } = slim;
  assert.deepEqual([typeof init, typeof initSync], ["function", "function"]);
  assert.deepEqual(Object.keys(shared), Object.keys(index));
  for (const [name, value] of Object.entries(shared)) assert.equal(index[name], value, name);
});
