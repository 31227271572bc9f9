// Carries out calls: who waits how long for which flight.
import { sanitizer } from "../http/redact.js";
import { settled } from "../http/timeout.js";
import { client } from "../wasm/client_module.js";
import { abortedError, timeoutError, toError } from "./errors.js";
import { Flight } from "./shared-request.js";

/** @import { CampaignRequest } from "../types.js" */
/** @import { ClientSettings } from "./options.js" */
/** @import { DoneResult, Purpose } from "./errors.js" */
/**
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal]
 * @property {number} [timeout] milliseconds
 * @property {boolean} [dedupe] whether callers may share a flight
 * @property {string} [subject] what a change is about: nobody joins a flight that left before another one about the same
 */

export class Calls {
  #settings;
  /** Those that may be joined. @type {Map<string | symbol, { flight: Flight, subject?: string }>} */
  #flights = new Map();

  /** @param {ClientSettings} settings */
  constructor(settings) {
    this.#settings = settings;
  }

  /**
   * @param {CampaignRequest} request
   * @param {Purpose} purpose
   * @param {CallOptions} options
   * @returns {Promise<DoneResult & { sanitize: (text: string) => string }>} `sanitize` makes text of the answer fit to be shown
   */
  async send(request, purpose, { signal, timeout = this.#settings.timeout, dedupe = false, subject }) {
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
   *
   * @param {CampaignRequest} request
   * @param {Purpose} purpose
   * @param {boolean} dedupe
   * @param {string} [subject]
   */
  #board(request, purpose, dedupe, subject) {
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
