// Texts of the dialog that confirms an action.
import { contract } from "../state/contract.js";
import { sendsMessages } from "../state/create-view.js";
import { isRunning } from "../state/known-campaign.js";
import { hoursText, ringsAtNight } from "./hours-text.js";
import { startSentence } from "./next-call.js";

/** @typedef {import("../state/campaigns.js").Action} Action */
/** @typedef {import("../state/known-campaign.js").KnownCampaign} KnownCampaign */
/**
 * @typedef {object} Options
 * @property {import("../i18n/en.js").DashboardTranslations} translations
 * @property {string} language
 * @property {import("./describe.js").DisplayNames} [names] of the senders of messages
 * @property {Date} [now]
 */
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
  const scheduled = contract().later?.scheduleTexts(campaign, options);
  return {
    title: scheduled?.title ?? confirm.startTitle(name),
    sentences: [startSentence(campaign, options), ...(ringsAtNight(settings) ? [confirm.startNight] : [])],
    facts: [...facts, ...callsPerLead(settings, options)],
    yes: scheduled?.yes ?? confirm.startYes,
  };
}

/** @param {KnownCampaign["settings"]} settings @param {Options} options @returns {[string, string][]} */
function factsOf(settings, options) {
  const { translations, language } = options;
  const { list, labels } = translations;
  const later = contract().later?.confirmFacts(settings, hoursText(settings, { translations, language }), options);
  if (later !== undefined) return later;
  /** @type {[string, string][]} */
  const facts = [[list.columns.hours, hoursText(settings, { translations, language })]];
  if (settings.timezone !== undefined) facts.push([labels.timezone, settings.timezone]);
  if (settings.max_calls_in_parallel !== undefined) {
    facts.push([labels.max_calls_in_parallel, String(settings.max_calls_in_parallel)]);
  }
  return facts;
}

/** @param {KnownCampaign["settings"]} settings @param {Options} options @returns {[string, string][]} */
function callsPerLead(settings, { translations: { confirm } }) {
  const { max_retries } = settings;
  return max_retries === undefined || sendsMessages(settings)
    ? []
    : [[confirm.callsPerLead, confirm.atMost(Number(max_retries) + 1)]];
}
