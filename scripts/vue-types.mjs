// Checks the types of the Vue dashboard with vue-tsc, including the templates. It uses the last TypeScript with an API
// for it: 7 has none.
import { createRequire } from "node:module";
import { join } from "node:path";
import { run } from "vue-tsc";
import { root } from "./lib/process.mjs";

const tsc = createRequire(import.meta.url).resolve("typescript-5.9/lib/tsc.js");
// vue-tsc parses the command line as tsc does.
process.argv = [process.execPath, tsc, "-p", join(root, "www/vue/tsconfig.json")];
run(tsc);
