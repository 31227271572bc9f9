// Types of the relay. Options that the client knows too are its own, which the build generates from the Rust core.
import type { ClientOptions } from "../types.js";

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

/**
 * Makes the store that a relay has by default: it keeps keys in the memory of this process for 24 hours. It holds
 * 10,000 keys and 4 MB of answers for each caller, 100,000 keys and 32 MB in all. Beyond, a caller's own oldest ones
 * go, or those of the caller that holds the most; answers go before keys, and a repetition without an answer gets 409.
 *
 * @example
 * ```ts
 * const idempotency = createMemoryIdempotencyStore();
 * let relay = createRelay({ ...options, idempotency });
 * // Later: other options, but the same memory.
 * relay = createRelay({ ...options, messages, idempotency });
 * ```
 */
export function createMemoryIdempotencyStore(): IdempotencyStore;

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
export function createRelay(options: RelayOptions): (request: Request) => Promise<Response>;
