export * from "./index.js";

/** What a module can be started from at once: compiled, or its bytes. */
export type WasmSource = (WebAssembly.Module & object) | BufferSource;

/** What a module can be loaded from: also an answer of `fetch`, or the address to fetch it from. */
export type WasmLocation = WasmSource | Response | URL | string;

/**
 * Hands over the wasm modules. Call it once, before the first call of anything else; compiles bytes on the spot, starts nothing.
 *
 * @param sources `validator`: the file `outbound-campaign/validator.wasm`, which everything needs.
 *   `client`: the file `outbound-campaign/client.wasm`, which only `CampaignClient` needs.
 * @throws {TypeError} where `validator` is missing.
 * @throws {Error} where the environment refuses to compile, with what to do about it.
 */
export function initSync(sources: { validator: WasmSource; client?: WasmSource | undefined }): void;

/**
 * Loads, compiles and starts the wasm modules, asynchronously. Await it before the first call of anything else.
 *
 * @param sources `validator`: the file `outbound-campaign/validator.wasm`, which everything needs.
 *   `client`: the file `outbound-campaign/client.wasm`, which only `CampaignClient` needs.
 *   Promises are welcome: `init({ validator: fetch(url) })`.
 * @throws {TypeError} where `validator` is missing (as a rejection).
 * @throws {Error} where a file cannot be had or the environment refuses to compile, with what to do about it (as a rejection).
 */
export function init(sources: {
  validator: WasmLocation | Promise<WasmLocation>;
  client?: WasmLocation | Promise<WasmLocation> | undefined;
}): Promise<void>;
