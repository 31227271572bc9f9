// Sends requests and lets equal calls share one. Each caller has its own timeout and signal.
import type { Purpose } from "../http/outcome.js";
import { sanitizer } from "../http/redact.js";
import { withTimeout } from "../http/timeout.js";
import type { CampaignRequest } from "../types.js";
import { client } from "../wasm/client_module.js";
import { abortedError, type DoneResult, timeoutError, toError } from "./errors.js";
import type { ClientSettings } from "./options.js";
import { SharedRequest } from "./shared-request.js";

/** The options of one call. */
interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds. */
  timeout?: number;
  /** Whether equal calls may share one request. */
  dedupe?: boolean;
  /**
   * The campaign of a change. A call never joins a request that was sent before another change of the same campaign.
   */
  subject?: string;
}

/** The pending requests of one client. */
export class RequestPool {
  #settings;
  /** The pending requests that a call may join. */
  #requests: Map<string | symbol, { sharedRequest: SharedRequest; subject?: string }> = new Map();

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /**
   * Sends a request, or joins an equal one.
   *
   * @returns `sanitize` makes a text of the response safe to show.
   */
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
      if (result.kind !== "done") throw toError(result, sharedRequest.progress, sharedRequest.secrets, this.#settings);
      return { ...result, sanitize: sanitizer(sharedRequest.secrets) };
    } finally {
      sharedRequest.removeCaller(signal);
    }
  }

  /** Returns the pending request with the same bytes, or a new one. A double click creates one campaign. */
  #getOrCreate(request: CampaignRequest, purpose: Purpose, dedupe: boolean, subject?: string) {
    const key = dedupe ? JSON.stringify(request) : Symbol("not shared");
    // After stop, start, stop, the second stop must be sent, even while the first one is pending.
    for (const [other, { subject: otherSubject }] of this.#requests) {
      if (subject !== undefined && otherSubject === subject && other !== key) this.#requests.delete(other);
    }
    const pending = this.#requests.get(key);
    if (pending) return pending.sharedRequest;
    const sharedRequest = new SharedRequest(request, purpose, this.#settings, () => {
      // A newer request may be pending under this key.
      if (this.#requests.get(key)?.sharedRequest === sharedRequest) this.#requests.delete(key);
    });
    this.#requests.set(key, { sharedRequest, subject });
    return sharedRequest;
  }
}
