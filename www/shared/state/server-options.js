// The options that decide a verdict: the profile, the account's facts, and the language of messages.
import { contract } from "./contract.js";

/** @typedef {import("outbound-campaign").ValidationOptions} ValidationOptions */

/**
 * Returns the options that reproduce the server's own verdict. Applies the calibration where it is in use.
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
 * Returns the options of the form: those of the server, the account's facts, and the sentences of the page's language,
 * which have the words of its labels. The server's own sentences stand in "In Autocalls' own words".
 * @param {ValidationOptions} server
 * @param {import("./store.js").Loadable<import("./connection.js").Owned>} owned
 * @param {import("outbound-campaign").Language} language the texts of the page's language
 * @returns {ValidationOptions}
 */
export function formOptions(server, owned, language) {
  const facts = owned.state === "ready" ? owned.value.facts : undefined;
  const account = facts || server.account ? { ...server.account, ...facts } : undefined;
  return { ...server, account, language, messages: undefined };
}

/**
 * Returns the verdict on a form. A later contract compares a scheduled start with the present.
 * @param {Partial<import("outbound-campaign").CampaignInput>} values
 * @param {ValidationOptions} options
 * @param {number} now in milliseconds since 1970
 */
export function verdictOn(values, options, now) {
  const { validateCampaign, later } = contract();
  return validateCampaign(values, { ...options, ...(later && { now: new Date(now) }) });
}
