// The tarball: its files, its package.json, its size, and the results of the linters of packages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { readmeSizes } from "../../scripts/build.mjs";
import { root } from "../../scripts/lib/process.mjs";
import { hasOwnStd } from "../../scripts/package/build-std.mjs";
import { nodeEntries } from "../../scripts/package/manifest.mjs";
import { moduleNames } from "../../scripts/package/modules.mjs";
import { measure } from "../../scripts/package/sizes.mjs";
import { reachableFiles } from "../../scripts/package/sources.mjs";
import { publint, typesLint } from "../../scripts/release/package-lint.mjs";
import { pack } from "./lib/project.mjs";
import { measureZod } from "./zod.mjs";

const pkg = join(root, "pkg");
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const answerOf = (/** @type {import("../../scripts/lib/process.mjs").Command} */ [program, ...args]) =>
  execFileSync(program, args, { cwd: root, encoding: "utf8" });

/** @type {string} */
let tarball;
/** @type {string[]} */
let files;
before(() => {
  tarball = pack();
  const listed = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" });
  files = listed.split("\n").filter(Boolean).sort();
});

test("the tarball has the files that users need, and no others", () => {
  const others = files.filter(
    (file) =>
      !/^package\/([\w/-]+\.(js|js\.map|d\.ts|d\.ts\.map|wasm)|src\/[\w/-]+\.ts|docs\/[\w-]+\.md|examples\/.+)$/.test(
        file,
      ),
  );
  assert.deepEqual(
    others,
    [
      "CHANGELOG.md",
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "campaign-2026-07.schema.json",
      "campaign.schema.json",
      "cjs/package.json",
      "openapi-2026-07.json",
      "openapi.json",
      "package.json",
    ].map((file) => `package/${file}`),
  );
  // Each ES module has a CommonJS twin and the reverse. Modules for workerd and Node are ES modules only.
  const modules = files.filter((file) => file.endsWith(".js") && !/\/(workerd|node|src|examples)\//.test(file));
  const [twins, originals] = [true, false].map((twin) =>
    modules.filter((file) => file.startsWith("package/cjs/") === twin).map((file) => file.replace("/cjs/", "/")),
  );
  assert.ok(originals.length > 30);
  assert.deepEqual(twins, originals);
});

test("the tarball has every guide, and each of their links leads to a file of it", () => {
  const guides = files.filter((file) => file.startsWith("package/docs/"));
  const written = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  assert.deepEqual(guides, written.map((name) => `package/docs/${name}`).sort());
  const readme = readFileSync(join(pkg, "README.md"), "utf8");
  assert.deepEqual(
    written.filter((name) => !readme.includes(`](docs/${name}`)),
    [],
    "the README links to each guide",
  );
  for (const page of ["package/README.md", ...guides]) {
    const text = readFileSync(join(pkg, page.replace("package/", "")), "utf8");
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    const lost = links.filter((link) => !files.includes(posix.join(posix.dirname(page), link)));
    assert.deepEqual(lost, [], page);
  }
});

test("the tarball has every example that a guide names, and each of its files is in the repository", () => {
  const examples = files.filter((file) => file.startsWith("package/examples/"));
  for (const file of examples) {
    const path = file.replace("package/", "");
    assert.deepEqual(readFileSync(join(pkg, path)), readFileSync(join(root, path)), path);
  }
  for (const guide of readdirSync(join(pkg, "docs"))) {
    const text = readFileSync(join(pkg, "docs", guide), "utf8");
    for (const [name] of text.matchAll(/examples\/[\w-]+[\w./-]*\w/g)) {
      assert.ok(
        examples.some((file) => file === `package/${name}` || file.startsWith(`package/${name}/`)),
        name,
      );
    }
  }
});

test("each map of the tarball points to a source in it, and each module with a source has a map", () => {
  const maps = files.filter((file) => file.endsWith(".map"));
  assert.ok(maps.length > 100, `only ${maps.length} maps`);
  for (const file of maps) {
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(pkg, file.replace("package/", "")), "utf8"));
    assert.equal(sourcesContent, undefined, file);
    const paths = sources.map((/** @type {string} */ source) => posix.join(posix.dirname(file), source));
    const isBundle = file.startsWith("package/node/");
    assert.ok(isBundle ? paths.length > 0 : paths.length === 1, file);
    for (const path of paths) {
      assert.ok(files.includes(path), `${file}: ${path}`);
      // Only generated modules have no source.
      if (isBundle) assert.match(path, /^package\/(src\/|wasm\/\w+_glue\.js$)/);
    }
  }
  const sources = files.filter((file) => /^package\/src\/.*(?<!\.d)\.ts$/.test(file));
  for (const source of sources) {
    const module = source.replace("/src/", "/").replace(/ts$/, "js");
    if (files.includes(module)) assert.ok(files.includes(`${module}.map`), module);
  }
});

test("modules with a source are published readable, with their lines and names", () => {
  const sources = files.filter((file) => /^package\/src\/.*(?<!\.d)\.ts$/.test(file));
  for (const source of sources) {
    const module = join(pkg, source.replace("package/src/", "").replace(/ts$/, "js"));
    if (!existsSync(module)) continue;
    const code = readFileSync(module, "utf8");
    assert.doesNotMatch(code, /@ts-nocheck/, source);
    const names = [
      ...readFileSync(join(pkg, source.replace("package/", "")), "utf8").matchAll(
        /^(?:export )?(?:async )?(?:function\*?|class) (\w+)/gm,
      ),
    ];
    for (const [, name] of names) assert.match(code, new RegExp(`(?:function\\*?|class) ${name}\\b`), source);
  }
});

test("the tarball holds the bytes of each wasm module once per kind of module", () => {
  // Long literals without a quote are encoded bytes (binary-text.js), by their file.
  const holders = files
    .filter((file) => file.endsWith(".js") && !file.endsWith("/zones.js"))
    .map((file) => file.replace("package/", ""))
    .flatMap((file) => {
      const [, run] = /[=(] ?"([^"\n]{2000,})"[;,]/.exec(readFileSync(join(pkg, file), "utf8")) ?? [];
      return run ? [{ file, characters: run.length }] : [];
    });
  for (const folder of ["wasm", "cjs/wasm"]) {
    for (const name of moduleNames) {
      const own = holders.filter(({ file }) => file.startsWith(`${folder}/${name}_part`));
      const characters = own.reduce((sum, part) => sum + part.characters, 0);
      const bytes = statSync(join(pkg, "wasm", `${name}.wasm`)).size;
      // One or two characters per byte.
      assert.ok(characters >= bytes && characters < 1.5 * bytes, `${folder}/${name}: ${characters} for ${bytes} bytes`);
    }
  }
  const parts = new RegExp(`^(cjs/)?wasm/(${moduleNames.join("|")})_part\\d+\\.js$`);
  const others = holders.filter(({ file }) => !parts.test(file));
  assert.deepEqual(others, []);
});

test("the tarball's package.json has the crate's version, no dependency and no script", () => {
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1]);
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.deepEqual(Object.keys(manifest.dependencies ?? {}), []);
  assert.deepEqual(Object.keys(manifest.optionalDependencies ?? {}), []);
  assert.deepEqual(Object.keys(manifest.scripts ?? {}), []);
  assert.ok(manifest.engines.node && manifest.keywords.length && manifest.files.length && manifest.description);
});

test("every path of the exports map exists, and types are first", () => {
  const walk = (/** @type {any} */ node) => {
    if (typeof node === "string") return assert.ok(existsSync(join(pkg, node)), node);
    if ("types" in node) assert.equal(Object.keys(node)[0], "types");
    for (const value of Object.values(node)) walk(value);
  };
  walk(manifest.exports);
  for (const [name, entry] of Object.entries(manifest.exports)) {
    if (!/\.(wasm|json)$/.test(name)) assert.ok(entry.import && entry.require, name);
  }
});

/** @param {string} file relative to the package @returns {Promise<Record<string, any>>} */
const load = (file) => import(pathToFileURL(join(pkg, file)).href);

test("in Node, an entry has the same exports and names, and loads at most eleven files", async () => {
  for (const name of nodeEntries) {
    const bundled = `node/${name}.js`;
    assert.equal(manifest.exports[name === "index" ? "." : `./${name}`].import.node, `./${bundled}`);
    const [ours, theirs] = await Promise.all([load(bundled), load(`${name}.js`)]);
    assert.deepEqual(Object.keys(ours), Object.keys(theirs), name);
    for (const key of Object.keys(theirs)) assert.equal(ours[key].name, theirs[key].name, `${name}: ${key}`);
    const { size } = reachableFiles(pkg, [bundled], ".js");
    assert.ok(size <= 11, `${name}: ${size} files`);
  }
});

test("in Node, the entries share their classes and functions", async () => {
  const [index, slim] = await Promise.all(["index", "slim"].map((name) => load(`node/${name}.js`)));
  for (const key of ["ValidationError", "validateCampaign", "CampaignClient"])
    assert.equal(index?.[key], slim?.[key], key);
});

test("no file of the tarball names the machine that built it", () => {
  const places = new RegExp(`(?:^|[^\\w.])/(?:${["work", "root", "farm", "home", "Users", "tmp"].join("|")})/\\w`, "m");
  const found = files.filter((file) => places.test(readFileSync(join(pkg, file.replace("package/", "")), "latin1")));
  assert.deepEqual(found, []);
});

test("publint finds nothing in the tarball", () => {
  assert.match(answerOf(publint), /All good/);
});

test("are-the-types-wrong finds nothing in the tarball", () => {
  assert.match(answerOf(typesLint(tarball)), /No problems found/);
});

test("no size has grown by more than 2 % over tests/sizes.json", async (t) => {
  const snapshot = JSON.parse(readFileSync(join(root, "tests", "sizes.json"), "utf8"));
  const sizes = { ...(await measure(pkg)), ...(await measureZod()) };
  const grown = Object.entries(sizes).flatMap(([label, size]) =>
    Object.entries(size).flatMap(([kind, bytes]) => {
      const known = snapshot[label]?.[kind];
      if (known === undefined) return [`${label} is new: ${bytes} bytes ${kind}`];
      return bytes > known * 1.02 ? [`${label}: ${kind} from ${known} to ${bytes} bytes`] : [];
    }),
  );
  t.diagnostic(JSON.stringify(sizes["the tarball"]));
  const advice = hasOwnStd(root)
    ? "if that is meant, in the same commit:  npm run build -- --update-snapshots"
    : "the snapshot is of the published build, whose standard library is built from source; this one has the " +
      "ordinary, larger one. Run:  rustup component add rust-src";
  assert.deepEqual(grown, [], advice);
});

test("the README states the sizes of tests/sizes.json", () => {
  const snapshot = JSON.parse(readFileSync(join(root, "tests", "sizes.json"), "utf8"));
  const readme = readFileSync(join(root, "pkg-template", "README.md"), "utf8");
  for (const [begin, label] of Object.entries(readmeSizes)) {
    const row = readme.split("\n").find((line) => line.startsWith(`| ${begin}`));
    assert.equal(Number(row?.split("|")[2]), Math.round(snapshot[label].gzip / 1000), `the row "${begin}"`);
  }
});

test("the tarball is smaller than 980 KB", () => {
  // CONTRIBUTING.md has the size of each part, and why it stays.
  assert.ok(statSync(tarball).size < 980_000, `${statSync(tarball).size} bytes`);
});
