// Types of the relay. Options that the client knows too are its own, which the build generates from the Rust core.
import type { ClientOptions } from "./types.js";

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
 * Where the relay forwards to, with which key, and for whom. With `messages` and `attributes` it refuses a form in your words,
 * in place of the server's. A visitor's own `Authorization` header is for `authorize` to read, and is never forwarded.
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
   * Says whether a request may be forwarded: your own session decides. Anything but `true` refuses, and so does an exception.
   * The request comes without its body.
   */
  authorize: (request: Request, about: { endpoint: RelayEndpoint }) => boolean | Promise<boolean>;
  /**
   * Origins of pages that may use the relay beside its own, such as `https://app.example.com`. Behind a proxy that ends TLS
   * the relay sees another address than the browser: list the public origin then. Default: none.
   */
  origins?: readonly string[];
  /** The most bytes of a request's body. Default: 65536. */
  maxBodyBytes?: number;
  /**
   * Opens one more route, `POST …/user/campaign/calibrate` (JSON; what it holds does not matter): it calibrates, from here and
   * with the key, as `CampaignClient.calibrate()` does, and answers with the `Calibration`. `authorize` is asked with the
   * endpoint `calibrate`. Default: `false`.
   */
  calibrate?: boolean;
  /**
   * Hears of trouble with the server (no answer, one that the contract does not know, a 401), of what `authorize` and `apiKey` throw, and of
   * what `authorize` gives in place of a boolean: copies of errors by name, message, code and cause, with the key cut out.
   */
  onError?: (error: unknown) => void;
}

/**
 * A request handler that keeps the API key on the server: `(request) => response`, for Next route handlers, Hono, Cloudflare
 * Workers, Deno, Bun, and Express through an adapter.
 *
 * Mount it anywhere; the end of the address decides (`…/user/campaign`). The client in the browser gets the address of the
 * mount as its `baseUrl`, no `apiKey`, and `credentials: "same-origin"`.
 *
 * It lets through only the client's own routes (create, start and stop, the lists), judges the raw body as the server would
 * (a bad one gets the server's own 422 and goes no further), and forwards the body built anew from what was accepted. A write that
 * comes again under the same `outbound-campaign-attempt`, because the browser repeated it by itself, is sent on once and gets
 * the same answer; one process remembers the last thousand for two minutes. Its own
 * refusals carry a `code` that begins with `relay_`, its own answers the header `outbound-campaign-relay: validated`.
 *
 * @throws {TypeError} where an option cannot be used; the message names it, and never shows the key.
 */
export function createRelay(options: RelayOptions): (request: Request) => Promise<Response>;
