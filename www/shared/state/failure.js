// Describes an error of the client to users, also one that the form store kept across a reload.

/** @import { KeptError } from "outbound-campaign/form" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/**
 * @typedef {object} Failure
 * @property {string} [code]
 * @property {string} title
 * @property {string} message text of the server or the client
 * @property {string} [help] what to do
 * @property {boolean} isUnknown whether the write may have happened anyway
 */

/**
 * @param {unknown} error
 * @param {DashboardTranslations} translations
 * @returns {Failure}
 */
export function failureOf(error, translations) {
  const kept = /** @type {Partial<KeptError>} */ (Object(error));
  const { code, outcome, retryAfter } = kept;
  // The message of a ValidationError names fields by their keys. The server's names them in words.
  const message = kept.serverMessage ?? kept.message ?? String(error);
  const titles = /** @type {Record<string, unknown>} */ (translations.failure);
  const known = titles[code ?? "other"];
  const title = typeof known === "string" ? known : translations.failure.other;
  const isUnknown = outcome !== "not-sent" && outcome !== "refused";
  return { code, title, message, help: helpFor(code, retryAfter, translations), isUnknown };
}

/**
 * @param {string | undefined} code
 * @param {number | undefined} retryAfter seconds
 * @param {DashboardTranslations} translations
 */
function helpFor(code, retryAfter, { failure }) {
  if (code === "relay_forbidden") return failure.reload;
  if (code === "plan_limit") return failure.planHelp;
  if (retryAfter !== undefined) return failure.wait(retryAfter);
  return undefined;
}
