// Carries out calls: who waits how long for which sharedRequest.
import { sanitizer } from "../http/redact.js";
import { withTimeout } from "../http/timeout.js";
import type { CampaignRequest } from "../types.js";
import { client } from "../wasm/client_module.js";
import { abortedError, type DoneResult, type Purpose, timeoutError, toError } from "./errors.js";
import type { ClientSettings } from "./options.js";
import { SharedRequest } from "./shared-request.js";

interface CallOptions {
  signal?: AbortSignal;
  /** milliseconds */
  timeout?: number;
  /** whether callers may share a sharedRequest */
  dedupe?: boolean;
  /** what a change is about: nobody joins a sharedRequest that left before another one about the same */
  subject?: string;
}

export class RequestPool {
  #settings;
  /** Those that may be joined. */
  #requests: Map<string | symbol, { sharedRequest: SharedRequest; subject?: string }> = new Map();

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /** @returns `sanitize` makes text of the answer fit to be shown */
  async send(
    request: CampaignRequest,
    purpose: Purpose,
    { signal, timeout = this.#settings.timeout, dedupe = false, subject }: CallOptions,
  ): Promise<DoneResult & { sanitize: (text: string) => string }> {
    await client.ready();
    if (signal?.aborted) throw abortedError(signal, { purpose, attempts: 0, outcome: "not-sent" });
    const sharedRequest = this.#getOrCreate(request, purpose, dedupe, subject);
    sharedRequest.addCaller(timeout, signal);
    try {
      const result = await withTimeout(sharedRequest.result, { timeout, signal });
      if (result === "aborted") throw abortedError(signal, sharedRequest.progressAfterAbort);
      if (result === "timeout") throw timeoutError(timeout, sharedRequest.progressAfterAbort);
      if (result.kind !== "done") throw toError(result, sharedRequest.progress, sharedRequest.secrets);
      return { ...result, sanitize: sanitizer(sharedRequest.secrets) };
    } finally {
      sharedRequest.removeCaller(signal);
    }
  }

  /**
   * The sharedRequest of the request: the one already in the air for the same bytes (a double click creates one campaign), or a new
   * one.
   */
  #getOrCreate(request: CampaignRequest, purpose: Purpose, dedupe: boolean, subject?: string) {
    const key = dedupe ? JSON.stringify(request) : Symbol("not shared");
    // Stop, start, stop: the second stop is not the first, however long that one is on its way.
    for (const [other, { subject: otherSubject }] of this.#requests) {
      if (subject !== undefined && otherSubject === subject && other !== key) this.#requests.delete(other);
    }
    const pending = this.#requests.get(key);
    if (pending) return pending.sharedRequest;
    const sharedRequest = new SharedRequest(request, purpose, this.#settings, () => {
      // Another one may be in the air under this key by now.
      if (this.#requests.get(key)?.sharedRequest === sharedRequest) this.#requests.delete(key);
    });
    this.#requests.set(key, { sharedRequest, subject });
    return sharedRequest;
  }
}
