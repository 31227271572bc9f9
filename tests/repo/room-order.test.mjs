// Each room uses only rooms below it, and no two modules of the package import each other in a circle.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";

/** From top to bottom. */
const PACKAGE_ROOMS = ["entries", "relay", "sandbox", "client", "contract-2026-07", "calibrate", "forms"];
PACKAGE_ROOMS.push("schedule", "bulk", "http", "validate", "messages", "errors", "wasm", "generated");
const CRATE_ROOMS = ["bindings", "http", "verdict", "schedule", "contract", "rules", "php", "host", "profile"];

/** Imports that still run up, each with its reason. Only ever shorten this list. */
const CRATE_EXCEPTIONS = [
  "php > contract", // the decoder knows the fields: handing it their names costs json.wasm 1.2 KB
];

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "pkg-template", "src"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file && existsSync(`${root}/${file}`));
const modules = files.filter((file) => /^pkg-template\/.*(?<!\.d)\.[jt]s$/.test(file));
const crate = files.filter((file) => /^src\/.+\/.*\.rs$/.test(file));

/** @param {string} file */
const code = (file) =>
  readFileSync(`${root}/${file}`, "utf8")
    // Keeps "*/*", the header.
    .replace(/\/\*\*?\s[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^(?:import|export) type\b[^;]*;/gm, "");

/** Returns the modules that a module of the package imports, without types. @param {string} file */
const importsOf = (file) =>
  [...code(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path = ""]) =>
    posix.join(posix.dirname(file), path),
  );

/** @param {string} file a module of the package, or one that the builder generates */
function roomOf(file) {
  const [, room = "", inside] = file.split("/");
  if (room === "errors.js" || room === "errors.ts") return "errors";
  if (inside !== undefined) return room === "workerd" ? "entries" : room;
  return modules.includes(file) ? "entries" : "generated";
}

/**
 * @param {Iterable<[from: string, to: string, file: string]>} edges
 * @param {readonly string[]} rooms from top to bottom
 * @returns {Map<string, string[]>} the files that import upwards, by the two rooms
 */
function upwards(edges, rooms) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [from, to, file] of edges) {
    for (const room of [from, to])
      assert.ok(rooms.includes(room), `${file}: ${room} is no room of ${rooms.join(", ")}`);
    if (from !== to && rooms.indexOf(to) < rooms.indexOf(from)) {
      found.set(`${from} > ${to}`, [...(found.get(`${from} > ${to}`) ?? []), file]);
    }
  }
  return found;
}

/** @returns {[string, string, string][]} */
const packageEdges = () =>
  modules.flatMap((file) =>
    importsOf(file).map((target) => /** @type {const} */ ([roomOf(file), roomOf(target), file])),
  );

/** Returns the rooms that the files of the crate use outside of their tests. @returns {[string, string, string][]} */
const crateEdges = () =>
  crate.flatMap((file) => {
    const own = String(file.split("/")[1]);
    const text = code(file).split("#[cfg(test)]")[0] ?? "";
    const named = [...text.matchAll(/\bcrate::(?:(\w+)|\{([^;]*)\})/g)].flatMap(([, one, many = ""]) =>
      one
        ? [one]
        : [...many.matchAll(/(?:^|,)\s*(\w+)(?=[^{}]*(?:\{[^{}]*\}[^{}]*)*$)/g)].map(([, name]) => String(name)),
    );
    return named.map((name) => /** @type {[string, string, string]} */ ([own, name, file]));
  });

test("a module of the package imports only from its own room and the rooms below it", () => {
  assert.ok(modules.length > 40, `only ${modules.length} modules were found`);
  const found = upwards(packageEdges(), PACKAGE_ROOMS);
  assert.deepEqual([...found], []);
});

test("a file of the crate uses only its own room and the rooms below it", () => {
  assert.ok(crate.length > 30, `only ${crate.length} files were found`);
  const found = upwards(crateEdges(), CRATE_ROOMS);
  assert.deepEqual([...found.keys()].sort(), CRATE_EXCEPTIONS, JSON.stringify([...found], null, 2));
});

test("no modules of the package import each other in a circle", () => {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const circles = [];
  /** @param {string} file @param {string[]} path */
  const visit = (file, path) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (done.has(file) || path.includes(file)) return;
    for (const target of importsOf(file)) if (modules.includes(target)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of modules) visit(file, []);
  assert.deepEqual(circles, []);
});

test("an import that runs up and an import into an unknown room are reported", () => {
  assert.deepEqual([...upwards([["wasm", "client", "a.js"]], PACKAGE_ROOMS)], [["wasm > client", ["a.js"]]]);
  assert.deepEqual([...upwards([["client", "wasm", "a.js"]], PACKAGE_ROOMS)], []);
  assert.throws(() => upwards([["client", "nowhere", "a.js"]], PACKAGE_ROOMS), /nowhere is no room/);
});

/** Returns the rooms that a README lets its room use. @param {string} room such as "src/http" */
function roomsInReadme(room) {
  const [, list = ""] =
    /^- May (?:import|use):? ([^.]*)/m.exec(readFileSync(`${root}/${room}/README.md`, "utf8")) ?? [];
  return [...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
}

test("a room's README names the rooms that it uses, and none above it", () => {
  for (const { parent, edges, rooms, exceptions } of [
    { parent: "pkg-template", edges: packageEdges(), rooms: PACKAGE_ROOMS, exceptions: [] },
    { parent: "src", edges: crateEdges(), rooms: CRATE_ROOMS, exceptions: CRATE_EXCEPTIONS },
  ]) {
    // The entries and the profile have no README.
    const unnamed = ["entries", "errors", "generated", "profile"];
    for (const room of rooms.filter((name) => !unnamed.includes(name))) {
      const named = roomsInReadme(`${parent}/${room}`);
      const used = edges.filter(([from, to]) => from === room && to !== room).map(([, to]) => to);
      const hidden = used.filter((to) => !["generated", "profile", ...named].includes(to));
      assert.deepEqual(
        [...new Set(hidden)].filter((to) => !exceptions.includes(`${room} > ${to}`)),
        [],
        room,
      );
      assert.deepEqual(
        named.filter((to) => rooms.indexOf(to) <= rooms.indexOf(room)),
        [],
        room,
      );
    }
  }
});
