// A part of the pages whose script is loaded when it is needed: a page, a step, the content of a fold.
import { createStore } from "./store.js";

/** @import { Loadable } from "./store.js" */
/**
 * @template T
 * @typedef {object} Part
 * @property {() => Loadable<T>} get
 * @property {(listener: () => void) => () => void} subscribe
 * @property {() => void} load loads the script, also again after a failure
 */

/**
 * @template T
 * @param {() => Promise<T>} importPart
 * @returns {Part<T>}
 */
export function createPart(importPart) {
  const { get, set, subscribe } = createStore(/** @type {Loadable<T>} */ ({ state: "loading" }));
  let isLoading = false;
  async function load() {
    if (isLoading || get().state === "ready") return;
    isLoading = true;
    if (get().state === "failed") set({ state: "loading" });
    try {
      set({ state: "ready", value: await importPart() });
    } catch (error) {
      set({ state: "failed", error });
    } finally {
      isLoading = false;
    }
  }
  return { get, subscribe, load: () => void load() };
}
