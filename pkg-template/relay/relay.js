// The relay: a web-standard request handler that holds the API key on a server, for browsers that must not have it.
// Runs in Node, Deno, Bun, Cloudflare Workers, and in every framework that speaks Request and Response.
import { settled } from "../http/timeout.js";
import { isAllowedOrigin, preflight, withCors } from "./cors.js";
import { isAllowedHost } from "./hosts.js";
import { readOptions, refuse } from "./options.js";
import { routeOf } from "./routes.js";

export { createMemoryIdempotencyStore } from "./memory-store.js";

/** @type {typeof import("./relay.d.ts").createRelay} */
export function createRelay(options) {
  const settings = readOptions(options);
  return async (request) => {
    let answer;
    try {
      answer = await handle(request, settings);
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
 * @param {import("./options.js").RelaySettings} settings
 * @returns {Promise<Response>}
 */
async function handle(request, settings) {
  if (!isAllowedHost(request, settings.hosts)) {
    return refuse(421, "relay_host", "The relay does not answer to this host name.");
  }
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
  const caller = await callerOf(request, route.endpoint, settings);
  if (caller === undefined) return refuse(403, "relay_forbidden", "The relay did not let this request in.");
  return route.answer(request, caller, settings);
}

/** A name longer than this is no name of a user. */
const LONGEST_CALLER = 255;

/**
 * The caller's name, empty where `authorize` gives none. `undefined` where the request is not let in: only `true` and a
 * name let in.
 *
 * @param {Request} request
 * @param {import("./relay.d.ts").RelayEndpoint} endpoint
 * @param {import("./options.js").RelaySettings} settings
 */
async function callerOf(request, endpoint, { authorize, timeout, report }) {
  try {
    // A request of its own without the body, which can be read only once.
    const { method, url, headers, signal } = request;
    const shown = new Request(url, { method, headers, signal });
    const asked = Promise.resolve(authorize(shown, { endpoint })).then((answer) => ({ answer }));
    const given = await settled(asked, { timeout });
    if (typeof given === "string") throw new Error(`authorize gave no answer within ${timeout} ms`);
    return readAuthorization(given.answer);
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** @param {unknown} given */
function readAuthorization(given) {
  if (typeof given === "boolean") return given ? "" : undefined;
  const caller = /** @type {{ caller?: unknown } | null} */ (given)?.caller;
  if (typeof caller === "string" && caller.length >= 1 && caller.length <= LONGEST_CALLER) return caller;
  const kind = given === null ? "null" : typeof given;
  if (kind !== "object") throw new TypeError(`authorize must give true, false or { caller }, but gave ${kind}`);
  throw new TypeError(`authorize must give a caller of 1 to ${LONGEST_CALLER} characters`);
}
