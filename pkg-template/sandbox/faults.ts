// The faults of a sandbox: failures of a server, a proxy or a network, on request.
import type { Fault } from "./options.js";
import { FAILURES, html, json, refuseCreate, tooManyAttempts } from "./responses.js";
import type { FaultKind } from "./sandbox.js";

/** A request that a fault affects. */
interface FaultContext {
  fault: Fault;
  /** Processes the request as the server does, and returns its response. */
  respond: () => Promise<Response>;
  /** Registers a callback for the sandbox's reset. Returns the function that removes it. */
  onReset: (callback: () => void) => () => void;
  /** The signal of the request. */
  signal: AbortSignal | null | undefined;
  /** Whether the sandbox serves the contract of July 2026. */
  isNewer: boolean;
  /** Returns the 422 with these errors. */
  refuseForm: (errors: Record<string, string[]>) => Response;
}

type FaultHandler = (context: FaultContext) => Response | Promise<Response>;

/** Faults that affect only requests to create, even with the option `on: "everything"`. */
const CREATE_ONLY: ReadonlySet<string> = new Set(["plan-limit", "assistant-not-found", "validation"]);

/** A kind that changes a response. */
type ActiveFaultKind = Exclude<FaultKind, "none">;

const HANDLERS: Record<ActiveFaultKind, FaultHandler> = {
  slow: async (context) => {
    await delay(context);
    return context.respond();
  },
  unauthenticated: () => json(...FAILURES.unauthenticated),
  "plan-limit": ({ isNewer }) => refuseCreate(FAILURES.planLimit, isNewer),
  "assistant-not-found": ({ isNewer }) => refuseCreate(FAILURES.assistantNotFound, isNewer),
  validation: ({ fault, refuseForm }) => refuseForm(fault.errors),
  "rate-limit": ({ fault }) => tooManyAttempts(fault.retryAfter),
  "server-error": () => json(500, { message: "Server Error" }),
  unavailable: ({ fault }) => json(503, { message: "Service Unavailable" }, { "retry-after": `${fault.retryAfter}` }),
  "gateway-timeout": async ({ respond }) => {
    await respond();
    return html(504, "504 Gateway Time-out");
  },
  "cut-before": () => {
    throw connectionReset();
  },
  "cut-after": async ({ respond }) => {
    await respond();
    throw connectionReset();
  },
  "lost-answer": async (context) => {
    await context.respond();
    return waitForEnd(context);
  },
  "broken-answer": async ({ respond }) => cutInHalf(await respond()),
};

export const FAULT_KINDS: readonly FaultKind[] = /* @__PURE__ */ (() => [
  "none",
  ...(Object.keys(HANDLERS) as FaultKind[]),
])();

/** Returns whether a fault affects a request. */
export function affects({ kind, on, times }: Fault, isCreate: boolean): boolean {
  if (kind === "none" || times < 1) return false;
  return isCreate || (on === "everything" && !CREATE_ONLY.has(kind));
}

/** Returns the response with the fault, or rejects as the broken connection does. */
export async function respondWithFault(context: FaultContext): Promise<Response> {
  return HANDLERS[context.fault.kind as ActiveFaultKind](context);
}

/** Returns the error of Node's fetch for a broken connection. Servers recognise it by the code of its cause. */
function connectionReset() {
  const cause = Object.assign(new Error("The sandbox cut the connection."), { code: "ECONNRESET" });
  return Object.assign(new TypeError("fetch failed"), { cause });
}

/** Waits for the fault's delay. An abort does not end it: the server does not notice that its caller is gone. */
function delay({ fault, onReset }: FaultContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const unsubscribe = onReset(() => {
      clearTimeout(timer);
      reject(connectionReset());
    });
    const timer = setTimeout(() => {
      unsubscribe();
      resolve(undefined);
    }, fault.delay);
  });
}

/** Never resolves. Rejects when the request is aborted or the sandbox is reset. */
function waitForEnd({ signal, onReset }: FaultContext): Promise<Response> {
  return new Promise((_, reject) => {
    const end = (reason: unknown) => {
      unsubscribe();
      signal?.removeEventListener("abort", abort);
      reject(reason);
    };
    const abort = () => end(signal?.reason ?? connectionReset());
    const unsubscribe = onReset(() => end(connectionReset()));
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort);
  });
}

/** Returns a response whose connection breaks after the first half of its body. */
async function cutInHalf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(connectionReset());
      isSent = true;
      controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
