// Sends nothing on twice under one name of an attempt: a repetition gets the answer of the first, also while that is awaited.
import { ATTEMPT } from "./attempt.js";
import { refuse } from "./relay-parts.js";

/** How long an answer is kept. A browser repeats at once, or never. */
const KEPT_MS = 120_000;
/** How many answers are kept at most. What is still awaited is kept in any case. */
const MOST_KEPT = 1_000;

/**
 * Plain data: a `Response` of one request is of no use to another one in Cloudflare's runtime.
 *
 * @typedef {{ status: number, headers: [string, string][], text: string | null }} Kept
 * @typedef {{ sent: string, kept: Promise<Kept>, until: number }} Attempt `until` is infinite while the answer is awaited
 */

export class Repeats {
  /** By name, the oldest first. @type {Map<string, Attempt>} */
  #attempts = new Map();

  /**
   * @param {Request} request
   * @param {unknown} accepted what is sent on
   * @param {() => Promise<Response>} forward
   * @returns {Promise<Response>}
   */
  async once(request, accepted, forward) {
    const name = request.headers.get(ATTEMPT) ?? "";
    if (request.method !== "POST" || !/^[0-9a-f]{32}$/.test(name)) return forward();
    this.#forget();
    const sent = JSON.stringify([new URL(request.url).pathname, accepted]);
    const first = this.#attempts.get(name);
    // Not a repetition, then: to answer it as one would say that a campaign exists which does not.
    if (first && first.sent !== sent) {
      return refuse(409, "relay_attempt", `Another request has come under this ${ATTEMPT}. This one was not sent on.`);
    }
    if (first) return answerOf(await first.kept);
    /** @type {Attempt} */
    const attempt = { sent, kept: forward().then(keep), until: Number.POSITIVE_INFINITY };
    this.#attempts.set(name, attempt);
    try {
      return answerOf(await attempt.kept);
    } finally {
      attempt.until = performance.now() + KEPT_MS;
    }
  }

  #forget() {
    let surplus = this.#attempts.size - MOST_KEPT;
    for (const [name, { until }] of this.#attempts) {
      const isAnswered = until !== Number.POSITIVE_INFINITY;
      if (isAnswered && (surplus-- > 0 || until < performance.now())) this.#attempts.delete(name);
    }
  }
}

/**
 * @param {Response} answer
 * @returns {Promise<Kept>}
 */
async function keep({ status, headers, body }) {
  return { status, headers: [...headers], text: body === null ? null : await new Response(body).text() };
}

/** @param {Kept} kept */
function answerOf({ status, headers, text }) {
  return new Response(text, { status, headers });
}
