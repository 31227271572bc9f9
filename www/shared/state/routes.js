// Routes by the URL's fragment, so that a static host needs no route configuration.

/** @typedef {"campaigns" | "create" | "calibrate" | "campaign" | "compare"} Route */
/** @typedef {number | string} Id */

/** The pages without parameters. */
export const PATHS = /** @type {const} */ ({ campaigns: "#/", create: "#/new", calibrate: "#/calibrate" });

/** The page of each first segment. @type {ReadonlyMap<string, Route>} */
const ROUTES = new Map([
  ["", "campaigns"],
  ["new", "create"],
  ["calibrate", "calibrate"],
  ["campaign", "campaign"],
  ["compare", "compare"],
]);

/** @param {Id} id */
export function campaignPath(id) {
  return `#/campaign/${encodeURIComponent(id)}`;
}

/** @param {Id} one @param {Id} [other] */
export function comparePath(one, other) {
  return `#/compare/${[one, ...(other === undefined ? [] : [other])].map(encodeURIComponent).join("/")}`;
}

/** @returns {Route} */
export function currentRoute() {
  const route = window.location.hash === "" ? undefined : ROUTES.get(segments()[0] ?? "");
  if (route !== undefined) return route;
  // Without a server only the form works.
  return __HAS_SERVER__ ? "campaigns" : "create";
}

/** Returns the ids of the current page, joined by "/": a text, so that equal ids are the same value. */
export function currentIds() {
  return segments().slice(1).join("/");
}

/** Splits the result of `currentIds`. @param {string} ids @returns {string[]} */
export function splitIds(ids) {
  return ids.split("/").filter(Boolean).map(decodeURIComponent);
}

/** Returns the query of the current page: "?q=spring". Empty without one. */
export function currentQuery() {
  const { hash } = window.location;
  const start = hash.indexOf("?");
  return start < 0 ? "" : hash.slice(start);
}

/** The query with which the list was left. */
let listQuery = "";

/** Returns the address of the list, with its last search, filter and order. */
export function listPath() {
  return PATHS.campaigns + listQuery;
}

/** Replaces the query of the list without a new step of the history. @param {string} query */
export function replaceQuery(query) {
  listQuery = query;
  window.history.replaceState(window.history.state, "", PATHS.campaigns + query);
}

/** @param {() => void} listener @returns {() => void} removes the listener */
export function watchRoute(listener) {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

function segments() {
  const [path = ""] = window.location.hash.replace(/^#\/?/, "").split("?", 1);
  return path.split("/");
}

/** How far each list was scrolled, by its address. @type {Map<string, number>} */
const scrolled = new Map();

/** Remembers how far the current page is scrolled, for the way back. */
export function rememberScroll() {
  scrolled.set(window.location.hash, window.scrollY);
}

let navigated = false;

/** Focuses the page's heading after navigation, but not on the first load. Goes back to the row that a list showed. */
export function focusPage() {
  // On the first load the browser starts at the top.
  if (navigated) {
    document.getElementById("page-heading")?.focus({ preventScroll: true });
    window.scrollTo({ top: scrolled.get(window.location.hash) ?? 0, behavior: "instant" });
  }
  navigated = true;
}
