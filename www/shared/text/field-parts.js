// Field logic that both dashboards share: notes, widths, messages and warnings.
import { fieldOf, helpId, messagesId } from "../state/keys.js";
import { defaultText } from "./describe.js";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */
/** @typedef {import("outbound-campaign").CampaignField} CampaignField */
/** @typedef {import("outbound-campaign").Warning} Warning */
/** @typedef {import("outbound-campaign/form").FieldState} FieldState */
/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */

/** @type {ReadonlySet<string>} */
const WIDE = new Set(["assistant_id", "max_calls_in_parallel"]);

/** Whether a field takes the whole width. Times and the retry numbers stand in pairs. @param {FieldSpec} spec */
export function isWide({ name, input }) {
  return input === "text" || input === "select" || WIDE.has(name);
}

/**
 * Returns the note of a field: "default: 3", "optional". The control shows the unit.
 * @param {FieldSpec} spec
 * @param {DashboardTranslations} translations
 * @param {string} language
 */
export function noteText(spec, translations, language) {
  if (spec.required) return translations.create.required;
  const text = defaultText({ ...spec, unit: undefined }, translations, language);
  return text === undefined ? translations.create.optional : translations.create.defaultIs(text);
}

/**
 * Returns the ids for aria-describedby: the help, and the messages if any.
 * @param {FieldSpec} spec
 * @param {Pick<FieldState, "errors">} field
 */
export function describedBy(spec, field) {
  return [helpId(spec.name), ...(field.errors.length > 0 ? [messagesId(spec.name)] : [])].join(" ");
}

/** Whether the field or one of its elements has errors. @param {Pick<FieldState, "errors" | "elements">} field */
export function isInvalid({ errors, elements }) {
  return errors.length > 0 || Object.keys(elements).length > 0;
}

/** Returns the field with its elements' messages added to its own. @param {FieldState} field @returns {FieldState} */
export function withElements(field) {
  const elements = Object.values(field.elements).flat();
  return elements.length === 0 ? field : { ...field, errors: [...field.errors, ...elements] };
}

/**
 * Returns the text after a message in the summary: "in Time zone". Empty if the message has the field's label already.
 * @param {string} key
 * @param {string} message
 * @param {DashboardTranslations} translations
 */
export function summaryField(key, message, translations) {
  const label = translations.labels[fieldOf(key)] ?? key;
  return message.includes(label) ? "" : ` ${translations.create.jumpTo(label)}`;
}

/** Returns the warnings that concern a single field. @param {readonly Warning[]} warnings */
export function ownWarnings(warnings) {
  return warnings.filter(({ fields }) => fields.length === 1);
}

/**
 * Returns the warnings about several fields whose first field is in the group.
 * @param {readonly Warning[]} warnings
 * @param {readonly CampaignField[]} group
 */
export function groupWarnings(warnings, group) {
  return warnings.filter(({ fields: [first, ...others] }) => {
    return first !== undefined && others.length > 0 && group.includes(first);
  });
}

/**
 * Toggles one option. Returns the ticked options in the order of the options.
 * @param {FieldSpec} spec
 * @param {readonly string[]} ticked
 * @param {string} toggled
 * @param {boolean} on
 */
export function toggled(spec, ticked, toggled, on) {
  const values = (spec.options ?? []).map(({ value }) => value);
  return values.filter((value) => (value === toggled ? on : ticked.includes(value)));
}

/** Groups time zones by region, in order. @param {readonly import("outbound-campaign").TimezoneOption[]} options */
export function byRegion(options) {
  /** @type {Map<string, import("outbound-campaign").TimezoneOption[]>} */
  const regions = new Map();
  for (const option of options) regions.set(option.region, [...(regions.get(option.region) ?? []), option]);
  return [...regions];
}

/** Runs a callback when the browser is idle. @param {() => void} work @returns {() => void} cancels it */
export function whenIdle(work) {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(work, { timeout: 500 });
  return () => window.cancelIdleCallback(idle);
}
