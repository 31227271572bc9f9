// A state that tells its listeners of every change: the dashboards' logic stands on it, and either framework can follow it.

/**
 * @template State
 * @typedef {object} Store
 * @property {() => State} get the same object as long as nothing changed
 * @property {(state: State) => void} set
 * @property {(listener: () => void) => () => void} subscribe gives what ends it
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
