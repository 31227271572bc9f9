// An error of the client's in words for people, and what of it is kept over a reload.
import { CampaignError, RateLimitError } from "outbound-campaign";

/** @typedef {import("./dashboard-words.en.js").DashboardWords} DashboardWords */
/**
 * @typedef {object} Failure
 * @property {string} title
 * @property {string} message the server's or the client's own sentence
 * @property {string} [help] what to do
 * @property {boolean} isUnknown whether a write may have happened all the same
 */
/** What is kept of an error. @typedef {{ code: string, message: string, isUnknown: boolean, retryAfter?: number }} KeptError */

/** Where the page was left before anything came back. @type {KeptError} */
const INTERRUPTED = { code: "interrupted", message: "", isUnknown: true };

/** @param {unknown} error @returns {KeptError} */
export function keptError(error) {
  if (!(error instanceof CampaignError)) return { code: "other", message: String(error), isUnknown: true };
  const { code, message, outcome } = error;
  const retryAfter = error instanceof RateLimitError ? error.retryAfter : undefined;
  return { code, message, isUnknown: outcome === "unknown", retryAfter };
}

/**
 * @param {unknown} error
 * @param {DashboardWords} words
 * @returns {Failure}
 */
export function failureOf(error, words) {
  return failureText(keptError(error), words);
}

/**
 * What came of a try in place of a clear answer, and of sending the same again.
 * @param {import("./attempts.js").Attempt} attempt
 * @param {DashboardWords} words
 */
export function attemptFailures({ failure = INTERRUPTED, refusal }, words) {
  return { failure: failureText(failure, words), refusal: refusal && failureText(refusal, words) };
}

/** @param {KeptError} error @param {DashboardWords} words @returns {Failure} */
function failureText({ code, message, isUnknown, retryAfter }, words) {
  const titles = /** @type {Record<string, unknown>} */ (words.failure);
  const title = typeof titles[code] === "string" ? titles[code] : words.failure.other;
  return { title, message, help: helpFor(code, retryAfter, words), isUnknown };
}

/**
 * @param {string} code
 * @param {number | undefined} retryAfter seconds
 * @param {DashboardWords} words
 */
function helpFor(code, retryAfter, { failure }) {
  if (code === "relay_forbidden") return failure.reload;
  if (code === "plan_limit") return failure.planHelp;
  if (retryAfter !== undefined) return failure.wait(retryAfter);
  return undefined;
}

/** Whether a campaign may exist although sending failed. @param {unknown} error */
export function isUnclear(error) {
  return error !== undefined && keptError(error).isUnknown;
}
