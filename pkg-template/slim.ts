// The entry outbound-campaign/slim: core.ts without the wasm bytes, for callers that bring the modules: from a file, a cache or a CDN.
import { modules } from "./wasm/all_modules.js";
import { explain, guard } from "./wasm/load.js";

export * from "./core.js";

/** What a module can be started from at once: compiled, or its bytes. */
export type WasmSource = (WebAssembly.Module & object) | BufferSource;

/** What a module can be loaded from: also an answer of `fetch`, or the address to fetch it from. */
export type WasmLocation = WasmSource | Response | URL | string;

/** The wasm modules that this entry may need, each a file `outbound-campaign/NAME.wasm`. */
export interface WasmModules<Source> {
  /** What everything needs. */
  validator: Source;
  /** What reads JSON text: `validateCampaignJson` and `validateNdjson` need it. */
  json?: Source | undefined;
  /** What builds requests: `buildRequest` and `CampaignClient` need it. */
  request?: Source | undefined;
  /** What sends requests: `CampaignClient` needs it. */
  client?: Source | undefined;
}

/** The part of a wasm module that this file uses. */
interface Loadable {
  setModule(module: WebAssembly.Module): void;
  ready(): Promise<void>;
}

/**
 * Hands over the wasm modules. Call it once, before the first call of anything else; compiles bytes on the spot, starts nothing.
 *
 * @param sources the modules, or their bytes, by name.
 * @throws {TypeError} where `validator` is missing.
 * @throws {Error} where the environment refuses to compile, with what to do about it.
 */
export function initSync(sources: WasmModules<WasmSource>): void {
  for (const [module, source] of chosen(sources)) {
    module.setModule(isModule(source) ? source : guard(() => new WebAssembly.Module(source)));
  }
}

/**
 * Loads, compiles and starts the wasm modules, asynchronously. Await it before the first call of anything else.
 *
 * @param sources the modules by name, or where they are to be had from.
 *   Promises are welcome: `init({ validator: fetch(url) })`.
 * @throws {TypeError} where `validator` is missing (as a rejection).
 * @throws {Error} where a file cannot be had or the environment refuses to compile, with what to do about it (as a rejection).
 */
export async function init(sources: WasmModules<WasmLocation | Promise<WasmLocation>>): Promise<void> {
  await Promise.all(
    chosen(sources).map(async ([module, source]) => {
      const given = await source;
      module.setModule(isModule(given) ? given : await guard(() => compile(given)).catch(explain));
      await module.ready();
    }),
  );
}

function chosen<Source>(sources: WasmModules<Source>): [Loadable, Source][] {
  if (sources?.validator === undefined) {
    throw new TypeError("validator is missing: a WebAssembly.Module or the bytes of outbound-campaign/validator.wasm");
  }
  const given: { [name in keyof typeof modules]?: Source | undefined } = sources;
  return Object.entries(modules).flatMap(([name, module]): [Loadable, Source][] => {
    const source = given[name as keyof typeof modules];
    return source === undefined ? [] : [[module, source]];
  });
}

/** By its tag and not by `instanceof`: a module may come from another realm, such as Jest's. */
function isModule(source: unknown): source is WebAssembly.Module {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

async function compile(source: BufferSource | Response | URL | string): Promise<WebAssembly.Module> {
  if (source instanceof URL || typeof source === "string") return compile(await fetch(source));
  if (!("arrayBuffer" in source)) return WebAssembly.compile(source);
  // Not compileStreaming: it refuses a server that does not send application/wasm, and these are some tens of KB.
  if (!source.ok) throw new Error(`${source.url || "the response"} was answered with status ${source.status}`);
  return WebAssembly.compile(await source.arrayBuffer());
}
