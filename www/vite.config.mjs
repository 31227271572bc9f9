// Vite's configuration, started by www/server/pages.mjs. Every folder here with an index.html is a page.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("./", import.meta.url));
const repository = fileURLToPath(new URL("../", import.meta.url));
const pages = readdirSync(root).filter((name) => name !== "dist" && existsSync(`${root}${name}/index.html`));

// Lets Vue's compiler read imported prop types: TypeScript 7 has no file system API for it.
const fs = { fileExists: existsSync, readFile: (/** @type {string} */ file) => readFileSync(file, "utf8") };

// Separate files for the frameworks and the package: their size is visible. The package's hooks import a framework, so
// they stay with the pages of that framework.
const groups = [
  { name: "vue", test: /[\\/]node_modules[\\/]@?vue[\\/]/, priority: 2 },
  { name: "react", test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 },
  {
    name: "outbound-campaign",
    test: /[\\/]pkg[\\/](?!(forms[\\/])?(react|vue)\.js)/,
    priority: 1,
    entriesAware: true,
    entriesAwareMergeThreshold: 4000,
  },
];

export default defineConfig({
  root,
  base: "./", // a static host may serve the pages from any folder
  plugins: [react(), vue({ script: { fs } })],
  // The default is a static host. www/server/pages.mjs overrides it.
  define: { __HAS_SERVER__: "false" },
  build: {
    outDir: `${root}dist/`,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // kB; the package deliberately embeds its wasm
    rolldownOptions: {
      input: [`${root}index.html`, ...pages.map((page) => `${root}${page}/index.html`)],
      output: { codeSplitting: { groups } },
    },
  },
  // The package is a link to pkg/, which is outside this root.
  server: { host: "127.0.0.1", fs: { allow: [repository] } },
});
