// Which page the address names, by its part after "#": a static host then needs to know no routes.

/** @typedef {"campaigns" | "create"} Route */

/** @type {Readonly<Record<Route, string>>} */
export const PATHS = { campaigns: "#/", create: "#/new" };

/** @returns {Route} */
export function currentRoute() {
  if (window.location.hash === PATHS.create) return "create";
  // Without a server there is no list to show: the form is what works.
  return window.location.hash === "" && !__HAS_SERVER__ ? "create" : "campaigns";
}

/** @param {() => void} listener @returns {() => void} ends it */
export function watchRoute(listener) {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

let navigated = false;

/** After a change of the page, moves the focus to its heading; not when the page has just been opened. */
export function focusPage() {
  // There the browser starts at the top by itself.
  if (navigated) document.getElementById("page-heading")?.focus();
  navigated = true;
}
