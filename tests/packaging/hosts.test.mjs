// The built files use nothing that a host of the baseline lacks: syntax, built-ins, interfaces, WebAssembly features.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import binaryen from "binaryen";
import { root } from "../../scripts/lib/process.mjs";
import { browsers, featureTests, newerApis, node, wasmFeatures } from "./baseline.mjs";

/**
 * es-check has no types.
 * @type {{ runChecks: (configs: object[], options: object) => Promise<{ errors: { file: string, err: Error }[] }> }}
 */
const { runChecks } = createRequire(import.meta.url)("es-check");
const pkg = join(root, "pkg");
const files = readdirSync(pkg, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
// Without src/, whose files are for editors and stack traces, and without the examples, which name their own hosts.
const scripts = files.filter((file) => file.endsWith(".js") && !/^(src|examples)\//.test(file));

/**
 * Returns es-check's errors in some files.
 * @param {string} folder
 * @param {string[]} names
 * @param {boolean} module
 */
async function complaints(folder, names, module) {
  const result = await runChecks(
    [
      {
        ecmaVersion: "checkBrowser",
        browserslistQuery: browsers.join(", "),
        files: names.map((file) => join(folder, file)),
        module,
        checkFeatures: true,
      },
    ],
    { logger: null },
  );
  return result.errors
    .filter(({ file, err }) => !isTested(file, err.message))
    .map(({ file, err }) => `${relative(folder, file)}: ${err.message}`);
}

/**
 * Returns whether the program tests for every built-in of a complaint before its use.
 * @param {string} file
 * @param {string} message
 */
function isTested(file, message) {
  const [, list] = /^Unsupported features detected: (.*)\. These/s.exec(message) ?? [];
  if (list === undefined) return false;
  const apis = list.split(/ \([^)]*\)(?:, )?/).filter(Boolean);
  const text = readFileSync(file, "utf8");
  return apis.every((api) =>
    featureTests.some((known) => known.api === api && known.file.test(file) && known.test.test(text)),
  );
}

/** @param {string} file @param {string} text */
const newer = (file, text) =>
  newerApis
    .filter(({ pattern }) => pattern.test(text))
    .filter(
      ({ name }) => !featureTests.some((known) => known.api === name && known.file.test(file) && known.test.test(text)),
    )
    .map(({ name, since }) => `${file}: ${name} (${since})`);

/** @param {Uint8Array} bytes */
function validates(bytes) {
  const module = binaryen.readBinary(bytes);
  try {
    module.setFeatures(wasmFeatures.reduce((bits, name) => bits | binaryen.Features[name], binaryen.Features.MVP));
    return module.validate() === 1;
  } finally {
    module.dispose();
  }
}

describe("the built files", () => {
  test("the built files have no syntax and no built-in that a browser of the baseline lacks", async () => {
    const [common, modules] = [true, false].map((isCommon) =>
      scripts.filter((file) => file.startsWith("cjs/") === isCommon),
    );
    assert.ok(common.length > 30 && modules.length > 30);
    assert.deepEqual([...(await complaints(pkg, common, false)), ...(await complaints(pkg, modules, true))], []);
  });

  test("the built files use no interface of the platform that a host of the baseline lacks", () => {
    assert.deepEqual(
      scripts.flatMap((file) => newer(file, readFileSync(join(pkg, file), "utf8"))),
      [],
    );
  });

  test("the built files have no WebAssembly feature that a host of the baseline lacks", () => {
    const modules = files.filter((file) => file.endsWith(".wasm"));
    assert.ok(modules.length >= 4);
    for (const file of modules) assert.ok(validates(readFileSync(join(pkg, file))), file);
  });
});

describe("the check of the built files", () => {
  /** @type {string} */
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "outbound-campaign-hosts-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const tooNew = [
    "Object.hasOwn({}, 'x')",
    "[1].at(-1)",
    "Promise.withResolvers()",
    "[1].findLast((x) => x)",
    "[2, 1].toSorted()",
    "Object.groupBy([], (x) => x)",
    "'x'.isWellFormed()",
    "Array.fromAsync([])",
    "new Set([1]).union(new Set())",
    "class A { static { this.x = 1; } }",
    "/[\\p{L}--a]/v",
  ];
  for (const code of tooNew) {
    test(`the check of the built files reports ${code}`, async () => {
      writeFileSync(join(folder, "new.mjs"), `export const used = () => {\n  ${code};\n};\n`);
      const found = await complaints(folder, ["new.mjs"], true);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0], /Unsupported features detected/);
    });
  }

  test("the check of the built files accepts features of the baseline", async () => {
    const known = "Object.fromEntries([]); 'x'.replaceAll('a', 'b'); x?.y ?? z; x ??= 2n ** 63n; class A { #a() {} }";
    writeFileSync(join(folder, "known.mjs"), `export const used = (x, z) => {\n  ${known}\n};\n`);
    assert.deepEqual(await complaints(folder, ["known.mjs"], true), []);
  });

  test("the check of the built files reports each newer interface, and accepts it behind a test", () => {
    const uses = [
      "structuredClone(x)",
      "AbortSignal.any([])",
      "AbortSignal.timeout(5)",
      "signal.throwIfAborted()",
      "crypto.randomUUID()",
      "Response.json({})",
      "map.values().map(f)",
      "/(?<=a)b/",
    ];
    for (const use of uses) assert.equal(newer("a.js", use).length, 1, use);
    assert.deepEqual(newer("a.js", "[...map.values()].map(f); signal?.aborted; /(?<name>a)/"), []);
  });

  test("the check of the built files reports a newer WebAssembly feature", () => {
    const module = binaryen.parseText(
      '(module (func (export "f") (param v128) (result v128) (i32x4.add (local.get 0) (local.get 0))))',
    );
    assert.equal(validates(module.emitBinary()), false);
    module.dispose();
  });
});

test("the README states the baseline, and package.json the oldest Node", () => {
  const readme = readFileSync(join(root, "pkg-template", "README.md"), "utf8");
  const line = readme.split("\n").find((text) => text.startsWith("Runs on ")) ?? assert.fail("no line begins: Runs on");
  const names = { chrome: "Chrome", edge: "Edge", firefox: "Firefox", safari: "Safari", ios_saf: "iOS" };
  for (const browser of browsers) {
    const [name, version] = browser.split(" ");
    assert.ok(line.includes(`${names[/** @type {keyof typeof names} */ (name)]} ${version}`), browser);
  }
  assert.ok(line.includes(`Node ${node.major}`));
  const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  assert.equal(manifest.engines.node, `>=${node.major}`);
});
