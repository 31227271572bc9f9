// The entry outbound-campaign/slim: core.ts without the wasm bytes, for callers that load the modules from a file, a
// cache or a CDN.

import { modules } from "./wasm/all_modules.js";
import { hasOwn } from "./wasm/builtins.js";
import { explain, guard } from "./wasm/load.js";

export * from "./core.js";

/** A wasm module that is available at once: compiled, or its bytes. */
export type WasmSource = (WebAssembly.Module & object) | BufferSource;

/** A wasm module, a response of `fetch` with its bytes, or the address of its file. */
export type WasmLocation = WasmSource | Response | URL | string;

/** The wasm modules of this entry. Each is a file `outbound-campaign/NAME.wasm`. */
export interface WasmModules<Source> {
  /** Needed by all functions. */
  validator: Source;
  /** Reads JSON text. Needed by `validateCampaignJson` and `validateNdjson`. */
  json?: Source | undefined;
  /** Builds and sends requests. Needed by `buildRequest` and `CampaignClient`. */
  client?: Source | undefined;
}

/** The methods of `WasmModule` that this entry uses. */
interface Loadable {
  setModule(module: WebAssembly.Module): void;
  ready(): Promise<void>;
}

/**
 * Sets the wasm modules. Call it once, before any other function. Compiles bytes synchronously, and starts no module.
 *
 * @param sources The compiled modules, or their bytes, by name.
 * @throws {TypeError} If `validator` is missing.
 * @throws {Error} If the environment refuses to compile. The message names the remedy.
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { initSync, validateCampaign } from "outbound-campaign/slim";
 *
 * initSync({ validator: readFileSync(new URL(import.meta.resolve("outbound-campaign/validator.wasm"))) });
 * validateCampaign({ name: "Spring", assistant_id: 127 }).ok; // true
 * ```
 */
export function initSync(sources: WasmModules<WasmSource>): void {
  for (const [module, source] of selectModules(sources)) {
    module.setModule(isModule(source) ? source : guard(() => new WebAssembly.Module(source)));
  }
}

/**
 * Loads, compiles and starts the wasm modules. Await it before the first call of any other function.
 *
 * @param sources The modules by name, or their addresses, responses, or promises of them.
 * @throws {TypeError} As a rejection, if `validator` is missing.
 * @throws {Error} As a rejection, if a file cannot be loaded or the environment refuses to compile. The message names
 *   the remedy.
 * @example
 * ```ts
 * import { init, validateCampaign } from "outbound-campaign/slim";
 *
 * await init({ validator: fetch("/assets/validator.wasm") });
 * validateCampaign({ name: "Spring", assistant_id: 127 }).ok; // true
 * ```
 */
export async function init(sources: WasmModules<WasmLocation | Promise<WasmLocation>>): Promise<void> {
  await Promise.all(
    selectModules(sources).map(async ([module, source]) => {
      const given = await source;
      module.setModule(isModule(given) ? given : await guard(() => compile(given)).catch(explain));
      await module.ready();
    }),
  );
}

/** Returns the given sources with their modules. */
function selectModules<Source>(sources: WasmModules<Source>): [Loadable, Source][] {
  if (sources?.validator === undefined) {
    throw new TypeError(
      "validator is required: pass a WebAssembly.Module or the bytes of outbound-campaign/validator.wasm",
    );
  }
  const given: { [name in keyof typeof modules]?: Source | undefined } = sources;
  const unknown = Object.keys(sources).find((name) => !hasOwn(modules, name));
  if (unknown !== undefined) {
    throw new TypeError(`Unknown module "${unknown}". The modules are ${Object.keys(modules).join(", ")}.`);
  }
  return Object.entries(modules).flatMap(([name, module]): [Loadable, Source][] => {
    const source = given[name as keyof typeof modules];
    return source === undefined ? [] : [[module, source]];
  });
}

/** Checks the tag, not `instanceof`: a module may belong to another realm, such as Jest's. */
function isModule(source: unknown): source is WebAssembly.Module {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

async function compile(source: BufferSource | Response | URL | string): Promise<WebAssembly.Module> {
  if (source instanceof URL || typeof source === "string") return compile(await fetch(source));
  if (!("arrayBuffer" in source)) return WebAssembly.compile(source);
  // Not compileStreaming: it rejects responses without the type application/wasm, and saves little on some tens of KB.
  if (!source.ok) throw new Error(`${source.url || "the response"} responded with status ${source.status}`);
  return WebAssembly.compile(await source.arrayBuffer());
}
