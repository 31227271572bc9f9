// The sandbox: the documented API in memory, as a fetch and as a request handler. The package's own validator judges
// the forms. The order of the checks, the bodies and the headers are those of a Laravel application.
import { GIVEN_DATA_INVALID, MORE_ERROR, MORE_ERRORS } from "../calibrate/top-level-message.js";
import type { Profile } from "../types.js";
import type { Contract, Contract202602, ContractTypes } from "../validate/contract.js";
import { assistantsOf } from "./account.js";
import { affects, respondWithFault } from "./faults.js";
import {
  DEFAULT_RETRY_AFTER_SECONDS,
  type Fault,
  readFault,
  readSandboxOptions,
  type SandboxSettings,
} from "./options.js";
import { FAILURES, json, tooManyAttempts } from "./responses.js";
import { isCreate, refuseForm, routeOf } from "./routes.js";
import { CampaignStore } from "./store.js";

/** The templates of each WhatsApp sender, with their placeholders, by id. */
export type WhatsappTemplates = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The options of `createSandbox`: the account, and the simulated server. */
export interface SandboxOptions<Types extends ContractTypes = Contract202602> {
  /**
   * The contract that the sandbox serves: `contract202607` of `outbound-campaign/2026-07`. Default: the contract of
   * February 2026.
   *
   * @example
   * createSandbox({ contract: contract202607 });
   */
  contract?: Contract<Types>;
  /**
   * The channels that the platform has switched off: a campaign with one of them gets the 422, and does not start.
   * Needs `contract`. Default: none.
   *
   * @example
   * createSandbox({ contract: contract202607, disabledChannels: ["sms"] });
   */
  disabledChannels?: readonly ("call" | "whatsapp" | "sms")[];
  /**
   * The approved templates of each WhatsApp sender, with their placeholders: a campaign with another one gets the 422,
   * and the lists show only these. Needs `contract`. Default: campaigns accept every id from 1 except 404. The lists
   * show the sender 7 with 15 and 16 (and 17, which is not approved), and the sender 8 with 21.
   *
   * @example
   * createSandbox({ contract: contract202607, whatsappTemplates: { 3: { 30: ["1"] } } });
   */
  whatsappTemplates?: WhatsappTemplates;
  /**
   * The only accepted key: any other request gets the 401. `true` accepts any key, but requires one. Default: `false`,
   * a key is not required.
   *
   * A key that ends in `-full` has reached its plan's limit (403). One that ends in `-slow-down` is rate limited (429).
   *
   * @example
   * createSandbox({ apiKey: "key-of-my-tests" });
   */
  apiKey?: string | boolean;
  /**
   * The version of Laravel: its rules, trimming and messages. Default: `"documented"`.
   *
   * @example
   * createSandbox({ profile: "laravel-12" });
   */
  profile?: Profile;
  /**
   * The plan's limit of parallel calls, from 1; `null`: no limit. Default: 10.
   *
   * @example
   * createSandbox({ maxCallsInParallel: 2 }); // a form that asks for 3 gets the server's 422
   */
  maxCallsInParallel?: number | null;
  /**
   * The plan's limit of campaigns, from 0 to 100,000; the next one gets the 403. Campaigns of 16 MB also reach the
   * limit. Default: 1000.
   *
   * @example
   * createSandbox({ campaignLimit: 1 });
   */
  campaignLimit?: number;
  /**
   * The limit of requests in a minute, from 1; the next one gets the 429 with `Retry-After`. Default: no limit.
   *
   * @example
   * createSandbox({ maxPerMinute: 60 });
   */
  maxPerMinute?: number;
  /**
   * The ids of the outbound assistants: a campaign with another one gets the 404, and the lists show only these.
   * Default: campaigns accept every id from 1 except 404, and the lists show 127 and 128 (outbound) and 129 (inbound).
   *
   * @example
   * createSandbox({ assistants: [7, 8] });
   */
  assistants?: readonly (number | string)[];
  /**
   * Starts with three campaigns, and accepts only the assistants of its lists. Default: `false`.
   *
   * @example
   * createSandbox({ seeded: true }).campaigns.length; // 3
   */
  seeded?: boolean;
  /**
   * The clock for `created_at`, `updated_at` and `maxPerMinute`. Default: the system's clock.
   *
   * @example
   * createSandbox({ now: () => new Date("2026-02-23T10:00:00Z") });
   */
  now?: () => Date;
}

/**
 * The kind of a fault, and its effect for the caller. In the contract of July 2026 the statuses 403 and 404 are 422.
 *
 * | kind | effect | campaign created |
 * | --- | --- | --- |
 * | `"none"` | no fault | yes |
 * | `"slow"` | the server responds after `delay`, and creates the campaign even if its caller is gone | yes |
 * | `"unauthenticated"` | 401, "Unauthenticated." | no |
 * | `"plan-limit"` | 403, the plan's limit of campaigns is reached; only for create | no |
 * | `"assistant-not-found"` | 404, "Assistant not found or not an outbound assistant."; only for create | no |
 * | `"validation"` | 422 with `errors` that no client can predict; only for create | no |
 * | `"rate-limit"` | 429, "Too Many Attempts." with `Retry-After` | no |
 * | `"server-error"` | 500, "Server Error" | no |
 * | `"unavailable"` | 503, "Service Unavailable" with `Retry-After` | no |
 * | `"gateway-timeout"` | 504, an HTML page of a proxy, after the server has processed the request | yes |
 * | `"cut-before"` | the connection breaks before the server processes the request | no |
 * | `"cut-after"` | the connection breaks after the server has processed the request | yes |
 * | `"lost-answer"` | no response ever arrives, after the server has processed the request | yes |
 * | `"broken-answer"` | the connection breaks inside the body of the response | yes |
 *
 * @example
 * const kind: FaultKind = "cut-after";
 */
export type FaultKind =
  | "none"
  | "slow"
  | "unauthenticated"
  | "plan-limit"
  | "assistant-not-found"
  | "validation"
  | "rate-limit"
  | "server-error"
  | "unavailable"
  | "gateway-timeout"
  | "cut-before"
  | "cut-after"
  | "lost-answer"
  | "broken-answer";

/** The options of `fail`: the affected requests and the details of the fault. */
export interface FaultOptions {
  /**
   * The affected requests. `"create"`: those that create a campaign. `"everything"`: all. Default: `"create"`, so that
   * a search for the campaign works afterwards.
   *
   * @example
   * sandbox.fail("server-error", { on: "everything" });
   */
  on?: "create" | "everything";
  /**
   * The number of affected requests, from 1. Later requests succeed. Default: every request until `reset()` or the next
   * `fail`.
   *
   * @example
   * sandbox.fail("rate-limit", { times: 1 });
   */
  times?: number;
  /**
   * For `"slow"`: milliseconds until the server processes the request. Default: 3000.
   *
   * @example
   * sandbox.fail("slow", { delay: 500 });
   */
  delay?: number;
  /**
   * For `"rate-limit"` and `"unavailable"`: the seconds in `Retry-After`. Default: 2.
   *
   * @example
   * sandbox.fail("rate-limit", { retryAfter: 0, times: 1 });
   */
  retryAfter?: number;
  /**
   * For `"validation"`: the errors of the 422. Default: the name has already been taken.
   *
   * @example
   * sandbox.fail("validation", { errors: { "phone_number_ids.0": ["The selected phone number is invalid."] } });
   */
  errors?: Record<string, string[]>;
}

/** The documented API in memory. Its functions do not use `this`, so they can be destructured. */
export interface Sandbox<Types extends ContractTypes = Contract202602> {
  /**
   * Replaces `fetch`, for any host and base of the address: pass it as the option `fetch` of `CampaignClient` and
   * `createRelay`. It rejects as the real one does: with a TypeError if a fault breaks the connection, and with the
   * signal's reason on abort. The server processes an aborted request all the same. Redirects are not followed.
   *
   * @example
   * const client = new CampaignClient({ provider: "autocalls", fetch: createSandbox().fetch });
   */
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Handles a request on a server: `(request) => response`, for Deno, Bun, Hono and Workers. It rejects only if a
   * request without a response is aborted, or if a fault breaks the connection. The `code` of the error's cause is then
   * `ECONNRESET`.
   *
   * @example
   * serve({ fetch: createSandbox().handle, hostname: "127.0.0.1", port: 8787 }); // of @hono/node-server
   */
  handle: (request: Request) => Promise<Response>;
  /**
   * Copies of the account's campaigns, oldest first, with hours as the API shows them: `H:i:s`, or `H:i` in the
   * contract of July 2026.
   *
   * @example
   * assert.equal(sandbox.campaigns.length, 1);
   */
  readonly campaigns: Types["campaign"][];
  /**
   * Activates a fault until `reset()` or the next `fail`, or for `times` requests. Only one fault is active at a time;
   * `fail("none")` ends it.
   *
   * @throws {TypeError} If the kind or an option is invalid. The message names it.
   * @example
   * sandbox.fail("cut-after");
   */
  fail: (kind: FaultKind, options?: FaultOptions) => void;
  /**
   * Restores the initial state: the first campaigns, the first id, no fault. Requests under way no longer affect it.
   *
   * @example
   * afterEach(() => sandbox.reset());
   */
  reset: () => void;
}

const MAX_BODY_BYTES = 1024 * 1024;
const MINUTE_MS = 60_000;

/**
 * Creates a sandbox: the documented API in memory, for experiments, tests and demos. It needs no key and no network,
 * and places no calls. Forms get the verdict of `validateCampaignJson`.
 *
 * It implements create, the list, start and stop, delete, the assistants (bare and in pages) and the phone numbers. The
 * responses have the documented bodies: 201 with status `draft` and hours as `H:i:s`, 401, 403, 404, 422 and 429.
 * `fail` adds the faults of `FaultKind`.
 *
 * With the option `contract` it serves the contract of July 2026: all fields, one campaign by its id, and WhatsApp
 * senders and templates. Hours are `H:i` (`H:i:s` in the list), times have no zone, and a stop gives `paused`. The
 * plan's limit and an unknown assistant, sender, template or number get 422, with messages of the sandbox's own: the
 * pages show none. A campaign with a start in the future is `scheduled` once it is started.
 *
 * @param options The account and the simulated server. Default: an account without campaigns.
 * @throws {TypeError} If an option is invalid. The message names it.
 * @see The guide `docs/sandbox.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { createSandbox } from "outbound-campaign/sandbox";
 *
 * const sandbox = createSandbox();
 * const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
 * await client.createCampaign({ name: "Spring", assistant_id: 127 });
 * sandbox.campaigns.length; // 1
 */
export function createSandbox<Types extends ContractTypes = Contract202602>(
  options: SandboxOptions<Types> = {},
): Sandbox<Types> {
  const settings = readSandboxOptions(options);
  const assistants = assistantsOf(settings.assistants);
  /** `reset` replaces the whole state: a request under way ends in the state in which it began. */
  let state = createState(settings);

  /** Responds to a request. Rejects if a fault breaks the connection. */
  async function serve(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    const current = state;
    const url = new URL(request.url);
    const { method, headers } = request;
    const route = routeOf(method, url.pathname, settings);
    if (route instanceof Response) return withoutBody(method, route);

    const key = bearerToken(headers.get("authorization") ?? "");
    if (!isAuthenticated(key, settings.apiKey)) return json(...FAILURES.unauthenticated);
    const wait = key.endsWith("-slow-down") ? DEFAULT_RETRY_AFTER_SECONDS : current.throttle();
    if (wait > 0) return tooManyAttempts(wait);

    // The body is read before any fault: the server then has the whole request, even if its sender leaves.
    const body = await readBody(request);
    const { store, fault } = current;
    const respond = async () => route.respond({ settings, store, assistants, url, headers, key, body });
    if (!affects(fault, isCreate(route))) return withoutBody(method, await respond());
    fault.times -= 1;
    const response = await respondWithFault({
      fault,
      respond,
      signal,
      onReset: current.onReset,
      isNewer: settings.contract !== undefined,
      refuseForm: (errors) => refuseForm(headers, topLevelMessage(settings.profile, errors), errors),
    });
    return withoutBody(method, response);
  }

  return {
    async fetch(input, init) {
      // The signal is not passed on: the constructor of Request refuses a signal of another realm (jsdom).
      const { signal = signalOf(input), ...rest } = init ?? {};
      const request = new Request(input, rest);
      return untilAborted(() => serve(request, signal), signal);
    },
    handle: async (request) => serve(request, request.signal),
    get campaigns() {
      return state.store.list();
    },
    fail(kind, faultOptions = {}) {
      state.fault = readFault(kind, faultOptions);
    },
    reset() {
      const { end } = state;
      state = createState(settings);
      end();
    },
  };
}

/** The state between two resets. */
interface SandboxState {
  store: CampaignStore;
  /** Counts a request. Returns the seconds to wait, 0 if the request is allowed. */
  throttle: () => number;
  fault: Fault;
  /** Registers a callback for the end of this state. Returns the function that removes it. */
  onReset: (callback: () => void) => () => void;
  /** Ends this state: runs the callbacks. */
  end: () => void;
}

function createState(settings: SandboxSettings): SandboxState {
  /** The callbacks of requests that wait for a timer or an abort. */
  const callbacks: Set<() => void> = new Set();
  return {
    store: new CampaignStore(settings),
    throttle: createThrottle(settings),
    fault: readFault("none", {}),
    onReset(callback) {
      callbacks.add(callback);
      return () => {
        callbacks.delete(callback);
      };
    },
    end() {
      for (const callback of [...callbacks]) callback();
      callbacks.clear();
    },
  };
}

/**
 * Returns a function that counts requests in windows of a minute, as Laravel's throttle does. The function returns the
 * seconds to wait, 0 if the request is allowed.
 */
function createThrottle({ maxPerMinute, now }: SandboxSettings): () => number {
  let windowEnd = 0;
  let count = 0;
  return () => {
    if (maxPerMinute === Number.POSITIVE_INFINITY) return 0;
    const time = now().getTime();
    if (time >= windowEnd) {
      windowEnd = time + MINUTE_MS;
      count = 0;
    }
    if (count >= maxPerMinute) return Math.ceil((windowEnd - time) / 1000);
    count += 1;
    return 0;
  };
}

/** @param authorization The header `Authorization`. */
function bearerToken(authorization: string) {
  return /^Bearer +(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
}

/** @param expected The option `apiKey`. */
function isAuthenticated(key: string, expected: SandboxSettings["apiKey"]) {
  if (typeof expected === "boolean") return !expected || key !== "";
  return [expected, `${expected}-full`, `${expected}-slow-down`].includes(key);
}

/** Reads at most the allowed size of a body. */
async function readBody(request: Request): Promise<Uint8Array | "too large"> {
  if (request.method !== "POST") return new Uint8Array();
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) return "too large";
  // Firefox does not support streams of request bodies.
  if (!request.body) {
    const body = new Uint8Array(await request.arrayBuffer());
    return body.length > MAX_BODY_BYTES ? "too large" : body;
  }
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > MAX_BODY_BYTES) {
      // Ignore cancel errors: the rest of the body is not needed.
      reader.cancel().catch(() => {});
      return "too large";
    }
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

/**
 * Returns the top-level message of a 422: the first message and the number of others in Laravel 12, a fixed one before.
 */
function topLevelMessage(profile: Profile, errors: Record<string, string[]>) {
  if (profile !== "laravel-12") return GIVEN_DATA_INVALID;
  const [first = GIVEN_DATA_INVALID, ...more] = Object.values(errors).flat();
  if (more.length === 0) return first;
  return `${first} ${(more.length === 1 ? MORE_ERROR : MORE_ERRORS).replace(":count", String(more.length))}`;
}

/** Removes the body of a response to HEAD. */
function withoutBody(method: string, response: Response) {
  if (method !== "HEAD") return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

function signalOf(input: string | URL | Request) {
  return typeof input === "object" && "signal" in input ? input.signal : undefined;
}

/** Starts a request, and rejects on abort as fetch does. The server processes the request all the same. */
function untilAborted(start: () => Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  if (!signal) return start();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason ?? new DOMException("This operation was aborted", "AbortError"));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    start()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort));
  });
}
