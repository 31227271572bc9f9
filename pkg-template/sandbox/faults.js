// The faults of a sandbox: what a server, a proxy or a network does wrong, on request.
import { FAILURES, html, json, tooManyAttempts } from "./responses.js";

/** @import { FaultKind } from "./sandbox.d.ts" */
/** @import { Fault } from "./options.js" */

/**
 * @typedef {object} FaultContext
 * @property {Fault} fault
 * @property {() => Promise<Response>} respond answers the request as the server would; what it asks for is done then
 * @property {(settle: () => void) => () => void} onReset calls back on reset; returns the function that unsubscribes
 * @property {AbortSignal | null | undefined} signal of the request
 * @property {(errors: Record<string, string[]>) => Response} refuseForm
 *
 * @typedef {(context: FaultContext) => Response | Promise<Response>} FaultHandler
 */

/** Faults that are about creating only, whatever the option `on` says. @type {ReadonlySet<string>} */
const ABOUT_CREATING = new Set(["plan-limit", "assistant-not-found", "validation"]);

/** @type {Record<Exclude<FaultKind, "none">, FaultHandler>} */
const HANDLERS = {
  slow: async (context) => {
    await delay(context);
    return context.respond();
  },
  unauthenticated: () => json(...FAILURES.unauthenticated),
  "plan-limit": () => json(...FAILURES.planLimit),
  "assistant-not-found": () => json(...FAILURES.assistantNotFound),
  validation: ({ fault, refuseForm }) => refuseForm(fault.errors),
  "rate-limit": ({ fault }) => tooManyAttempts(fault.retryAfter),
  "server-error": () => json(500, { message: "Server Error" }),
  unavailable: ({ fault }) => json(503, { message: "Service Unavailable" }, { "retry-after": `${fault.retryAfter}` }),
  "gateway-timeout": async ({ respond }) => {
    await respond();
    return html(504, "504 Gateway Time-out");
  },
  "cut-before": () => {
    throw connectionCut();
  },
  "cut-after": async ({ respond }) => {
    await respond();
    throw connectionCut();
  },
  "lost-answer": async (context) => {
    await context.respond();
    return silence(context);
  },
  "broken-answer": async ({ respond }) => breakOff(await respond()),
};

/** @type {readonly FaultKind[]} */
export const FAULT_KINDS = /* @__PURE__ */ (() => ["none", .../** @type {FaultKind[]} */ (Object.keys(HANDLERS))])();

/**
 * Whether a fault strikes a request.
 *
 * @param {Fault} fault
 * @param {boolean} isCreate
 */
export function strikes({ kind, on, times }, isCreate) {
  if (kind === "none" || times < 1) return false;
  return isCreate || (on === "everything" && !ABOUT_CREATING.has(kind));
}

/** @param {FaultContext} context */
export async function respondWithFault(context) {
  return HANDLERS[/** @type {Exclude<FaultKind, "none">} */ (context.fault.kind)](context);
}

/** The error of Node's fetch for a broken connection. Servers recognise it by the code of its cause. */
function connectionCut() {
  const cause = Object.assign(new Error("The sandbox cut the connection."), { code: "ECONNRESET" });
  return Object.assign(new TypeError("fetch failed"), { cause });
}

/**
 * Waits for the fault's delay. The server does not notice that its caller has given up, so an abort does not end it.
 *
 * @param {FaultContext} context
 */
function delay({ fault, onReset }) {
  return new Promise((resolve, reject) => {
    const unsubscribe = onReset(() => {
      clearTimeout(timer);
      reject(connectionCut());
    });
    const timer = setTimeout(() => {
      unsubscribe();
      resolve(undefined);
    }, fault.delay);
  });
}

/**
 * An answer that never comes: until the request is aborted, or the sandbox reset.
 *
 * @param {FaultContext} context
 * @returns {Promise<Response>}
 */
function silence({ signal, onReset }) {
  return new Promise((_, reject) => {
    const end = (/** @type {unknown} */ reason) => {
      unsubscribe();
      signal?.removeEventListener("abort", abort);
      reject(reason);
    };
    const abort = () => end(signal?.reason ?? connectionCut());
    const unsubscribe = onReset(() => end(connectionCut()));
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort);
  });
}

/**
 * The first half of a response; then its connection breaks.
 *
 * @param {Response} response
 */
async function breakOff(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(connectionCut());
      isSent = true;
      controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
