// Bundles and minifies a source with esbuild, as the tools of users do.
import { build } from "esbuild";

/**
 * @param {string} source an ES module
 * @param {string} folder the folder of its relative imports
 * @param {string[]} [external] packages that are not bundled
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
    // By default the user's own copies of React and Vue.
    external,
  });
  return Buffer.from(outputFiles[0].text);
}
