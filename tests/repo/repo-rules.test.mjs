// Repository rules that no compiler checks: no committed file names a machine, and the host build has no wasm crate.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";

/** @param {string[]} command */
const output = ([program = "", ...args]) =>
  execFileSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });

/** Every committed file, and every file that the next `git add` would add. */
const files = output(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
  .split("\0")
  .filter(Boolean);

/** @param {string} file */
const readIfThere = (file) => {
  try {
    return readFileSync(`${root}/${file}`, "utf8");
  } catch (error) {
    // Deleted, but still in git's index.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return "";
    throw error;
  }
};

test("package-lock.json has no download addresses", () => {
  const { packages } = JSON.parse(readIfThere("package-lock.json"));
  const names = Object.keys(packages);
  assert.ok(names.length > 10, "the lock file lists the packages");
  assert.deepEqual(
    names.filter((name) => "resolved" in packages[name]),
    [],
    "run npm install again: .npmrc says omit-lockfile-registry-resolved",
  );
});

test("package-lock.json has every platform's programs", () => {
  // npm install omits the platforms that a registry mirror lacks, and npm ci then refuses the lock file.
  /** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} */
  const { packages } = JSON.parse(readIfThere("package-lock.json"));
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  assert.ok(optional.length > 10, "esbuild, Vite and Biome bring a program for each platform");
  assert.deepEqual(
    // npm may nest it below the package that needs it.
    optional.filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))),
    [],
  );
});

test("package.json pins every version exactly", () => {
  const { devDependencies, dependencies = {} } = JSON.parse(readIfThere("package.json"));
  const ranges = Object.entries({ ...devDependencies, ...dependencies }).filter(
    ([, v]) => !/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(v), // An alias with an exact version is allowed.
  );
  assert.deepEqual(ranges, []);
});

test("CONTRIBUTING.md states the purpose of every dependency", () => {
  const { devDependencies } = JSON.parse(readIfThere("package.json"));
  const crates = readIfThere("Cargo.toml")
    .split(/^\[/m)
    .filter((table) => /^[^\]]*dependencies\]/.test(table))
    .flatMap((table) => [...table.matchAll(/^([\w-]+) = /gm)].map(([, name = ""]) => name));
  assert.ok(crates.length > 8, `only ${crates.length} crates were found`);
  const text = readIfThere("CONTRIBUTING.md").split("## Dependencies")[1] ?? "";
  const isNamed = (/** @type {string} */ name) => new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(text);
  const named = [...Object.keys(devDependencies), ...crates].filter((name) => !name.startsWith("@types/"));
  assert.deepEqual(
    named.filter((name) => !isNamed(name)),
    [],
  );
});

test("the host's dependency tree has no wasm crate", () => {
  // --locked: a Cargo.lock that is older than Cargo.toml fails here, and not on a fresh clone.
  const tree = output(["cargo", "tree", "--locked", "-e", "normal", "--prefix", "none", "--all-features"]);
  assert.match(tree, /^outbound-campaign v/);
  const forbidden = /^(wasm-bindgen|js-sys|web-sys|gloo|tsify|serde-wasm-bindgen)\S* v.*$/gm;
  assert.deepEqual(tree.match(forbidden) ?? [], []);
});

// Built of parts, so that this file does not name the forbidden texts.
const strays = [
  { what: "a machine's path", pattern: new RegExp(`(^|[^\\w.])/(${["work", "root", "farm"].join("|")})/[\\w.]`, "gm") },
  { what: "a home folder", pattern: new RegExp(`(^|[^\\w.])/(${["home", "Users"].join("|")})/\\w+/`, "gm") },
  { what: "a registry's host", pattern: /\b(registry|index|static|files|deb)\.[a-z]+\.(org|io)\b/g },
];

for (const { what, pattern } of strays) {
  test(`no committed file names ${what}`, () => {
    const found = files
      .filter((file) => file !== "Cargo.lock")
      .flatMap((file) => (readIfThere(file).match(pattern) ?? []).map((hit) => `${file}: ${hit.trim()}`));
    assert.deepEqual(found, []);
  });
}

test("Cargo.lock names no source but crates.io", () => {
  const sources = new Set(readIfThere("Cargo.lock").match(/^source = .*$/gm));
  assert.deepEqual([...sources], ['source = "registry+https://github.com/rust-lang/crates.io-index"']);
});

test("every sentence of a verdict is in src/verdict/messages.rs", () => {
  const sources = files.filter(
    // The translations are files of sentences. The English sentences are the core's.
    (file) => /^(src|pkg-template|scripts\/package)\/(?!(?:verdict\/)?messages[._/]).*\.(rs|ts|mjs)$/.test(file),
  );
  assert.ok(sources.length > 130, `only ${sources.length} sources were found`);
  const strays = sources.filter((file) => {
    const code = (readIfThere(file).split("#[cfg(test)]")[0] ?? "").replace(/^\s*(?:\/\/|\/\*\*|\* ).*$/gm, "");
    // A placeholder alone is not a sentence.
    return /"(?=[^"]* )[^"]*:attribute[^"]*"/.test(code);
  });
  assert.deepEqual(strays, []);
});

test("the crate has no unsafe block outside its allocator", () => {
  const sources = files.filter((file) => /^src\/.*\.rs$/.test(file));
  assert.ok(sources.length > 50);
  const found = sources.filter((file) =>
    /\bunsafe\s*(\{|fn|impl|extern)/.test(readIfThere(file).replace(/^\s*\/\/.*$/gm, "")),
  );
  assert.deepEqual(found, ["src/host/arena.rs"]);
});
