// Which page the address names, by its part after "#": a static host then needs to know no routes.

/** @typedef {"campaigns" | "create" | "calibrate"} Route */

/** @type {Readonly<Record<Route, string>>} */
export const PATHS = { campaigns: "#/", create: "#/new", calibrate: "#/calibrate" };

/** In the order of the navigation. */
export const ROUTES = /** @type {const} */ (["campaigns", "create", "calibrate"]);

/** @returns {Route} */
export function currentRoute() {
  const named = ROUTES.find((route) => PATHS[route] === window.location.hash);
  if (named !== undefined) return named;
  // Without a server there is no list to show: the form is what works.
  return __HAS_SERVER__ ? "campaigns" : "create";
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
