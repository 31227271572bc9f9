// An error of the client's in words for people.
import { CampaignError, RateLimitError } from "outbound-campaign";

/** @typedef {import("./dashboard-words.en.js").DashboardWords} DashboardWords */
/**
 * @typedef {object} Failure
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
  if (!(error instanceof CampaignError)) {
    return { title: words.failure.other, message: String(error), isUnknown: true };
  }
  const { code, message, outcome } = error;
  const retryAfter = error instanceof RateLimitError ? error.retryAfter : undefined;
  const titles = /** @type {Record<string, unknown>} */ (words.failure);
  const title = typeof titles[code] === "string" ? titles[code] : words.failure.other;
  return { title, message, help: helpFor(code, retryAfter, words), isUnknown: outcome === "unknown" };
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
  return error !== undefined && !(error instanceof CampaignError && error.outcome !== "unknown");
}
