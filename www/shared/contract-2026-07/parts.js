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
import { absentText, doneTexts, groupsOf, happening, SETTING_FIELDS, sentFacts, startText, valueText } from "./text.js";
import { channelOf, firstFormOf, fixOf, followZone, formOf, isOfOtherChannel } from "./values.js";

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
async function withTexts(language, { translations: base, chartTranslations: charts }) {
  const { messaging, replaced, language: own } = await LOADERS[language]();
  const { create, verdict } = base;
  const translations = {
    ...base,
    packageTexts: /** @type {any} */ (own),
    labels: /** @type {any} */ (own.attributes),
    help: /** @type {any} */ (own.help),
    units: { ...own.units },
    create: {
      ...create,
      groups: { ...create.groups, ...replaced.groups },
      groupTexts: { ...create.groupTexts, ...replaced.groupTexts },
    },
    verdict: { ...verdict, windows: replaced.windows, fixes: { ...verdict.fixes, ...replaced.fixes } },
    messaging,
  };
  const { legend, never } = replaced.charts;
  return { translations, chartTranslations: { ...charts, never, legend: { ...charts.legend, ...legend } } };
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
  groupsOf,
  settingFields: SETTING_FIELDS,
  isOfOtherChannel,
  valueText,
  absentText,
  sentFacts,
  happening,
  doneTexts,
  startText,
  channelOf,
  follow: followZone,
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
