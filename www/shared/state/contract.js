// The contract that the page serves. Pages read the package's functions and table of fields here. The parts of the
// contract of July 2026 are loaded when a page needs them.
import { campaignFields, validateCampaign, validateFields } from "outbound-campaign";
import { previewSchedule, retryPlan, weeklyOpenMinutes } from "outbound-campaign/schedule";

/** @import { FieldSpec } from "outbound-campaign" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { IconName } from "../text/icons.js" */
/** @typedef {"2026-02" | "2026-07"} ContractName */
/** @typedef {{ key: keyof DashboardTranslations["create"]["groups"], fields: readonly string[] }} Group */
/** @typedef {{ icon: IconName, text: string }} HappeningLine */
/**
 * The functions of a contract, with the types of the first one.
 * @typedef {object} ContractParts
 * @property {ContractName} name
 * @property {readonly FieldSpec[]} campaignFields
 * @property {typeof validateCampaign} validateCampaign
 * @property {typeof validateFields} validateFields
 * @property {typeof previewSchedule} previewSchedule
 * @property {typeof retryPlan} retryPlan
 * @property {typeof weeklyOpenMinutes} weeklyOpenMinutes
 * @property {readonly string[]} hoursFields the fields that decide the calling windows, without the zone and the days;
 *   first the one that the review names
 * @property {typeof import("../contract-2026-07/parts.js").LATER} [later] the ways in which a later contract differs
 */

/** @type {ContractParts} */
const FIRST = {
  name: "2026-02",
  campaignFields,
  validateCampaign,
  validateFields,
  previewSchedule,
  retryPlan,
  weeklyOpenMinutes,
  hoursFields: ["allowed_hours_start_time", "allowed_hours_end_time"],
};

let current = FIRST;

/** Returns the contract of the page. */
export function contract() {
  return current;
}

/** Loads the parts of a contract. @param {string} name @returns {Promise<ContractParts>} */
export async function loadContract(name) {
  if (name !== "2026-07") return FIRST;
  const { PARTS } = await import("../contract-2026-07/parts.js");
  return PARTS;
}

/** Makes a contract that of the page. Draw the pages anew afterwards. @param {ContractParts} parts */
export function setContract(parts) {
  current = parts;
}

/** @type {WeakMap<readonly FieldSpec[], ReadonlyMap<string, FieldSpec>>} */
const specs = new WeakMap();

/** Returns the description of a field of the page's contract. @param {string} name */
export function specOf(name) {
  const { campaignFields: fields } = current;
  const byName = specs.get(fields) ?? new Map(fields.map((spec) => [String(spec.name), spec]));
  specs.set(fields, byName);
  const spec = byName.get(name);
  if (spec === undefined) throw new Error(`${name} is not a field`);
  return spec;
}
