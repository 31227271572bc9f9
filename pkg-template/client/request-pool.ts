// Carries out calls: who waits how long for which flight.
import { sanitizer } from "../http/redact.js";
import { settled } from "../http/timeout.js";
import type { CampaignRequest } from "../types.js";
import { client } from "../wasm/client_module.js";
import { abortedError, type DoneResult, type Purpose, timeoutError, toError } from "./errors.js";
import type { ClientSettings } from "./options.js";
import { Flight } from "./shared-request.js";

interface CallOptions {
  signal?: AbortSignal;
  /** milliseconds */
  timeout?: number;
  /** whether callers may share a flight */
  dedupe?: boolean;
  /** what a change is about: nobody joins a flight that left before another one about the same */
  subject?: string;
}

export class Calls {
  #settings;
  /** Those that may be joined. */
  #flights: Map<string | symbol, { flight: Flight; subject?: string }> = new Map();

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
    const flight = this.#board(request, purpose, dedupe, subject);
    flight.join(timeout, signal);
    try {
      const result = await settled(flight.answer, { timeout, signal });
      if (result === "aborted") throw abortedError(signal, flight.progressForLeaver);
      if (result === "timeout") throw timeoutError(timeout, flight.progressForLeaver);
      if (result.kind !== "done") throw toError(result, flight.progress, flight.secrets);
      return { ...result, sanitize: sanitizer(flight.secrets) };
    } finally {
      flight.leave(signal);
    }
  }

  /**
   * The flight of the request: the one already in the air for the same bytes (a double click creates one campaign), or a new
   * one.
   */
  #board(request: CampaignRequest, purpose: Purpose, dedupe: boolean, subject?: string) {
    const key = dedupe ? JSON.stringify(request) : Symbol("not shared");
    // Stop, start, stop: the second stop is not the first, however long that one is on its way.
    for (const [other, { subject: about }] of this.#flights) {
      if (subject !== undefined && about === subject && other !== key) this.#flights.delete(other);
    }
    const inTheAir = this.#flights.get(key);
    if (inTheAir) return inTheAir.flight;
    const flight = new Flight(request, purpose, this.#settings, () => {
      // Another one may be in the air under this key by now.
      if (this.#flights.get(key)?.flight === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, { flight, subject });
    return flight;
  }
}
