// The relay: a web-standard request handler that holds the API key on a server, for browsers that must not have it.
// Runs in Node, Deno, Bun, Cloudflare Workers, and in every framework that speaks Request and Response.
import { withTimeout } from "../http/timeout.js";
import type { ClientOptions } from "../types.js";
import { isAllowedOrigin, preflight, withCors } from "./cors.js";
import { isAllowedHost } from "./hosts.js";
import { type RelaySettings, readOptions, refuse } from "./options.js";
import { routeOf } from "./routes.js";

/** What the relay forwards, and `calibrate`, which it does itself. Deleting is not among it. */
export type RelayEndpoint =
  | "create"
  | "updateStatus"
  | "list"
  | "outboundAssistants"
  | "assistants"
  | "phoneNumbers"
  | "calibrate";

/**
 * Where the relay forwards to, with which key, and for whom. With `messages` and `attributes` it refuses a form in your
 * words, in place of the server's. A visitor's own `Authorization` header is for `authorize` to read, and is never
 * forwarded.
 */
export interface RelayOptions
  extends Pick<
    ClientOptions,
    | "provider"
    | "baseUrl"
    | "paths"
    | "headers"
    | "fetch"
    | "timeout"
    | "profile"
    | "account"
    | "messages"
    | "attributes"
  > {
  /** The API key, or a function that gives it, called once before each request. No page ever sees it. */
  apiKey: string | (() => string | Promise<string>);
  /**
   * Decides whether a request may be forwarded, usually by your own session. `true` or `{ caller }` lets it in.
   * Anything else refuses it, and so do an exception and no answer within `timeout`. The request comes without its
   * body.
   *
   * `caller` names the user, in 1 to 255 characters. Idempotency keys are held per caller: no user can see or push out
   * the keys of another one. Callers without a name share one.
   */
  authorize: (request: Request, about: { endpoint: RelayEndpoint }) => Authorization | Promise<Authorization>;
  /**
   * Origins of pages that may use the relay beside its own, such as `https://app.example.com`. Behind a proxy that ends
   * TLS the relay sees another address than the browser: list the public origin then. Default: none.
   */
  origins?: readonly string[];
  /**
   * Host names that the relay answers to, such as `app.example.com` or `localhost:5173`; without a port every port is
   * allowed. Other names get 421. List them for a relay on your own machine or in a private network: a foreign page can
   * have its own name resolved to the relay's address (DNS rebinding), and then counts as the relay's own origin.
   * Default: every name.
   */
  hosts?: readonly string[];
  /**
   * Remembers the writes that carry an `Idempotency-Key`, so that a repetition is not sent on. The default keeps them
   * in the memory of this relay. Several processes need a store that they share; relays that are made anew need one
   * that is passed to each.
   */
  idempotency?: IdempotencyStore;
  /** The most bytes of a request's body. Default: 65536. */
  maxBodyBytes?: number;
  /**
   * The most bytes of an answer, the server's ones included. A larger one becomes a 413. Default: 262144. Raise it for
   * accounts whose lists are longer.
   */
  maxAnswerBytes?: number;
  /**
   * Opens one more route, `POST …/user/campaign/calibrate` (JSON; what it holds does not matter): it calibrates, from
   * here and with the key, as `CampaignClient.calibrate()` does, and answers with the `Calibration`. `authorize` is
   * asked with the endpoint `calibrate`. Default: `false`.
   */
  calibrate?: boolean;
  /**
   * Hears of trouble with the server (no answer, one that the contract does not know, a 401), of failures of
   * `authorize`, `apiKey` and the idempotency store, and of unusable results of them: copies of errors by name,
   * message, code and cause, with the key cut out.
   */
  onError?: (error: unknown) => void;
}

/** The answer of `authorize`. */
export type Authorization = boolean | { caller: string };

/**
 * A response as an `IdempotencyStore` keeps it: plain data that JSON can hold, at most `maxAnswerBytes` and a few
 * headers.
 */
export interface StoredResponse {
  /** The HTTP status. */
  status: number;
  /** By name in lower case; no secret is among them. */
  headers: Record<string, string>;
  /** The JSON text, `null` where there is none. */
  body: string | null;
}

/** Everything about a request with an idempotency key. */
export interface IdempotencyContext {
  /** The caller that `authorize` named, or `""`. The key holds it already. */
  caller: string;
  /** A digest of path and body, 64 hexadecimal digits. */
  fingerprint: string;
  /** Milliseconds for which the key must be remembered: 24 hours. */
  ttl: number;
}

/**
 * The state of a key before this request:
 *
 * - `new`: nobody has used it, and it now belongs to this request;
 * - `pending`: another request has claimed it and is not finished, or its process ended before it was;
 * - `finished`: another request was answered. Without `response` the answer is no longer kept.
 */
export type IdempotencyRecord =
  | { state: "new" }
  | { state: "pending"; fingerprint: string }
  | { state: "finished"; fingerprint: string; response?: StoredResponse };

/**
 * Remembers the writes that a relay has sent on. Two relays that share a store never send on the same key twice. A
 * method that throws, or gives no promise in time, never leads to a second request either: the relay then sends nothing
 * on.
 *
 * @example
 * ```ts
 * const store: IdempotencyStore = {
 *   async begin(key, fingerprint, { ttl }) {
 *     const record = JSON.stringify({ state: "pending", fingerprint });
 *     const before = await redis.set(key, record, { NX: true, GET: true, PX: ttl });
 *     return before === null ? { state: "new" } : JSON.parse(before);
 *   },
 *   async finish(key, response, { fingerprint, ttl }) {
 *     await redis.set(key, JSON.stringify({ state: "finished", fingerprint, response }), { PX: ttl });
 *   },
 *   async fail(key) {
 *     await redis.del(key);
 *   },
 * };
 * ```
 */
export interface IdempotencyStore {
  /**
   * Claims a key, in one atomic step: of many calls with the same key, one gets `new`. Called again at intervals while
   * the key is pending.
   *
   * @param key unique for each caller and `Idempotency-Key`; at most 600 characters
   * @param fingerprint what to keep with the key, and to give back
   */
  begin(key: string, fingerprint: string, context: IdempotencyContext): IdempotencyRecord | Promise<IdempotencyRecord>;
  /** Keeps the response of the request that claimed the key, also one that leaves the outcome unknown. */
  finish(key: string, response: StoredResponse, context: IdempotencyContext): unknown;
  /** Frees the key: it is certain that nothing was done, and a repetition may be sent on. */
  fail(key: string, context: IdempotencyContext): unknown;
}

export { createMemoryIdempotencyStore } from "./memory-store.js";

/**
 * A request handler that keeps the API key on the server: `(request) => response`, for Next route handlers, Hono,
 * Cloudflare Workers, Deno, Bun, and Express through an adapter.
 *
 * Mount it anywhere; the end of the address decides (`…/user/campaign`). The client in the browser gets the address of
 * the mount as its `baseUrl`, no `apiKey`, and `credentials: "same-origin"`.
 *
 * It lets through only the client's own routes (create, start and stop, the lists), judges the raw body as the server
 * would (a bad one gets the server's own 422 and goes no further), and forwards the body built anew from the accepted
 * campaign.
 *
 * A write that comes again with the same `Idempotency-Key` is sent on once and gets the same answer, for 24 hours (see
 * `idempotency`). The same key with another body or path gets 422. A repetition whose first request has no known answer
 * gets 409 after `timeout`.
 *
 * The relay's own refusals carry a `code` that begins with `relay_`, its own answers the header
 * `outbound-campaign-relay: validated`.
 *
 * @param options The server, the key, and the function that decides who may use the relay.
 * @returns The request handler.
 * @throws {TypeError} where an option cannot be used; the message names it, and never shows the key.
 *
 * @example
 * import { createRelay } from "outbound-campaign/relay";
 *
 * export const POST = createRelay({
 *   provider: "autocalls",
 *   apiKey: () => String(process.env.AUTOCALLS_KEY),
 *   hosts: ["app.example.com"],
 *   authorize: (request) => request.headers.get("cookie") === "session=1",
 * });
 */
export function createRelay(options: RelayOptions): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  return async (request) => {
    let answer: Response;
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

async function handle(request: Request, settings: RelaySettings): Promise<Response> {
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
 */
async function callerOf(request: Request, endpoint: RelayEndpoint, { authorize, timeout, report }: RelaySettings) {
  try {
    // A request of its own without the body, which can be read only once.
    const { method, url, headers, signal } = request;
    const shown = new Request(url, { method, headers, signal });
    const asked = Promise.resolve(authorize(shown, { endpoint })).then((answer) => ({ answer }));
    const given = await withTimeout(asked, { timeout });
    if (typeof given === "string") throw new Error(`authorize gave no answer within ${timeout} ms`);
    return readAuthorization(given.answer);
  } catch (error) {
    report(error);
    return undefined;
  }
}

function readAuthorization(given: unknown) {
  if (typeof given === "boolean") return given ? "" : undefined;
  const caller = (given as { caller?: unknown } | null)?.caller;
  if (typeof caller === "string" && caller.length >= 1 && caller.length <= LONGEST_CALLER) return caller;
  const kind = given === null ? "null" : typeof given;
  if (kind !== "object") throw new TypeError(`authorize must give true, false or { caller }, but gave ${kind}`);
  throw new TypeError(`authorize must give a caller of 1 to ${LONGEST_CALLER} characters`);
}
