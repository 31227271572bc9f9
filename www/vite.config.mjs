// How Vite builds and serves the pages: every folder here that holds an index.html is one. www/server/pages.mjs starts it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("./", import.meta.url));
const repository = fileURLToPath(new URL("../", import.meta.url));
const pages = readdirSync(root).filter((name) => name !== "dist" && existsSync(`${root}${name}/index.html`));

// How Vue's compiler reads the types that a component's props are declared with: TypeScript 7 lends it no files any more.
const fs = { fileExists: existsSync, readFile: (/** @type {string} */ file) => readFileSync(file, "utf8") };

export default defineConfig({
  root,
  base: "./", // a static host may serve the pages from any folder
  plugins: [react(), vue({ script: { fs } })],
  // Whether a server of ours stands behind the pages; www/server/pages.mjs says so where one does.
  define: { __HAS_SERVER__: "false" },
  build: {
    outDir: `${root}dist/`,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // kB: the package carries its wasm inside, on purpose
    rolldownOptions: {
      input: [`${root}index.html`, ...pages.map((page) => `${root}${page}/index.html`)],
      // The package in files of its own: what it weighs can be read off, and all pages share them.
      output: { codeSplitting: { groups: [{ name: "outbound-campaign", test: /[\\/]pkg[\\/]/ }] } },
    },
  },
  // The package is a link to pkg/, outside this root: the development server must be told that it may read there.
  server: { host: "127.0.0.1", fs: { allow: [repository] } },
});
