// Follows the current route and sets the page's title.
import { useEffect, useSyncExternalStore } from "react";
import { currentRoute, focusPage, type Route, watchRoute } from "../shared/state/routes.js";

export function useRoute(): Route {
  return useSyncExternalStore(watchRoute, currentRoute);
}

/** Sets the document's title, and focuses the page's heading after navigation. */
export function usePageTitle(title: string, product: string): void {
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(focusPage, []);
}
