// The contract of July 2026, for the pages. This script is loaded when a page serves that contract.
import {
  buildRequest,
  campaignFields,
  contract202607,
  estimate,
  previewSchedule,
  retryPlan,
  validateCampaign,
  validateFields,
  weeklyOpenMinutes,
} from "outbound-campaign/2026-07";
import { forgetEntries } from "./pickers.js";
import {
  absentText,
  channelTag,
  confirmFacts,
  doneTexts,
  groupsOf,
  happening,
  paceText,
  SETTING_FIELDS,
  scheduledTexts,
  scheduleTexts,
  senderOf,
  sentFacts,
  startInstant,
  statusText,
  valueText,
  warningText,
} from "./text.js";
import { firstFormOf, fixOf, followZone, formOf, isOfOtherChannel } from "./values.js";
import { showTimes } from "./windows.js";

/** @import { Texts } from "../state/dashboard.js" */

/** A page loads the texts of one language. */
const LOADERS = {
  en: () => import("./texts.en.js"),
  de: () => import("./texts.de.js"),
};

/**
 * Loads the texts of a language, and returns those of the first contract with them.
 * @param {keyof typeof LOADERS} language
 * @param {Texts} texts
 * @returns {Promise<Texts>}
 */
async function withTexts(language, { translations, chartTranslations }) {
  const { messaging, replaced, replacedCharts, language: own } = await LOADERS[language]();
  const packageTexts = {
    // Only a start is a date, and its control has two inputs.
    packageTexts: { ...own, messages: { ...own.messages, date: messaging.startIncomplete } },
    labels: { ...own.attributes, scheduled_start_at: messaging.start },
    help: own.help,
    units: { ...own.units },
  };
  return {
    translations: { ...merged(translations, replaced), .../** @type {any} */ (packageTexts), messaging },
    chartTranslations: merged(chartTranslations, replacedCharts),
  };
}

/**
 * Returns texts with others in place of some.
 * @template {object} Texts
 * @param {Texts} base
 * @param {object} changes
 * @returns {Texts}
 */
function merged(base, changes) {
  const all = /** @type {Record<string, any>} */ (base);
  const isGroup = (/** @type {unknown} */ value) => typeof value === "object" && value !== null;
  const entries = Object.entries(changes).map(([name, value]) => [
    name,
    isGroup(value) ? merged(all[name], value) : value,
  ]);
  return { ...base, ...Object.fromEntries(entries) };
}

/** The ways in which this contract differs from the first one. */
export const LATER = {
  option: contract202607,
  buildRequest: /** @type {any} */ (buildRequest),
  estimate: /** @type {any} */ (estimate),
  withTexts,
  formOf,
  firstFormOf,
  fixOf,
  warningText,
  groupsOf,
  settingFields: SETTING_FIELDS,
  isOfOtherChannel,
  valueText,
  absentText,
  sentFacts,
  happening,
  doneTexts,
  scheduleTexts,
  scheduledTexts,
  confirmFacts,
  startInstant,
  senderOf,
  channelTag,
  paceText,
  statusText,
  follow: followZone,
  forgetEntries,
  showTimes,
};

/** @type {import("../state/contract.js").ContractParts} */
export const PARTS = {
  name: "2026-07",
  // The form shows such a field only where its condition holds.
  campaignFields: /** @type {any} */ (
    campaignFields.map((spec) => (spec.requiredIf ? { ...spec, required: true } : spec))
  ),
  validateCampaign: /** @type {any} */ (validateCampaign),
  validateFields: /** @type {any} */ (validateFields),
  previewSchedule: /** @type {any} */ (previewSchedule),
  retryPlan: /** @type {any} */ (retryPlan),
  weeklyOpenMinutes: /** @type {any} */ (weeklyOpenMinutes),
  hoursFields: [
    "schedule_windows",
    "allowed_hours_start_time",
    "allowed_hours_end_time",
    "scheduled_start_at",
    "channel",
  ],
  later: LATER,
};
