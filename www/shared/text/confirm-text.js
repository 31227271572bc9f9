// Texts of the dialog that confirms an action.
import { isRunning } from "../state/known-campaign.js";
import { hoursText, ringsAtNight } from "./hours-text.js";
import { startSentence } from "./next-call.js";

/** @typedef {import("../state/campaigns.js").Action} Action */
/** @typedef {import("../state/known-campaign.js").KnownCampaign} KnownCampaign */
/** @typedef {{ translations: import("../i18n/en.js").DashboardTranslations, language: string, now?: Date }} Options */
/**
 * @typedef {object} ConfirmText
 * @property {string} title
 * @property {readonly string[]} sentences
 * @property {readonly [label: string, text: string][]} facts
 * @property {string} yes
 */

/** @param {Action} action @param {KnownCampaign} campaign @param {Options} options @returns {ConfirmText} */
export function confirmText(action, campaign, options) {
  const { confirm } = options.translations;
  const { name, settings, status } = campaign;
  if (action === "remove") {
    const running = isRunning(status) ? [confirm.removeRunning] : [];
    return {
      title: confirm.removeTitle(name),
      sentences: [...running, confirm.removeText],
      facts: [],
      yes: confirm.removeYes,
    };
  }
  const facts = factsOf(settings, options);
  if (action === "stop") {
    return { title: confirm.stopTitle(name), sentences: [confirm.stopText], facts, yes: confirm.stopYes };
  }
  return {
    title: confirm.startTitle(name),
    sentences: [startSentence(campaign, options), ...(ringsAtNight(settings) ? [confirm.startNight] : [])],
    facts: [...facts, ...callsPerLead(settings, options)],
    yes: confirm.startYes,
  };
}

/** @param {KnownCampaign["settings"]} settings @param {Options} options @returns {[string, string][]} */
function factsOf(settings, { translations, language }) {
  const { list, labels } = translations;
  /** @type {[string, string][]} */
  const facts = [[list.columns.hours, hoursText(settings, { translations, language })]];
  if (settings.timezone !== undefined) facts.push([labels.timezone, settings.timezone]);
  if (settings.max_calls_in_parallel !== undefined) {
    facts.push([labels.max_calls_in_parallel, String(settings.max_calls_in_parallel)]);
  }
  return facts;
}

/** @param {KnownCampaign["settings"]} settings @param {Options} options @returns {[string, string][]} */
function callsPerLead({ max_retries }, { translations: { confirm } }) {
  return max_retries === undefined ? [] : [[confirm.callsPerLead, confirm.atMost(Number(max_retries) + 1)]];
}
