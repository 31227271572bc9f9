// Preloaded by node --import: a .wasm import gives a compiled module, as in Cloudflare's tools.
import { register } from "node:module";

const hooks = `export async function load(url, context, next) {
  if (!url.endsWith(".wasm")) return next(url, context);
  const source = \`import { readFileSync } from "node:fs";
    export default new WebAssembly.Module(readFileSync(new URL(\${JSON.stringify(url)})));\`;
  return { format: "module", shortCircuit: true, source };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
