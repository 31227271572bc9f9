// Lists the settings of a campaign as labels and texts, for the page of one campaign and for the comparison.

import { contract, specOf } from "../state/contract.js";
import { createdFullText } from "./created-text.js";
import { absentText, valueText } from "./describe.js";
import { hasHours, hoursText } from "./hours-text.js";

/** @import { CampaignField } from "outbound-campaign" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { KnownCampaign } from "../state/known-campaign.js" */
/** @import { DisplayNames } from "./describe.js" */
/**
 * @typedef {object} Fact
 * @property {string} key
 * @property {string} label
 * @property {string} text
 * @property {"set" | "unset" | "unknown" | "other"} kind `unset`: the server decides; `unknown`: the server does not
 *   tell; `other`: it belongs to another channel than the campaign's
 */
/**
 * @typedef {object} FactOptions
 * @property {DashboardTranslations} translations
 * @property {string} language
 * @property {string} server its name for sentences
 * @property {DisplayNames} [names]
 */

/** Settings in the order of the form. */
const FIELDS = /** @type {const} */ ([
  "assistant_id",
  "timezone",
  "allowed_days",
  "max_calls_in_parallel",
  "max_retries",
  "retry_interval",
  "goal_completion_variable",
  "retry_on_goal_incomplete",
  "phone_number_ids",
  "retry_on_voicemail",
  "mark_complete_when_no_leads",
]);

/**
 * Returns the settings of a campaign, without its name.
 * @param {KnownCampaign} campaign
 * @param {FactOptions} options
 * @returns {Fact[]}
 */
export function settingFacts(campaign, options) {
  const fields = contract().later?.settingFields ?? FIELDS;
  return fields.map((field) => settingFact(/** @type {typeof FIELDS[number]} */ (field), campaign, options));
}

/** The heading of a narrow window cuts a name of more characters. */
const CUT_NAME = 28;

/**
 * Returns the facts that the page of a campaign lists, and the labels of the unknown settings.
 * @param {KnownCampaign} campaign
 * @param {FactOptions} options
 */
export function shownFacts(campaign, options) {
  const settings = settingFacts(campaign, options);
  const { name } = campaign;
  /** @type {Fact[]} */
  const long =
    name.length > CUT_NAME ? [{ key: "name", label: options.translations.labels.name, text: name, kind: "set" }] : [];
  const known = settings.filter(({ kind }) => kind === "set" || kind === "unset");
  return {
    facts: [...long, ...known, ...serverFacts(campaign, options)],
    unknown: unknownLabels(settings, options.language),
  };
}

/**
 * Returns the labels of the unknown settings, in one text. Empty if all are known.
 * @param {readonly Fact[]} facts
 * @param {string} language
 */
export function unknownLabels(facts, language) {
  const labels = facts.filter(({ kind }) => kind === "unknown").map(({ label }) => label);
  return new Intl.ListFormat(language, { type: "conjunction" }).format(labels);
}

/**
 * Returns the facts that only the server sets, and further members of its answer.
 * @param {KnownCampaign} campaign
 * @param {FactOptions} options
 * @returns {Fact[]}
 */
export function serverFacts({ id, createdAt, updatedAt, others }, { translations, language }) {
  const { detail } = translations;
  /** @type {[key: string, label: string, text: string | undefined][]} */
  const facts = [
    ["created_at", detail.created, createdAt && createdFullText(createdAt, language)],
    [
      "updated_at",
      detail.updated,
      updatedAt === createdAt ? undefined : updatedAt && createdFullText(updatedAt, language),
    ],
    ["id", detail.number, String(id)],
    ...others.map(([key, value]) => /** @type {[string, string, string]} */ ([key, key, otherText(value)])),
  ];
  return facts.flatMap(([key, label, text]) => (text ? [{ key, label, text, kind: "set" }] : []));
}

/** @param {unknown} value */
function otherText(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * @param {typeof FIELDS[number]} field
 * @param {KnownCampaign} campaign
 * @param {FactOptions} options
 * @returns {Fact}
 */
function settingFact(field, { settings, unknown }, options) {
  const { translations, language, names } = options;
  const { later } = contract();
  if (later?.isOfOtherChannel(field, settings)) {
    return { key: field, label: translations.labels[field], text: "–", kind: "other" };
  }
  const isHours = field === "allowed_days";
  const label = isHours ? translations.list.columns.hours : translations.labels[field];
  const value = settings[field];
  if (isHours && hasHours(settings)) {
    return { key: field, label, text: hoursText(settings, { translations, language }), kind: "set" };
  }
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    return absent(field, label, unknown, options);
  const text = later?.valueText(field, value, settings, { translations, language, names });
  if (text !== undefined) return { key: field, label, text, kind: "set" };
  return { key: field, label, text: known(value), kind: "set" };

  /** @param {unknown} given */
  function known(given) {
    if (field === "assistant_id") return names?.assistants.get(String(given)) ?? `#${given}`;
    if (field === "goal_completion_variable") {
      return names?.goals?.get(`${settings.assistant_id} ${given}`) ?? String(given);
    }
    if (field === "phone_number_ids" && Array.isArray(given)) {
      return given.map((id) => names?.numbers.get(String(id)) ?? `#${id}`).join(", ");
    }
    return valueText({ ...specOf(field), unit: undefined }, given, translations, language);
  }
}

/**
 * @param {CampaignField} field
 * @param {string} label
 * @param {readonly CampaignField[]} unknown
 * @param {FactOptions} options
 * @returns {Fact}
 */
function absent(field, label, unknown, { translations, server }) {
  if (unknown.includes(field)) return { key: field, label, text: translations.list.unknown, kind: "unknown" };
  return { key: field, label, text: absentText(field, { translations, server }), kind: "unset" };
}

/**
 * Returns the settings of two campaigns side by side, and the labels of those that are known of neither.
 * @param {KnownCampaign} one
 * @param {KnownCampaign} other
 * @param {FactOptions} options
 */
export function comparedFacts(one, other, options) {
  const right = settingFacts(other, options);
  const pairs = settingFacts(one, options).map((left, index) => {
    const pair = right[index] ?? left;
    const areComparable = [left, pair].every(({ kind }) => kind !== "unknown" && kind !== "other");
    // It is unknown whether an unknown setting differs. A setting of another channel follows from the channel.
    const differs = areComparable && left.text !== pair.text;
    return { key: left.key, label: left.label, texts: [left, pair], differs };
  });
  const areAll = (/** @type {typeof pairs[number]} */ { texts }, /** @type {Fact["kind"]} */ wanted) =>
    texts.every(({ kind }) => kind === wanted);
  const isUnknown = (/** @type {typeof pairs[number]} */ pair) => areAll(pair, "unknown");
  const unknown = unknownLabels(
    pairs.filter(isUnknown).flatMap(({ texts }) => texts.slice(0, 1)),
    options.language,
  );
  return { facts: pairs.filter((pair) => !isUnknown(pair) && !areAll(pair, "other")), unknown };
}
