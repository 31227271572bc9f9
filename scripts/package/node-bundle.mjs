// Writes node/, the ES modules that Node, Bun and Deno load: all modules that the default entry needs, or several
// entries share, are one file, because these hosts spend more than half a millisecond on each file. Bundlers use the
// separate files, which they split and shorten better.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { rolldown } from "rolldown";
import { lineMap } from "./sources.mjs";

/** Matches an import of another module of the package. */
const IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

/**
 * @param {string} pkg the folder of the package, with its ES modules
 * @param {readonly string[]} entries the entries to write, such as "index"
 */
export async function writeNodeBundle(pkg, entries) {
  const build = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(pkg, `${name}.js`)])),
    external: ["react", "vue"],
    platform: "neutral",
    plugins: [bytesOutside, withMaps(pkg)],
    preserveEntrySignatures: "allow-extension",
    onLog: (level, log) => {
      // Rolldown keeps the directive "use client" of an entry, and warns of it all the same.
      if (level === "warn" && log.code !== "MODULE_LEVEL_DIRECTIVE") throw new Error(log.message);
    },
  });
  const shared = sharedModules(pkg, entries);
  const { output } = await build.write({
    dir: join(pkg, "node"),
    format: "es",
    sourcemap: true,
    minifyInternalExports: false,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: {
      groups: [{ name: "core", test: (id) => shared.has(relative(pkg, id).replaceAll("\\", "/")) }],
      includeDependenciesRecursively: false,
    },
  });
  for (const { fileName } of output.filter(({ type }) => type === "chunk")) {
    const map = join(pkg, "node", `${fileName}.map`);
    writeFileSync(map, lineMap(readFileSync(map, "utf8")));
  }
}

/**
 * Returns the modules that several entries need. An entry sets the bytes of its wasm modules when it is loaded, so a
 * module of one entry stays in that entry's file.
 * @param {string} pkg
 * @param {readonly string[]} entries
 * @returns {Set<string>} relative to the package
 */
function sharedModules(pkg, entries) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const entry of entries) {
    for (const file of reachableModules(pkg, `${entry}.js`)) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([file, count]) => (count > 1 ? [file] : [])));
}

/**
 * Returns a module and the modules that it imports, directly or indirectly.
 * @param {string} pkg
 * @param {string} file relative to the package
 * @param {Set<string>} reached
 */
export function reachableModules(pkg, file, reached = new Set()) {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const [, path = ""] of readFileSync(join(pkg, file), "utf8").matchAll(IMPORT)) {
    reachableModules(pkg, posix.join(posix.dirname(file), path), reached);
  }
  return reached;
}

/**
 * Leaves the bytes of the wasm modules where they are: the tarball holds them once.
 * @type {import("rolldown").Plugin}
 */
const bytesOutside = {
  name: "bytes-outside",
  resolveId: (id) => (/_part\d+\.js$/.test(id) ? { id: `../wasm/${posix.basename(id)}`, external: "absolute" } : null),
};

/**
 * Reads each module with its map, so that the new map leads to the TypeScript sources.
 * @param {string} pkg
 * @returns {import("rolldown").Plugin}
 */
function withMaps(pkg) {
  return {
    name: "maps",
    load(id) {
      const map = `${id}.map`;
      if (!id.startsWith(pkg) || !existsSync(map)) return null;
      const { sources, ...rest } = JSON.parse(readFileSync(map, "utf8"));
      return {
        code: readFileSync(id, "utf8"),
        map: { ...rest, sources: sources.map((/** @type {string} */ source) => join(dirname(id), source)) },
      };
    },
  };
}
