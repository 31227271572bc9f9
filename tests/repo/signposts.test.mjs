// Each room has a short README, and the pages for contributors name only files, commands and rooms that exist.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";
import { suites } from "../../scripts/suites.mjs";

const MAX_LINES = 15;

/** @param {string} parent */
const roomsIn = (parent) =>
  readdirSync(`${root}/${parent}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);

const rooms = [...roomsIn("pkg-template"), ...roomsIn("src"), "scripts/package"];
const pages = [...rooms.map((room) => `${room}/README.md`), "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];
const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/** @param {string} page */
const read = (page) => readFileSync(`${root}/${page}`, "utf8");

/**
 * Returns the paths that a text names: in backticks, in a diagram, or as the target of a link.
 * @param {string} text
 */
function namedPaths(text) {
  const inTicks = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name = ""]) => name);
  const inDiagrams = [...text.matchAll(/^```mermaid\n(.*?)^```/gms)].flatMap(
    ([, code = ""]) => code.match(/[\w/.-]+\.(rs|ts)/g) ?? [],
  );
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, name = ""]) => name);
  const isPath = (/** @type {string} */ name) =>
    /^(?!\/)[\w@./*-]+(\/|\.(rs|m?[jt]s|wat|md|json|jsonl|txt|toml|snap|tsx|vue))$/.test(name);
  // `*` stands for several files, and capitals for a name that the reader chooses.
  return [...new Set([...inTicks.filter(isPath), ...inDiagrams, ...links])].filter(
    (name) => !/[*]|\b[A-Z]{4,}\b(?!\.md)/.test(name),
  );
}

/**
 * Returns the paths that exist neither beside the page nor in the folders from which the page counts.
 * @param {string} page
 * @param {string} text
 */
const missingPaths = (page, text) =>
  namedPaths(text).filter(
    (name) =>
      ![posix.dirname(page), ".", "pkg-template", "src"].some((from) => existsSync(posix.join(root, from, name))),
  );

/** The arguments of `npm test` that are not suites (scripts/test.mjs). */
const TEST_ARGUMENTS = ["quick", "--verbose"];

/** @param {string} text */
const missingCommands = (text) => [
  ...[...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name).filter((name) => !(name in scripts)),
  ...[...text.matchAll(/npm test -- ([a-z][a-z -]*)/g)]
    .flatMap(([, names = ""]) => names.trim().split(" "))
    .filter((name) => !TEST_ARGUMENTS.includes(name) && !suites.some((suite) => suite.name === name)),
];

test("each room has a README of at most 15 lines that begins with the room's name", () => {
  assert.ok(rooms.length >= 20, `only ${rooms.length} rooms were found`);
  for (const room of rooms) {
    const lines = read(`${room}/README.md`).trimEnd().split("\n");
    assert.ok(lines.length <= MAX_LINES, `${room}: ${lines.length} lines`);
    if (room !== "scripts/package") assert.match(String(lines[0]), new RegExp(`^# ${posix.basename(room)}: `));
  }
});

for (const page of pages) {
  test(`${page} names only files and commands that exist`, () => {
    assert.deepEqual([...missingPaths(page, read(page)), ...missingCommands(read(page))], []);
  });
}

test("ARCHITECTURE.md has a row for each room", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `([\w-]+)\/` /gm)].map(([, name]) => name);
  assert.deepEqual(
    rooms.map((room) => posix.basename(room)).filter((room) => room !== "package" && !rows.includes(room)),
    [],
  );
});

test("missing files, folders, scripts and suites are reported", () => {
  const text =
    "See `load.ts`, `nowhere.ts`, `src/nowhere/`, [a page](nowhere.md), `npm run nothing`, `npm test -- js none`.\n" +
    "```mermaid\na -->|validate/tape.ts, validate/none.ts| b\n```\n";
  const missing = ["nowhere.ts", "src/nowhere/", "validate/none.ts", "nowhere.md"];
  assert.deepEqual(missingPaths("pkg-template/wasm/README.md", text), missing);
  assert.deepEqual(missingCommands(text), ["nothing", "none"]);
});
