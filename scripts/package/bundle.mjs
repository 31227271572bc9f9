// What a browser would load: a source bundled and minified by esbuild, as users' tools do it.
import { build } from "esbuild";

/**
 * @param {string} source an ES module
 * @param {string} folder where its relative imports start
 * @param {string[]} [external] packages that the page has anyway
 * @returns {Promise<NonSharedBuffer>}
 */
export async function bundle(source, folder, external = ["react", "vue"]) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // By default the user's own copies.
    external,
  });
  return Buffer.from(outputFiles[0].text);
}
