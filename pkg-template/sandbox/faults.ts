// The faults of a sandbox: what a server, a proxy or a network does wrong, on request.
import type { Fault } from "./options.js";
import { FAILURES, html, json, tooManyAttempts } from "./responses.js";
import type { FaultKind } from "./sandbox.js";

interface FaultContext {
  fault: Fault;
  /** answers the request as the server would; what it asks for is done then */
  respond: () => Promise<Response>;
  /** calls back on reset; returns the function that unsubscribes */
  onReset: (settle: () => void) => () => void;
  /** of the request */
  signal: AbortSignal | null | undefined;
  refuseForm: (errors: Record<string, string[]>) => Response;
}

type FaultHandler = (context: FaultContext) => Response | Promise<Response>;

/** Faults that are about creating only, whatever the option `on` says. */
const ABOUT_CREATING: ReadonlySet<string> = new Set(["plan-limit", "assistant-not-found", "validation"]);

const HANDLERS: Record<Exclude<FaultKind, "none">, FaultHandler> = {
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

export const FAULT_KINDS: readonly FaultKind[] = /* @__PURE__ */ (() => [
  "none",
  ...(Object.keys(HANDLERS) as FaultKind[]),
])();

/** Whether a fault strikes a request. */
export function strikes({ kind, on, times }: Fault, isCreate: boolean): boolean {
  if (kind === "none" || times < 1) return false;
  return isCreate || (on === "everything" && !ABOUT_CREATING.has(kind));
}

export async function respondWithFault(context: FaultContext): Promise<Response> {
  return HANDLERS[context.fault.kind as Exclude<FaultKind, "none">](context);
}

/** The error of Node's fetch for a broken connection. Servers recognise it by the code of its cause. */
function connectionCut() {
  const cause = Object.assign(new Error("The sandbox cut the connection."), { code: "ECONNRESET" });
  return Object.assign(new TypeError("fetch failed"), { cause });
}

/**
 * Waits for the fault's delay. The server does not notice that its caller has given up, so an abort does not end it.
 */
function delay({ fault, onReset }: FaultContext) {
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

/** An answer that never comes: until the request is aborted, or the sandbox reset. */
function silence({ signal, onReset }: FaultContext): Promise<Response> {
  return new Promise((_, reject) => {
    const end = (reason: unknown) => {
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

/** The first half of a response; then its connection breaks. */
async function breakOff(response: Response) {
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
