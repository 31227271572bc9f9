export * from "./index.js";

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

/**
 * Hands over the wasm modules. Call it once, before the first call of anything else; compiles bytes on the spot, starts nothing.
 *
 * @param sources the modules, or their bytes, by name.
 * @throws {TypeError} where `validator` is missing.
 * @throws {Error} where the environment refuses to compile, with what to do about it.
 */
export function initSync(sources: WasmModules<WasmSource>): void;

/**
 * Loads, compiles and starts the wasm modules, asynchronously. Await it before the first call of anything else.
 *
 * @param sources the modules by name, or where they are to be had from.
 *   Promises are welcome: `init({ validator: fetch(url) })`.
 * @throws {TypeError} where `validator` is missing (as a rejection).
 * @throws {Error} where a file cannot be had or the environment refuses to compile, with what to do about it (as a rejection).
 */
export function init(sources: WasmModules<WasmLocation | Promise<WasmLocation>>): Promise<void>;
