// Keeps the view of the list in the URL.
import { viewFromQuery, viewToQuery } from "./list-view.js";
import { currentQuery, currentRoute, replaceQuery, watchRoute } from "./routes.js";
import { createStore } from "./store.js";

/** @import { ListView } from "./list-view.js" */
/** @typedef {ReturnType<typeof createListView>} ListViewStore */

export function createListView() {
  const { get, set, subscribe } = createStore(viewFromQuery(currentQuery()));
  return {
    get,
    subscribe,
    /** @param {Partial<ListView>} change */
    change(change) {
      set({ ...get(), ...change });
      replaceQuery(viewToQuery(get()));
    },
    /** Follows links to another view. @returns {() => void} stops it */
    follow() {
      return watchRoute(() => {
        if (currentRoute() === "campaigns") set(viewFromQuery(currentQuery()));
      });
    },
  };
}
