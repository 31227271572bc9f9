// The sandbox: the documented API in memory, as a fetch and as a request handler. Verdicts are the package's own; the
// order of the answers, their bodies and their headers are what a Laravel application gives.
import { INVALID, MORE_ERROR, MORE_ERRORS } from "../calibrate/top-level-message.js";
import { assistantsOf } from "./account.js";
import { respondWithFault, strikes } from "./faults.js";
import { DEFAULT_RETRY_AFTER_SECONDS, readFault, readSandboxOptions } from "./options.js";
import { FAILURES, json, tooManyAttempts } from "./responses.js";
import { isCreate, refuseForm, routeOf } from "./routes.js";
import { CampaignStore } from "./store.js";

/** @import { Profile } from "../types.js" */
/** @import { Fault, SandboxSettings } from "./options.js" */

const MAX_BODY_BYTES = 1024 * 1024;
const MINUTE_MS = 60_000;

/** @type {typeof import("./sandbox.d.ts").createSandbox} */
export function createSandbox(options = {}) {
  const settings = readSandboxOptions(options);
  const assistants = assistantsOf(settings.assistants);
  /** Replaced as a whole by `reset`: a request that is under way ends in the state in which it began. */
  let state = createState(settings);

  /**
   * @param {Request} request
   * @param {AbortSignal | null | undefined} signal
   * @returns {Promise<Response>} rejects where a fault breaks the connection
   */
  async function serve(request, signal) {
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

/** @param {SandboxSettings} settings */
function createState(settings) {
  /** Called at the end of this state by requests that wait for something. @type {Set<() => void>} */
  const waiting = new Set();
  return {
    store: new CampaignStore(settings),
    throttle: createThrottle(settings),
    /** @type {Fault} */
    fault: readFault("none", {}),
    /** @param {() => void} settle */
    onReset(settle) {
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
 * @param {SandboxSettings} settings
 * @returns {() => number} seconds to wait, 0 where the request may go on
 */
function createThrottle({ maxPerMinute, now }) {
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

/** @param {string} authorization the header */
function bearerToken(authorization) {
  return /^Bearer +(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
}

/**
 * @param {string} key
 * @param {SandboxSettings["apiKey"]} wanted
 */
function isLetIn(key, wanted) {
  if (typeof wanted === "boolean") return !wanted || key !== "";
  return [wanted, `${wanted}-full`, `${wanted}-slow-down`].includes(key);
}

/**
 * Reads a body, and no more of it than is allowed.
 *
 * @param {Request} request
 * @returns {Promise<Uint8Array | "too large">}
 */
async function readBody(request) {
  if (request.method !== "POST") return new Uint8Array();
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) return "too large";
  // Firefox has no streams of requests.
  if (!request.body) {
    const body = new Uint8Array(await request.arrayBuffer());
    return body.length > MAX_BODY_BYTES ? "too large" : body;
  }
  const reader = request.body.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
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

/**
 * @param {Profile} profile
 * @param {Record<string, string[]>} errors
 */
function topLevelMessage(profile, errors) {
  if (profile !== "laravel-12") return INVALID;
  const [first = INVALID, ...more] = Object.values(errors).flat();
  if (more.length === 0) return first;
  return `${first} ${(more.length === 1 ? MORE_ERROR : MORE_ERRORS).replace(":count", String(more.length))}`;
}

/**
 * The response to HEAD is that to GET without its body.
 *
 * @param {string} method
 * @param {Response} response
 */
function withoutBody(method, response) {
  if (method !== "HEAD") return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

/** @param {string | URL | Request} input */
function signalOf(input) {
  return typeof input === "object" && "signal" in input ? input.signal : undefined;
}

/**
 * Starts a request, and rejects as fetch does when its signal is aborted. The server goes on all the same.
 *
 * @param {() => Promise<Response>} start
 * @param {AbortSignal | null | undefined} signal
 * @returns {Promise<Response>}
 */
function untilAborted(start, signal) {
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
