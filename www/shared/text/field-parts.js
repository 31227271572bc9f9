// What the fields of both dashboards show, decided once: notes, widths, which control, which messages and warnings where.
import { helpId, messagesId } from "../state/keys.js";
import { defaultText } from "./describe.js";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */
/** @typedef {import("outbound-campaign").CampaignField} CampaignField */
/** @typedef {import("outbound-campaign").Warning} Warning */
/** @typedef {import("outbound-campaign/form").FieldState} FieldState */
/** @typedef {import("../i18n/en.js").DashboardWords} DashboardWords */

/** @type {ReadonlySet<string>} */
const WIDE = new Set(["assistant_id", "max_calls_in_parallel"]);

/** Words want the whole width, and so does what has no partner; times and the numbers of the retries stand in pairs. @param {FieldSpec} spec */
export function isWide({ name, input }) {
  return input === "text" || input === "select" || WIDE.has(name);
}

/** "default: 3", "optional". The unit stands beside the control. @param {FieldSpec} spec @param {DashboardWords} words @param {string} language */
export function noteText(spec, words, language) {
  if (spec.required) return words.create.required;
  const text = defaultText({ ...spec, unit: undefined }, words, language);
  return text === undefined ? words.create.optional : words.create.defaultIs(text);
}

/** The ids for aria-describedby: the help, and the messages where there are some. @param {FieldSpec} spec @param {Pick<FieldState, "errors">} field */
export function describedBy(spec, field) {
  return [helpId(spec.name), ...(field.errors.length > 0 ? [messagesId(spec.name)] : [])].join(" ");
}

/** Whether something is wrong with the field or one of its elements. @param {Pick<FieldState, "errors" | "elements">} field */
export function isInvalid({ errors, elements }) {
  return errors.length > 0 || Object.keys(elements).length > 0;
}

/** The field with the messages of its elements among its own. @param {FieldState} field @returns {FieldState} */
export function withElements(field) {
  const elements = Object.values(field.elements).flat();
  return elements.length === 0 ? field : { ...field, errors: [...field.errors, ...elements] };
}

/** The warnings of one field alone. @param {readonly Warning[]} warnings */
export function ownWarnings(warnings) {
  return warnings.filter(({ fields }) => fields.length === 1);
}

/** The warnings that concern several fields, for the group that holds the first of them. @param {readonly Warning[]} warnings @param {readonly CampaignField[]} group */
export function groupWarnings(warnings, group) {
  return warnings.filter(({ fields: [first, ...others] }) => {
    return first !== undefined && others.length > 0 && group.includes(first);
  });
}

/**
 * A list of ticked options with one of them changed, in the options' order, however they were ticked.
 * @param {FieldSpec} spec
 * @param {readonly string[]} ticked
 * @param {string} toggled
 * @param {boolean} on
 */
export function toggled(spec, ticked, toggled, on) {
  const values = (spec.options ?? []).map(({ value }) => value);
  return values.filter((value) => (value === toggled ? on : ticked.includes(value)));
}

/** Time zones by part of the world, in their order. @param {readonly import("outbound-campaign").TimezoneOption[]} options */
export function byRegion(options) {
  /** @type {Map<string, import("outbound-campaign").TimezoneOption[]>} */
  const regions = new Map();
  for (const option of options) regions.set(option.region, [...(regions.get(option.region) ?? []), option]);
  return [...regions];
}

/** Does something when the browser has nothing else to do. @param {() => void} work @returns {() => void} calls it off */
export function whenIdle(work) {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(work, { timeout: 500 });
  return () => window.cancelIdleCallback(idle);
}
