// An error of the client in words for people; also one that the form store kept over a reload.

/** @import { UnclearAttempt, KeptError } from "outbound-campaign/form" */
/** @import { DashboardWords } from "../i18n/en.js" */
/**
 * @typedef {object} Failure
 * @property {string} [code]
 * @property {string} title
 * @property {string} message the server's or the client's own sentence
 * @property {string} [help] what to do
 * @property {boolean} isUnknown whether a write may have happened all the same
 */

/**
 * @param {unknown} error
 * @param {DashboardWords} words
 * @returns {Failure}
 */
export function failureOf(error, words) {
  const { code, message = String(error), outcome, retryAfter } = /** @type {Partial<KeptError>} */ (Object(error));
  const titles = /** @type {Record<string, unknown>} */ (words.failure);
  const known = titles[code ?? "other"];
  const title = typeof known === "string" ? known : words.failure.other;
  const isUnknown = outcome !== "not-sent" && outcome !== "refused";
  return { code, title, message, help: helpFor(code, retryAfter, words), isUnknown };
}

/**
 * Returns the texts of an unclear attempt: why there is no clear answer, and why the server refused a repetition.
 *
 * @param {UnclearAttempt} attempt
 * @param {DashboardWords} words
 */
export function attemptFailures({ error, refusal }, words) {
  const failure = error ? failureOf(error, words) : { title: words.failure.interrupted, message: "" };
  return { failure, refusal: refusal && failureOf(refusal, words) };
}

/**
 * @param {string | undefined} code
 * @param {number | undefined} retryAfter seconds
 * @param {DashboardWords} words
 */
function helpFor(code, retryAfter, { failure }) {
  if (code === "relay_forbidden") return failure.reload;
  if (code === "plan_limit") return failure.planHelp;
  if (retryAfter !== undefined) return failure.wait(retryAfter);
  return undefined;
}
