// The relay: a web-standard request handler that holds the API key on a server, for browsers that must not have it. Runs in
// Node, Deno, Bun, Cloudflare Workers, and in every framework that speaks Request and Response.
import { isAllowedOrigin, preflight, withCors } from "./relay-origin.js";
import { readOptions, refuse } from "./relay-parts.js";
import { Repeats } from "./relay-repeats.js";
import { routeOf } from "./relay-routes.js";

/** @type {typeof import("./relay.d.ts").createRelay} */
export function createRelay(options) {
  const settings = readOptions(options);
  const repeats = new Repeats();
  return async (request) => {
    let answer;
    try {
      answer = await handle(request, settings, repeats);
    } catch (error) {
      // Nothing in here throws knowingly. Whatever it was, no detail of it leaves the server.
      settings.report(error);
      answer = refuse(500, "relay_internal", "The relay failed.");
    }
    return withCors(request, answer, settings.origins);
  };
}

/**
 * @param {Request} request
 * @param {import("./relay-parts.js").RelaySettings} settings
 * @param {Repeats} repeats
 * @returns {Promise<Response>}
 */
async function handle(request, settings, repeats) {
  // Before anything else: a page that may not talk to the relay learns nothing from it.
  if (!isAllowedOrigin(request, settings.origins)) {
    return refuse(403, "relay_origin", "The relay does not take requests from this origin.");
  }
  const url = new URL(request.url);
  const route = routeOf(url, settings);
  if (!route) return refuse(404, "relay_route", "The relay does not forward this address.");
  if (request.method === "OPTIONS") return preflight(request, route.method);
  if (request.method !== route.method) {
    return refuse(405, "relay_method", `The relay takes ${route.method} here.`, { allow: route.method });
  }
  if (!(await isAuthorized(request, route.endpoint, settings))) {
    return refuse(403, "relay_forbidden", "The relay did not let this request in.");
  }
  return route.answer(request, url, settings, repeats);
}

/**
 * Fails closed: only `true` lets in.
 *
 * @param {Request} request
 * @param {import("./relay.d.ts").RelayEndpoint} endpoint
 * @param {import("./relay-parts.js").RelaySettings} settings
 */
async function isAuthorized(request, endpoint, { authorize, report }) {
  try {
    // A request of its own without the body, which can be read only once.
    const { method, url, headers, signal } = request;
    const shown = new Request(url, { method, headers, signal });
    /** @type {unknown} */
    const isLetIn = await authorize(shown, { endpoint });
    if (typeof isLetIn !== "boolean")
      throw new TypeError(`authorize must give true or false, but gave ${isLetIn === null ? "null" : typeof isLetIn}`);
    return isLetIn;
  } catch (error) {
    report(error);
    return false;
  }
}
