// The page that the address names, and its title.
import { useEffect, useSyncExternalStore } from "react";
import { currentRoute, focusPage, type Route, watchRoute } from "../shared/state/routes.js";

export function useRoute(): Route {
  return useSyncExternalStore(watchRoute, currentRoute);
}

/** Names the document after its page, and after a change of the page moves the focus to its heading. */
export function usePageTitle(title: string, product: string): void {
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(focusPage, []);
}
