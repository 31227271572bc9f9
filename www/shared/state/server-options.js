// By what a form is judged: the profile that the relay was told or that its host was found to have, what the account owns, and words.
import { attributes, messages, remarks } from "outbound-campaign/messages/de";

/** @typedef {import("outbound-campaign").ValidationOptions} ValidationOptions */

const GERMAN = { messages: { ...messages, ...remarks }, attributes };

/**
 * As the server alone judges, in its own words: by what it told when it was calibrated, where that is used.
 * @param {import("./connection.js").About | undefined} about
 * @returns {ValidationOptions}
 */
export function serverOptions(about) {
  const { profile, provider, calibrated } = about ?? {};
  if (!calibrated?.used) return { profile, provider };
  const { calibration } = calibrated;
  return { profile: calibration.profile, provider, account: calibration.account, messages: calibration.messages };
}

/**
 * As the form judges: with what the account owns, and in the page's language where that is not the server's.
 * @param {ValidationOptions} server
 * @param {ValidationOptions["account"]} facts
 * @param {import("./settings.js").Language} language
 * @returns {ValidationOptions}
 */
export function formOptions(server, facts, language) {
  const account = facts || server.account ? { ...server.account, ...facts } : undefined;
  return { ...server, account, ...(language === "de" ? GERMAN : {}) };
}
