// Writes node/, the ES modules that Node, Bun and Deno import: the modules that several entries share are two files,
// because these hosts spend more than half a millisecond on each file. Bundlers for browsers get the separate files,
// which they can split and shorten.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { rolldown } from "rolldown";
import { lineMap, reachableFiles } from "./sources.mjs";

/**
 * @param {string} pkg the folder of the package, with its ES modules
 * @param {readonly string[]} entries the entries to write, such as "index"
 */
export async function writeNodeBundle(pkg, entries) {
  const ofMainEntries = reachableFiles(pkg, ["index.js", "relay.js"], ".js");
  const build = await rolldown({
    // The bundle names its modules relative to this folder.
    cwd: dirname(pkg),
    input: Object.fromEntries(entries.map((name) => [name, join(pkg, `${name}.js`)])),
    external: ["react", "vue"],
    plugins: [bytesOutside, withMaps],
    onLog: (level, log) => {
      // Rolldown warns of the directive "use client", but keeps it in an entry.
      if (level === "warn" && log.code !== "MODULE_LEVEL_DIRECTIVE") throw new Error(log.message);
    },
  });
  const { output } = await build.write({
    dir: join(pkg, "node"),
    sourcemap: true,
    minifyInternalExports: false,
    keepNames: true,
    chunkFileNames: "[name].js",
    // Loading some modules has an effect: an entry sets the bytes of its wasm modules, and timezones.js teaches the
    // validator the zones of Windows. They stay in files of their own, for the entries that import them.
    codeSplitting: {
      groups: [
        { name: "core", minShareCount: 2, test: (id) => ofMainEntries.has(relative(pkg, id)) && !hasEffect(id) },
        // The shared modules that neither index nor relay imports: those of forms and previews.
        { name: "more", minShareCount: 2, test: (id) => !hasEffect(id) },
      ],
    },
  });
  for (const { fileName } of output) {
    const file = join(pkg, "node", fileName);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, fileName.endsWith(".map") ? lineMap(text) : text.replace(IMPORT_OF_RUNTIME, runtimeOf));
  }
  rmSync(join(pkg, "node", "rolldown-runtime.js"));
}

/** Rolldown's helper is in a file of its own, which a host would have to load: one line of it is all that is used. */
const IMPORT_OF_RUNTIME = /^import (\{ __name \} from )?"\.\/rolldown-runtime\.js";$/m;
const NAME = `const __name = (target, value) => Object.defineProperty(target, "name", { value, configurable: true });`;
/** @param {string} _line @param {string | undefined} names */
const runtimeOf = (_line, names) => (names ? NAME : "");

/** Whether loading a module has an effect besides its exports. @param {string} id */
const hasEffect = (id) => /schedule.(timezones|windows-zones)/.test(id);

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
 * @type {import("rolldown").Plugin}
 */
const withMaps = {
  name: "maps",
  load(id) {
    const file = `${id}.map`;
    if (!existsSync(file)) return null;
    const map = JSON.parse(readFileSync(file, "utf8"));
    const sources = map.sources.map((/** @type {string} */ source) => join(dirname(id), source));
    return { code: readFileSync(id, "utf8"), map: { ...map, sources } };
  },
};
