// The relay: a web-standard request handler that keeps the API key on a server, out of the browser. It runs in Node,
// Deno, Bun, Cloudflare Workers, and in every framework that uses Request and Response.
import { withTimeout } from "../http/timeout.js";
import type { ClientOptions } from "../types.js";
import type { Contract202602, ContractTypes, WithContract } from "../validate/contract.js";
import { isAllowedOrigin, preflight, withCors } from "./cors.js";
import { isAllowedHost } from "./hosts.js";
import { errorResponse, type RelaySettings, readOptions } from "./options.js";
import { routeOf } from "./routes.js";

/**
 * An endpoint of the relay. It forwards all but `calibrate`, which is its own. Campaigns cannot be deleted through it.
 */
export type RelayEndpoint =
  | "create"
  | "updateStatus"
  | "list"
  | "get"
  | "outboundAssistants"
  | "assistants"
  | "phoneNumbers"
  | "whatsappSenders"
  | "whatsappTemplates"
  | "calibrate";

/**
 * The options of `createRelay`: the server, the key and the authorization. With `language`, `messages` and `attributes`
 * the relay refuses a form with your messages instead of the server's. A visitor's `Authorization` header is passed to
 * `authorize`, and is never forwarded.
 */
export interface RelayOptions<Types extends ContractTypes = Contract202602>
  extends WithContract<
    Pick<
      ClientOptions,
      | "provider"
      | "baseUrl"
      | "paths"
      | "headers"
      | "fetch"
      | "timeout"
      | "profile"
      | "account"
      | "language"
      | "messages"
      | "attributes"
    >,
    Types
  > {
  /** The API key, or a function that returns it and is called before each request. No page ever sees the key. */
  apiKey: string | (() => string | Promise<string>);
  /**
   * Decides whether a request may be forwarded, usually by your own session. `true` or `{ caller }` allows it. Anything
   * else refuses it, as does an exception or a promise that is pending after `timeout`. The request has no body here.
   *
   * `caller` names the user, in 1 to 255 characters. Idempotency keys are kept for each caller: no user can see or
   * evict the keys of another one. All callers without a name share one set of keys.
   */
  authorize: (request: Request, about: { endpoint: RelayEndpoint }) => Authorization | Promise<Authorization>;
  /**
   * Further origins whose pages may use the relay: `https://app.example.com`, and those of pages inside apps and
   * extensions (`capacitor://localhost`, `tauri://localhost`, `chrome-extension://ID`). Patterns such as
   * `https://*.example.com` are refused. List the public origin behind a proxy that terminates TLS: the relay sees
   * another address than the browser there. Default: none.
   */
  origins?: readonly string[];
  /**
   * Host names under which the relay responds, such as `app.example.com` or `localhost:5173`. A name without a port
   * allows every port. Other names get 421. List them for a relay on your own machine or in a private network: a
   * foreign page can resolve its own name to the relay's address (DNS rebinding), and then has the relay's origin.
   * Default: every name.
   */
  hosts?: readonly string[];
  /**
   * Remembers the writes with an `Idempotency-Key`, so that a duplicate is not forwarded. The default store keeps them
   * in the memory of this relay. Several processes need a shared store. A relay that replaces another one needs its
   * store.
   */
  idempotency?: IdempotencyStore;
  /** The maximum size of a request's body, in bytes. Default: 65536. */
  maxBodyBytes?: number;
  /**
   * The maximum size of a response's body, in bytes, including the server's responses. A larger one becomes a 413.
   * Raise it for accounts with longer lists. Default: 262144.
   */
  maxAnswerBytes?: number;
  /**
   * Adds the route `POST …/user/campaign/calibrate`. It calibrates as `CampaignClient.calibrate()` does, with the
   * relay's key, and responds with the `Calibration`. The body must be JSON and is ignored. `authorize` gets the
   * endpoint `calibrate`. Default: `false`.
   */
  calibrate?: boolean;
  /**
   * Receives errors: a missing or undocumented response of the server, a 401, and failures or invalid results of
   * `authorize`, `apiKey` and the idempotency store. Each error is a copy of name, message, code and cause, without the
   * key.
   */
  onError?: (error: unknown) => void;
}

/** The result of `authorize`: `true`, or the caller's name, allows the request. */
export type Authorization = boolean | { caller: string };

/** A response as an `IdempotencyStore` keeps it: JSON data of at most `maxAnswerBytes` and a few headers. */
export interface StoredResponse {
  /** The HTTP status. */
  status: number;
  /** The headers by name in lower case, without secrets. */
  headers: Record<string, string>;
  /** The JSON text; `null` without a body. */
  body: string | null;
}

/** The facts about a request with an idempotency key. */
export interface IdempotencyContext {
  /** The caller's name from `authorize`, or `""`. The key includes it already. */
  caller: string;
  /** A digest of path and body, 64 hexadecimal digits. */
  fingerprint: string;
  /** Milliseconds for which the key must be remembered: 24 hours. */
  ttl: number;
}

/**
 * The state of a key before this request:
 *
 * - `new`: no request has used it. It now belongs to this request.
 * - `pending`: another request has claimed it, and is not finished or was interrupted.
 * - `finished`: another request got its response. Without `response`, the store has evicted it.
 */
export type IdempotencyRecord =
  | { state: "new" }
  | { state: "pending"; fingerprint: string }
  | { state: "finished"; fingerprint: string; response?: StoredResponse };

/**
 * Remembers the writes that a relay has forwarded. Two relays with the same store never forward a key twice. A method
 * that throws, or exceeds the `timeout`, causes no second request either: the relay then forwards nothing.
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
   * Claims a key in one atomic step: only one of many calls with the same key gets `new`. The relay calls it again at
   * intervals while the key is pending.
   *
   * @param key Unique for each caller and `Idempotency-Key`; at most 600 characters.
   * @param fingerprint The digest to keep with the key, and to return in the record.
   */
  begin(key: string, fingerprint: string, context: IdempotencyContext): IdempotencyRecord | Promise<IdempotencyRecord>;
  /** Keeps the response of the request that claimed the key, even one with an unknown outcome. */
  finish(key: string, response: StoredResponse, context: IdempotencyContext): unknown;
  /** Frees the key: the server certainly did nothing, and a duplicate may be forwarded. */
  fail(key: string, context: IdempotencyContext): unknown;
}

export { createMemoryIdempotencyStore } from "./memory-store.js";

/**
 * Creates a request handler that keeps the API key on the server: `(request) => response`, for Next route handlers,
 * Hono, Cloudflare Workers, Deno, Bun, and Express through an adapter.
 *
 * Mount it at any path: the end of the address selects the route (`…/user/campaign`). The client in the browser gets
 * the address of the mount as its `baseUrl`, no `apiKey`, and `credentials: "same-origin"`.
 *
 * The relay forwards only the client's own routes: create, start and stop, one campaign, and the lists. It validates
 * the raw body as the server would, and responds to an invalid one with the server's 422. It forwards a new body, built
 * from the accepted campaign. With the option `contract` it does so by that contract, and forwards the lists of
 * WhatsApp senders and templates too.
 *
 * A repeated write with the same `Idempotency-Key` is forwarded once and gets the same response, for 24 hours (see
 * `idempotency`). The same key with another body or path gets 422. A duplicate gets 409 after `timeout` if the response
 * to the first request is still unknown.
 *
 * The relay's own errors have a `code` that begins with `relay_`. Its own responses have the header
 * `outbound-campaign-relay: validated`.
 *
 * @param options The server, the key, and the function that authorizes requests.
 * @returns The request handler.
 * @throws {TypeError} If an option is invalid. The message names the option and never shows the key.
 *
 * @see The guide `docs/key.md` in the package.
 *
 * @example
 * import { createRelay } from "outbound-campaign/relay";
 *
 * export const POST = createRelay({
 *   provider: "autocalls",
 *   apiKey: () => String(process.env.OUTBOUND_CAMPAIGN_API_KEY),
 *   hosts: ["app.example.com"],
 *   authorize: (request) => request.headers.get("cookie") === "session=1",
 * });
 */
export function createRelay<Types extends ContractTypes = Contract202602>(
  options: RelayOptions<Types>,
): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  return async (request) => {
    let response: Response;
    try {
      response = await handle(request, settings);
    } catch (error) {
      // An unexpected error. No detail of it leaves the server.
      settings.report(error);
      response = errorResponse(500, "relay_internal", "The relay failed.");
    }
    return withCors(request, response, settings.origins);
  };
}

async function handle(request: Request, settings: RelaySettings): Promise<Response> {
  if (!isAllowedHost(request, settings.hosts)) {
    return errorResponse(
      421,
      "relay_host",
      "The relay does not serve this host name. Its option hosts lists the allowed ones.",
    );
  }
  // This check precedes the others: a foreign page learns nothing from the relay.
  if (!isAllowedOrigin(request, settings.origins, settings.hosts !== undefined)) {
    return errorResponse(
      403,
      "relay_origin",
      "The relay does not accept requests from this origin. Its option origins lists the allowed ones.",
    );
  }
  const url = new URL(request.url);
  const route = routeOf(url, request.method, settings);
  if (!route) return errorResponse(404, "relay_route", "The relay does not forward requests to this path.");
  if (request.method === "OPTIONS") return preflight(request, route.method);
  if (request.method !== route.method) {
    return errorResponse(405, "relay_method", `The relay accepts only ${route.method} at this path.`, {
      allow: route.method,
    });
  }
  const caller = await callerOf(request, route.endpoint, settings);
  if (caller === undefined)
    return errorResponse(
      403,
      "relay_forbidden",
      "The relay refused this request: its function authorize did not allow it.",
    );
  return route.handle(request, caller, settings);
}

/** Characters of a caller's name. */
const MAX_CALLER_LENGTH = 255;

/**
 * Calls `authorize`.
 *
 * @returns The caller's name, empty without one; `undefined` if the request is refused or `authorize` fails.
 */
async function callerOf(
  request: Request,
  endpoint: RelayEndpoint,
  { authorize, timeout, report }: RelaySettings,
): Promise<string | undefined> {
  try {
    // A separate request without the body: a body can be read only once.
    const { method, url, headers, signal } = request;
    const bodiless = new Request(url, { method, headers, signal });
    const pending = Promise.resolve(authorize(bodiless, { endpoint })).then((authorization) => ({ authorization }));
    const result = await withTimeout(pending, { timeout });
    if (typeof result === "string") throw new Error(`authorize did not return within ${timeout} ms`);
    return readAuthorization(result.authorization);
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** Returns the caller of a result of `authorize`. @throws {TypeError} If the result is neither boolean nor a caller. */
function readAuthorization(given: unknown) {
  if (typeof given === "boolean") return given ? "" : undefined;
  const caller = (given as { caller?: unknown } | null)?.caller;
  if (typeof caller === "string" && caller.length >= 1 && caller.length <= MAX_CALLER_LENGTH) return caller;
  const kind = given === null ? "null" : typeof given;
  if (kind !== "object") throw new TypeError(`authorize must return true, false or { caller }, but returned ${kind}`);
  throw new TypeError(`authorize must return a caller of 1 to ${MAX_CALLER_LENGTH} characters`);
}
