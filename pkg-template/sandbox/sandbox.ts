// The sandbox: the documented API in memory, as a fetch and as a request handler. Verdicts are the package's own; the
// order of the answers, their bodies and their headers are what a Laravel application gives.
import { INVALID, MORE_ERROR, MORE_ERRORS } from "../calibrate/top-level-message.js";
import type { Campaign, Profile } from "../types.js";
import { assistantsOf } from "./account.js";
import { respondWithFault, strikes } from "./faults.js";
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

/** The account of a sandbox, and the server that it plays. */
export interface SandboxOptions {
  /**
   * The only key that is let in; any other request gets the 401. `true`: any key is let in, but there must be one.
   * Default: `false`, every request is let in, also without a key.
   *
   * A key that ends in `-full` is at its plan's limit (403), one that ends in `-slow-down` is told to wait (429).
   *
   * @example
   * createSandbox({ apiKey: "key-of-my-tests" });
   */
  apiKey?: string | boolean;
  /**
   * Which Laravel answers: its rules, its trimming and its wording. Default: `"documented"`.
   *
   * @example
   * createSandbox({ profile: "laravel-12" });
   */
  profile?: Profile;
  /**
   * The plan's limit of calls at the same time, from 1; `null`: none. Default: 10.
   *
   * @example
   * createSandbox({ maxCallsInParallel: 2 }); // a form that asks for 3 gets the server's 422
   */
  maxCallsInParallel?: number | null;
  /**
   * How many campaigns the plan allows, from 0 to 100,000; the next one gets the 403. Default: 1000. A plan is also
   * full when its campaigns take 16 MB.
   *
   * @example
   * createSandbox({ campaignLimit: 1 });
   */
  campaignLimit?: number;
  /**
   * How many requests a minute are answered, from 1; the next one gets the 429 with `Retry-After`. Default: no limit.
   *
   * @example
   * createSandbox({ maxPerMinute: 60 });
   */
  maxPerMinute?: number;
  /**
   * Ids of the account's outbound assistants: a campaign with another one gets the 404, and the lists show these only.
   * Default: every id from 1 is taken except 404, and the lists show 127 and 128 (outbound) and 129 (inbound).
   *
   * @example
   * createSandbox({ assistants: [7, 8] });
   */
  assistants?: readonly (number | string)[];
  /**
   * Begins with three campaigns, and takes the assistants of its lists only. Default: `false`.
   *
   * @example
   * createSandbox({ seeded: true }).campaigns.length; // 3
   */
  seeded?: boolean;
  /**
   * The clock, for `created_at`, `updated_at` and the limit a minute. Default: the real one.
   *
   * @example
   * createSandbox({ now: () => new Date("2026-02-23T10:00:00Z") });
   */
  now?: () => Date;
}

/**
 * A fault, and what a caller then sees.
 *
 * | kind | what happens | campaign created |
 * | --- | --- | --- |
 * | `"none"` | nothing goes wrong | yes |
 * | `"slow"` | the server answers after `delay`, and creates also where its caller has given up | yes |
 * | `"unauthenticated"` | 401, "Unauthenticated." | no |
 * | `"plan-limit"` | 403, the plan's campaigns are used up; creating only | no |
 * | `"assistant-not-found"` | 404, "Assistant not found or not an outbound assistant."; creating only | no |
 * | `"validation"` | 422 with `errors`, which no form can foresee; creating only | no |
 * | `"rate-limit"` | 429, "Too Many Attempts." with `Retry-After` | no |
 * | `"server-error"` | 500, "Server Error" | no |
 * | `"unavailable"` | 503, "Service Unavailable" with `Retry-After` | no |
 * | `"gateway-timeout"` | 504, a proxy's page in HTML, after the server has done its work | yes |
 * | `"cut-before"` | the connection breaks before the server has done anything | no |
 * | `"cut-after"` | the connection breaks after the server has done its work | yes |
 * | `"lost-answer"` | no answer ever comes, after the server has done its work | yes |
 * | `"broken-answer"` | the connection breaks inside the body of the answer | yes |
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

/** Which requests a fault strikes, how often, and its details. */
export interface FaultOptions {
  /**
   * `"create"`: only requests that create a campaign. `"everything"`: all requests. Default: `"create"`, so that
   * looking for the campaign afterwards works.
   *
   * @example
   * sandbox.fail("server-error", { on: "everything" });
   */
  on?: "create" | "everything";
  /**
   * How many requests the fault strikes, from 1; the ones after it are answered. Default: every one until `reset()` or
   * the next `fail`.
   *
   * @example
   * sandbox.fail("rate-limit", { times: 1 });
   */
  times?: number;
  /**
   * Of `"slow"`: milliseconds until the server begins. Default: 3000.
   *
   * @example
   * sandbox.fail("slow", { delay: 500 });
   */
  delay?: number;
  /**
   * Of `"rate-limit"` and `"unavailable"`: seconds, for `Retry-After`. Default: 2.
   *
   * @example
   * sandbox.fail("rate-limit", { retryAfter: 0, times: 1 });
   */
  retryAfter?: number;
  /**
   * Of `"validation"`: the errors of the 422. Default: the name has already been taken.
   *
   * @example
   * sandbox.fail("validation", { errors: { "phone_number_ids.0": ["The selected phone number is invalid."] } });
   */
  errors?: Record<string, string[]>;
}

/** The documented API in memory. Its functions need no `this`, so they can be taken out of it. */
export interface Sandbox {
  /**
   * Answers in place of the network, whatever the host and the base of the address: for the option `fetch` of
   * `CampaignClient` and `createRelay`. Rejects as the real one does: with a TypeError where a fault breaks the
   * connection, with the signal's reason where it is aborted (the server goes on all the same). A redirect is not
   * followed.
   *
   * @example
   * const client = new CampaignClient({ provider: "autocalls", fetch: createSandbox().fetch });
   */
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The same for servers: `(request) => response`, for Deno, Bun, Hono and Workers. It rejects only where a fault
   * breaks the connection (the `code` of the error's cause is then `ECONNRESET`), or where no answer comes and the
   * request is aborted.
   *
   * @example
   * serve({ fetch: createSandbox().handle, hostname: "127.0.0.1", port: 8787 }); // of @hono/node-server
   */
  handle: (request: Request) => Promise<Response>;
  /**
   * The account's campaigns, oldest first: copies, with hours as the API shows them (`H:i:s`).
   *
   * @example
   * assert.equal(sandbox.campaigns.length, 1);
   */
  readonly campaigns: Campaign[];
  /**
   * Makes something go wrong: from now on until `reset()` or the next `fail`, or for `times` requests. One fault holds
   * at a time; `fail("none")` ends it.
   *
   * @throws {TypeError} where there is no such kind, or an option cannot be used; the message names it.
   * @example
   * sandbox.fail("cut-after");
   */
  fail: (kind: FaultKind, options?: FaultOptions) => void;
  /**
   * Returns to the beginning: the first campaigns, the first id, no fault. What is under way no longer counts.
   *
   * @example
   * afterEach(() => sandbox.reset());
   */
  reset: () => void;
}

const MAX_BODY_BYTES = 1024 * 1024;
const MINUTE_MS = 60_000;

/**
 * Creates a sandbox: the documented API in memory, for trying, for tests and for demos. It needs no key and no
 * network, and calls nobody. Forms get the verdict of `validateCampaignJson`.
 *
 * It answers creating, the list, start and stop, deleting, the assistants (bare, and in pages) and the phone numbers,
 * with the documented bodies: 201 with status `draft` and hours as `H:i:s`, 401, 403, 404, 422, 429, and on request
 * everything in `FaultKind`.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { createSandbox } from "outbound-campaign/sandbox";
 *
 * const sandbox = createSandbox();
 * const client = new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
 * await client.createCampaign({ name: "Spring", assistant_id: 127 });
 * sandbox.campaigns.length; // 1
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = readSandboxOptions(options);
  const assistants = assistantsOf(settings.assistants);
  /** Replaced as a whole by `reset`: a request that is under way ends in the state in which it began. */
  let state = createState(settings);

  /** @returns rejects where a fault breaks the connection */
  async function serve(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    const current = state;
    const url = new URL(request.url);
    const { method, headers } = request;
    const route = routeOf(method, url.pathname);
    if (route instanceof Response) return withoutBody(method, route);

    const key = bearerToken(headers.get("authorization") ?? "");
    if (!isLetIn(key, settings.apiKey)) return json(...FAILURES.unauthenticated);
    const wait = key.endsWith("-slow-down") ? DEFAULT_RETRY_AFTER_SECONDS : current.throttle();
    if (wait > 0) return tooManyAttempts(wait);

    // Before any fault: the server has the request by then, and its sender may be gone afterwards.
    const body = await readBody(request);
    const { store, fault } = current;
    const respond = async () => route.respond({ settings, store, assistants, url, headers, key, body });
    if (!strikes(fault, isCreate(route))) return withoutBody(method, await respond());
    fault.times -= 1;
    const response = await respondWithFault({
      fault,
      respond,
      signal,
      onReset: current.onReset,
      refuseForm: (errors) => refuseForm(headers, topLevelMessage(settings.profile, errors), errors),
    });
    return withoutBody(method, response);
  }

  return {
    async fetch(input, init) {
      // Taken out: a signal of another realm (jsdom) would be refused by the constructor of Request.
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

function createState(settings: SandboxSettings) {
  /** Called at the end of this state by requests that wait for something. */
  const waiting: Set<() => void> = new Set();
  return {
    store: new CampaignStore(settings),
    throttle: createThrottle(settings),
    fault: readFault("none", {}) as Fault,
    onReset(settle: () => void) {
      waiting.add(settle);
      return () => {
        waiting.delete(settle);
      };
    },
    end() {
      for (const settle of [...waiting]) settle();
      waiting.clear();
    },
  };
}

/**
 * At most so many requests in a window of a minute, as Laravel's throttle counts them.
 *
 * @returns seconds to wait, 0 where the request may go on
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

/** @param authorization the header */
function bearerToken(authorization: string) {
  return /^Bearer +(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
}

function isLetIn(key: string, wanted: SandboxSettings["apiKey"]) {
  if (typeof wanted === "boolean") return !wanted || key !== "";
  return [wanted, `${wanted}-full`, `${wanted}-slow-down`].includes(key);
}

/** Reads a body, and no more of it than is allowed. */
async function readBody(request: Request): Promise<Uint8Array | "too large"> {
  if (request.method !== "POST") return new Uint8Array();
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) return "too large";
  // Firefox has no streams of requests.
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
      // Nobody waits for the rest, so how its end goes does not matter.
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

function topLevelMessage(profile: Profile, errors: Record<string, string[]>) {
  if (profile !== "laravel-12") return INVALID;
  const [first = INVALID, ...more] = Object.values(errors).flat();
  if (more.length === 0) return first;
  return `${first} ${(more.length === 1 ? MORE_ERROR : MORE_ERRORS).replace(":count", String(more.length))}`;
}

/** The response to HEAD is that to GET without its body. */
function withoutBody(method: string, response: Response) {
  if (method !== "HEAD") return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

function signalOf(input: string | URL | Request) {
  return typeof input === "object" && "signal" in input ? input.signal : undefined;
}

/** Starts a request, and rejects as fetch does when its signal is aborted. The server goes on all the same. */
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
