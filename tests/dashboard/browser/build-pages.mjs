// Builds the pages once for all browser tests: node tests/dashboard/browser/build-pages.mjs FOLDER
import { resolve } from "node:path";
import { buildPages } from "../../../www/server/pages.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("tests/dashboard/browser/build-pages.mjs: name the folder of the built pages");
await buildPages({ outDir: resolve(folder), hasServer: true });
