// One request with its retries, and all callers that wait for it.

import { errorOfCode } from "../errors.js";
import { keyFault } from "../http/endpoint.js";
import { namesAuthorization } from "../http/headers.js";
import { withIdempotencyKey } from "../http/idempotency-key.js";
import type { Purpose } from "../http/outcome.js";
import { copyError, excerpt, REDACTED, redactHeaders, redactor, sanitizer, secretsOf } from "../http/redact.js";
import { now, pause, retryDelay } from "../http/retry.js";
import type { CampaignRequest } from "../types.js";
import { client } from "../wasm/client_module.js";
import { readAnswer } from "./answer.js";
import { readBody } from "./body.js";
import {
  type ErrorResult,
  type Exchanged,
  explainNoAnswer,
  keyError,
  type OptionResult,
  type Progress,
  type Result,
  type TrapResult,
} from "./errors.js";
import type { ClientSettings } from "./options.js";

/** The result without a fetch function. */
const NO_FETCH: OptionResult = {
  kind: "option",
  option: "fetch",
  message: "this environment has no fetch: pass one as the option fetch",
};

/** The limit for the answer to a write: a campaign or a list of errors has a few kilobytes. */
const MAX_BYTES = 2 ** 20;
/** The limit for one page of a list. The relay forwards as much. */
const MAX_LIST_BYTES = 2 ** 24;

/** A request that several callers may wait for. */
export class SharedRequest {
  /** The result of the last attempt. */
  result: Promise<Result>;
  /** Secrets that must not be shown anywhere. */
  secrets: string[];
  #request;
  #purpose;
  #settings;
  #onEnd;
  /** One entry per caller: the signal that may abort its call. */
  #callers: (AbortSignal | undefined)[] = [];
  /** The time at which the last timeout of a caller ends. */
  #deadline = 0;
  #isDone = false;
  #controller = new AbortController();
  #attempts = 0;
  /** The known state of the write. */
  #outcome: Progress["outcome"] = "not-sent";

  /**
   * Starts asynchronously, so that the first caller is registered before the key's function, a hook or fetch can abort
   * it.
   *
   * @param onEnd Called when no further caller may join.
   */
  constructor(request: CampaignRequest, purpose: Purpose, settings: ClientSettings, onEnd: () => void) {
    this.#request = request;
    this.#purpose = purpose;
    this.#settings = settings;
    this.#onEnd = onEnd;
    this.secrets = secretsOf(request.headers);
    this.result = Promise.resolve().then(() => this.#sendWithRetries());
    const end = () => {
      this.#isDone = true;
      onEnd();
    };
    this.result.then(end, end);
  }

  /**
   * Registers a caller.
   *
   * @param timeout Milliseconds that the caller waits.
   * @param signal Aborts the caller's wait.
   */
  addCaller(timeout: number, signal?: AbortSignal): void {
    this.#callers.push(signal);
    this.#deadline = Math.max(this.#deadline, now() + timeout);
  }

  /**
   * Removes a caller. Aborts a pending request when its last caller is gone.
   *
   * @param signal The signal that the caller was registered with.
   */
  removeCaller(signal?: AbortSignal): void {
    this.#callers.splice(this.#callers.indexOf(signal), 1);
    if (this.#callers.length > 0 || this.#isDone) return;
    this.#onEnd();
    this.#controller.abort();
  }

  /** The progress of the request at this moment. */
  get progress(): Progress {
    return { purpose: this.#purpose, attempts: this.#attempts, outcome: this.#outcome };
  }

  /** The progress for a caller that leaves now. If other callers stay, the request may still be sent for them. */
  get progressAfterAbort(): Progress {
    return this.#callers.length > 1 ? { ...this.progress, outcome: "unknown" } : this.progress;
  }

  /** Sends the request until it succeeds, fails for good, or no caller would wait for the next attempt. */
  async #sendWithRetries() {
    const { signal } = this.#controller;
    for (;;) {
      const result = await this.#attempt();
      const delay = retryDelay(result, { ...this.progress, maxRetries: this.#settings.maxRetries });
      // No caller would wait that long. The server's present answer is better.
      if (delay === undefined || now() + delay >= this.#deadline) return result;
      await pause(delay, signal);
    }
  }

  /** Sends the request once. */
  async #attempt(): Promise<Result> {
    const { apiKey } = this.#settings;
    const key = typeof apiKey === "function" ? await this.#loadKey(apiKey) : apiKey;
    if (key !== undefined && !this.secrets.includes(key)) this.secrets.push(key);
    const outcomeBefore = this.#outcome;
    // Retries keep the key of the first attempt.
    this.#request = withIdempotencyKey(this.#request, key !== undefined || namesAuthorization(this.#request.headers));
    const request = this.#request;
    this.#attempts++;
    if (!this.#isAbandoned()) this.#reportRequest(request, key !== undefined);
    if (this.#isAbandoned()) {
      this.#attempts--;
      // All callers left meanwhile. None of them sees this error.
      throw errorOfCode("aborted", "All callers have left or aborted.", { outcome: outcomeBefore });
    }
    this.#outcome = "unknown";
    const start = now();
    const result = await this.#exchange(request, key);
    if (result.kind === "option") {
      this.#attempts--;
      this.#outcome = outcomeBefore;
    } else {
      this.#outcome = result.kind === "error" ? result.outcome : "unknown";
      this.#reportResponse(result, now() - start);
    }
    return result;
  }

  /** Returns whether all callers have left or aborted. */
  #isAbandoned() {
    return this.#controller.signal.aborted || this.#callers.every((signal) => signal?.aborted);
  }

  /** Calls the function `apiKey`. Rejects with an error of the client if it fails. */
  async #loadKey(apiKey: () => string | Promise<string>) {
    let key: unknown;
    try {
      key = await apiKey();
    } catch (cause) {
      // The error of a key store may hold the credential for that store.
      throw keyError("The function apiKey failed.", this.progress, { cause: copyError(cause, redactor(this.secrets)) });
    }
    if (typeof key === "string") return key;
    const given = key === null ? "null" : typeof key;
    throw keyError(`The function apiKey must return the key as a string, but returned ${given}.`, this.progress);
  }

  /** Sends the request and reads its answer. Ends if the wasm module fails meanwhile. */
  async #exchange(request: CampaignRequest, apiKey: string | undefined): Promise<Result> {
    let stopListening = () => {};
    const trap: Promise<TrapResult> = new Promise((resolve) => {
      stopListening = client.onTrap((cause) => resolve({ kind: "trapped", cause }));
    });
    // No caller reads the rest of the answer, and an open connection keeps a script from ending.
    trap.then(() => this.#controller.abort());
    try {
      const result = await Promise.race([this.#callFetch(request, apiKey), trap]);
      if (result.kind === "answer") return readAnswer(result, this.#purpose);
      return result.kind === "failed" || result.kind === "no-response"
        ? explainNoAnswer(result, this.#purpose)
        : result;
    } catch (cause) {
      return { kind: "trapped", cause };
    } finally {
      stopListening();
    }
  }

  /** Sends the request through the wasm module, unless the key is malformed, and reads the answer. */
  async #callFetch(
    { method, url, headers, body }: CampaignRequest,
    apiKey: string | undefined,
  ): Promise<Exchanged | OptionResult> {
    const { fetch = globalThis.fetch, credentials } = this.#settings;
    const fault = apiKey === undefined ? "" : keyFault(apiKey, headers);
    if (fault) return { kind: "option", option: fault.slice(0, fault.indexOf(":")), message: fault };
    if (typeof fetch !== "function") return NO_FETCH;
    const { Accept, ...otherHeaders } = headers;
    const init = {
      method,
      headers: { Accept, ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }), ...otherHeaders },
      // A redirect must never carry the key to another address. Not "error": workerd does not support it.
      redirect: "manual",
      // Only given values are set: workerd refuses a request that has `credentials` at all, and a GET has no body.
      ...(body !== undefined && { body }),
      ...(credentials !== undefined && { credentials }),
      signal: this.#controller.signal,
    };
    const pending = client.run((wasm) => wasm.callFetch(fetch, url, init));
    let head: { status: number; headers: Record<string, string> } | undefined;
    try {
      const response = await pending;
      const status = client.run((wasm) => wasm.statusOf(response));
      if (status < 0) return { kind: "no-response" };
      head = { status, headers: client.run((wasm) => wasm.headersOf(response)) };
      const length = this.#purpose === "read" ? MAX_LIST_BYTES : MAX_BYTES;
      return { kind: "answer", ...head, ...(await readBody(response, { signal: init.signal, length })), response };
    } catch (cause) {
      return { kind: "failed", ...head, cause };
    }
  }

  /** Calls the hook `onRequest`. */
  #reportRequest({ method, url, headers, body }: CampaignRequest, hasKey: boolean) {
    const { onRequest } = this.#settings;
    if (!onRequest) return;
    const sanitize = sanitizer(this.secrets);
    const shown = { ...redactHeaders(headers, sanitize), ...(hasKey && { Authorization: `Bearer ${REDACTED}` }) };
    callHook(onRequest, {
      method,
      url: sanitize(url),
      headers: shown,
      attempt: this.#attempts,
      ...(body !== undefined && { body: sanitize(body) }),
    });
  }

  /**
   * Calls the hook `onResponse`.
   *
   * @param duration Milliseconds.
   */
  #reportResponse(result: Result, duration: number) {
    const { onResponse } = this.#settings;
    if (!onResponse) return;
    const sanitize = sanitizer(this.secrets);
    const { status, headers = {}, requestId, body } = result as ErrorResult;
    const failure = {
      done: {},
      option: {},
      trapped: { code: "connection", outcome: "unknown" as const },
      error: result.kind === "error" ? { code: result.code, outcome: result.outcome } : {},
    }[result.kind];
    callHook(onResponse, {
      method: this.#request.method,
      url: sanitize(this.#request.url),
      attempt: this.#attempts,
      duration,
      headers: redactHeaders(headers, sanitize),
      ...(status !== undefined && { status }),
      ...(requestId !== undefined && { requestId: sanitize(requestId) }),
      ...(body !== undefined && { body: excerpt(body, sanitize) }),
      ...failure,
    });
  }
}

/** Calls a hook and drops its errors, now or later. Observing must change nothing. */
function callHook<T>(hook: (info: T) => unknown, info: T) {
  try {
    const pending = hook(info);
    if (pending instanceof Promise) pending.catch(() => {});
  } catch {
    // The campaign may exist by now. An error of a hook must not become the error of the call.
  }
}
