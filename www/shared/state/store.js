// A minimal observable store. Both dashboards keep their logic in such stores, and a framework only subscribes to them.

/**
 * A value that is loaded from the relay.
 * @template T
 * @typedef {{ state: "loading" } | { state: "failed", error: unknown } | { state: "ready", value: T }} Loadable
 */
/**
 * @template State
 * @typedef {object} Store
 * @property {() => State} get returns the same object until `set` is called
 * @property {(state: State) => void} set
 * @property {(listener: () => void) => () => void} subscribe returns a function that removes the listener
 */

/**
 * @template State
 * @param {State} initial
 * @returns {Store<State>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    set(next) {
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * Reports each state of a load. The static pages have no server, so there it fails at once.
 * @template T
 * @param {(loadable: Loadable<T>) => void} report
 * @param {() => Promise<T>} load
 */
export async function readInto(report, load) {
  report({ state: "loading" });
  try {
    if (!__HAS_SERVER__) throw new Error("no server");
    report({ state: "ready", value: await load() });
  } catch (error) {
    report({ state: "failed", error });
  }
}
