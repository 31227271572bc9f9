// The package's types: they compile for users, are documented, equal a committed snapshot, and are not written by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { campaignFields } from "outbound-campaign";
import { root } from "../../scripts/lib/process.mjs";
import { publicEntries } from "../../scripts/package/manifest.mjs";
import { reachableFiles } from "../../scripts/package/sources.mjs";
import { compile, settings } from "./settings.mjs";

const pkg = join(root, "pkg");
const read = (/** @type {string} */ file) => readFileSync(join(pkg, file), "utf8");
/** The public names, in the files that declare them. */
const declarations = [
  ...reachableFiles(
    pkg,
    publicEntries(pkg).map((name) => `${name}.d.ts`),
    ".d.ts",
  ),
];
const withoutComments = (/** @type {string} */ text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");

for (const setting of settings) {
  test(`the usage files compile with ${setting.name}`, () => {
    assert.equal(compile(setting, ["usage.ts", "contract-2026-07.ts", "slim.ts"]), "");
  });
}

test("the generated types equal the committed ones", () => {
  const committed = readFileSync(join(root, "tests", "types", "types.d.ts.snap"), "utf8");
  assert.equal(read("types.d.ts"), committed, "if that is meant:  npm run build -- --update-snapshots");
});

test("no hand-written type names an API field", () => {
  const names = campaignFields.map(({ name }) => name);
  // `name` and `timezone` are ordinary names too. Of them only a literal type would name a field.
  const ordinary = new Set(["name", "timezone"]);
  const found = declarations
    // The generated ones.
    .filter((file) => !["types.d.ts", "fields-2026-07.d.ts"].includes(basename(file)))
    .flatMap((file) => {
      const text = withoutComments(read(file));
      return names
        .filter((name) => (ordinary.has(name) ? text.includes(`"${name}"`) : new RegExp(`\\b${name}\\b`).test(text)))
        .map((name) => `${file}: ${name}`);
    });
  assert.ok(declarations.length >= 5, "the package has types");
  assert.deepEqual(found, []);
});

test("no public type is `any`", () => {
  const found = declarations.filter((file) => /\bany\b/.test(withoutComments(read(file))));
  assert.deepEqual(found, []);
});

/**
 * Returns the names of a .d.ts file without a comment: exports, and members of interfaces and classes.
 * @param {string} text
 */
function undocumented(text) {
  const exported = /^export (?:declare )?(?:class|const|function|interface|type) (\w+)/;
  const member = /^( {2}| {4})(?:readonly |static )?(\w+)\??[(:<]/;
  const declared = new RegExp(`(?:${exported.source}|${member.source})`);
  const lines = text.split("\n");
  /** The open brackets at the start of a line. Their owner documents parameters and literal types. */
  const open = /** @type {string[]} */ ([]);
  return lines.flatMap((line, i) => {
    const outer = open.join("");
    const code = line.replace(/^\s*(\/?\*.*|\/\/.*)$/, "").replace(/"[^"]*"/g, "");
    for (const character of code) {
      // The owner documents the members of a type alias.
      const isOfType =
        character === "{" && open.length === 0 && !/^export (?:declare )?(?:class|interface)\b/.test(line);
      if ("({[".includes(character)) open.push(isOfType ? "[" : character);
      else if (")}]".includes(character)) open.pop();
    }
    const match = declared.exec(line);
    const name = match?.[1] ?? match?.[3];
    if (!name || name === "constructor" || outer !== (match?.[1] ? "" : "{")) return [];
    return lines[i - 1]?.trim().endsWith("*/") ? [] : [name];
  });
}

test("the check for documentation reports undocumented names", () => {
  const text =
    "/** A. */\nexport interface A {\n  /** b */\n  b: string;\n  c?: {\n    d: number;\n  };\n}\nexport type E = 1;\n";
  assert.deepEqual(undocumented(text), ["c", "E"]);
});

test("every public name is documented", () => {
  const found = declarations.flatMap((file) => undocumented(read(file)).map((name) => `${file}: ${name}`));
  assert.deepEqual(found, []);
});
