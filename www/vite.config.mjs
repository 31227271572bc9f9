// Vite's configuration, started by www/server/pages.mjs. Every folder here with an index.html is a page.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("./", import.meta.url));
const repository = fileURLToPath(new URL("../", import.meta.url));

// Lets Vue's compiler read imported prop types: TypeScript 7 has no file system API for it.
const fs = { fileExists: existsSync, readFile: (/** @type {string} */ file) => readFileSync(file, "utf8") };

/** @typedef {{ getModuleInfo(id: string): { isEntry: boolean, importers: string[] } | null }} Modules */

/**
 * Returns whether a page imports a module without `import()`.
 * @param {string} id
 * @param {Modules} modules
 * @param {Set<string>} [seen]
 * @returns {boolean}
 */
function isStatic(id, modules, seen = new Set()) {
  const info = modules.getModuleInfo(id);
  if (info === null || seen.has(id)) return false;
  seen.add(id);
  return info.isEntry || info.importers.some((importer) => isStatic(importer, modules, seen));
}

// Few files compress better than many. The framework and the package each have files of their own, whose size is
// visible. The rest of a page's first script is one file. What is imported later stays in the files of its importers.
const groups = [
  { name: "framework", test: /[\\/]node_modules[\\/](@?vue|react|react-dom|scheduler)[\\/]/, priority: 3 },
  {
    name: (/** @type {string} */ id, /** @type {Modules} */ modules) =>
      !modules.getModuleInfo(id)?.isEntry && isStatic(id, modules) ? "main" : null,
    debugName: "main",
    test: /[\\/]www[\\/]|[\\/]lucide[\\/]|preload-helper/,
    priority: 2,
  },
  { name: "outbound-campaign", test: /[\\/]pkg[\\/]/, priority: 1, entriesAware: true },
];

export default defineConfig({
  root,
  base: "./", // a static host may serve the pages from any folder
  plugins: [react(), vue({ script: { fs } })],
  // The default is a static host. www/server/pages.mjs overrides it.
  define: { __HAS_SERVER__: "false" },
  build: {
    outDir: `${root}dist/`,
    chunkSizeWarningLimit: 1000, // kB; the package deliberately embeds its wasm
    rolldownOptions: { output: { codeSplitting: { groups, includeDependenciesRecursively: false } } },
  },
  // The package is a link to pkg/, which is outside this root.
  server: { host: "127.0.0.1", fs: { allow: [repository] } },
});
