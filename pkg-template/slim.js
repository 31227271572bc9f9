// The entry without the wasm bytes, for who brings the modules: from a file of their own, a cache, a CDN. Same functions as index.js.
import { modules } from "./wasm/all_modules.js";
import { explain, guard } from "./wasm/load.js";

export * from "./slim/index.js";

/** @type {typeof import("./slim.d.ts").initSync} */
export function initSync(sources) {
  for (const [module, source] of chosen(sources)) {
    module.use(isModule(source) ? source : guard(() => new WebAssembly.Module(/** @type {BufferSource} */ (source))));
  }
}

/** @type {typeof import("./slim.d.ts").init} */
export async function init(sources) {
  await Promise.all(
    chosen(sources).map(async ([module, source]) => {
      const given = await source;
      module.use(isModule(given) ? given : await guard(() => compile(given)).catch(explain));
      await module.ready();
    }),
  );
}

/**
 * @template T
 * @param {{ [name in keyof typeof modules]?: T | undefined }} sources
 * @returns {[Pick<import("./wasm/load.js").WasmModule<any>, "use" | "ready">, T][]}
 */
function chosen(sources) {
  if (sources?.validator === undefined) {
    throw new TypeError("validator is missing: a WebAssembly.Module or the bytes of outbound-campaign/validator.wasm");
  }
  return Object.entries(modules).flatMap(([name, module]) => {
    const source = sources[/** @type {keyof typeof modules} */ (name)];
    return source === undefined ? [] : [[module, source]];
  });
}

/**
 * By its tag and not by `instanceof`: a module may come from another realm, such as Jest's.
 * @param {unknown} source
 * @returns {source is WebAssembly.Module}
 */
function isModule(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

/** @param {BufferSource | Response | URL | string} source */
async function compile(source) {
  if (source instanceof URL || typeof source === "string") return compile(await fetch(source));
  if (!("arrayBuffer" in source)) return WebAssembly.compile(source);
  // Not compileStreaming: it refuses a server that does not send application/wasm, and these are some tens of KB.
  if (!source.ok) throw new Error(`${source.url || "the response"} was answered with status ${source.status}`);
  return WebAssembly.compile(await source.arrayBuffer());
}
