// How Vite builds and serves the page; www/serve.mjs starts it.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("./react/", import.meta.url));
const repository = fileURLToPath(new URL("../", import.meta.url));

export default defineConfig({
  root,
  plugins: [react()],
  define: { __SANDBOX_URL__: '""' }, // www/serve.mjs puts the sandbox's address in its place
  build: {
    outDir: fileURLToPath(new URL("./dist/", import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // kB: the package carries its wasm inside, on purpose
  },
  // The package is a link to pkg/, outside this root: the development server must be told that it may read there.
  server: { host: "127.0.0.1", fs: { allow: [repository] } },
  preview: { host: "127.0.0.1" },
});
