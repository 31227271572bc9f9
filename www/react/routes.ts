// Which page the address names, by its part after "#": a static host then needs to know no routes.
import { useEffect, useSyncExternalStore } from "react";

export type Route = "campaigns" | "create";
export const PATHS: Readonly<Record<Route, string>> = { campaigns: "#/", create: "#/new" };

function current(): Route {
  if (window.location.hash === PATHS.create) return "create";
  // Without a server there is no list to show: the form is what works.
  return window.location.hash === "" && !__HAS_SERVER__ ? "create" : "campaigns";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

export function goTo(route: Route): void {
  window.location.hash = PATHS[route];
}

/** Names the document after its page, and after a change of the page moves the focus to its heading. */
export function usePageTitle(title: string, product: string): void {
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(() => {
    // Not when the page has just been opened: there the browser starts at the top by itself.
    if (navigated) document.getElementById("page-heading")?.focus();
    navigated = true;
  }, []);
}
let navigated = false;
