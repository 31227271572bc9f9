// Routes by the URL's fragment, so that a static host needs no route configuration.

/** @typedef {"campaigns" | "create" | "calibrate"} Route */

/** @type {Readonly<Record<Route, string>>} */
export const PATHS = { campaigns: "#/", create: "#/new", calibrate: "#/calibrate" };

/** Routes in navigation order. */
export const ROUTES = /** @type {const} */ (["campaigns", "create", "calibrate"]);

/** @returns {Route} */
export function currentRoute() {
  const named = ROUTES.find((route) => PATHS[route] === window.location.hash);
  if (named !== undefined) return named;
  // Without a server only the form works.
  return __HAS_SERVER__ ? "campaigns" : "create";
}

/** @param {() => void} listener @returns {() => void} removes the listener */
export function watchRoute(listener) {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

let navigated = false;

/** Focuses the page's heading after navigation, but not on the first load. */
export function focusPage() {
  // On the first load the browser starts at the top.
  if (navigated) document.getElementById("page-heading")?.focus();
  navigated = true;
}
