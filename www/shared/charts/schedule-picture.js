// Code that the schedule pictures share: props, formatted instants, and the fallback for an invalid schedule.
import { localeOf } from "../text/locale.js";
import { h } from "./dom.js";

/**
 * @typedef {object} ScheduleProps
 * @property {import("outbound-campaign/schedule").ScheduledCampaign} campaign may hold the form's values: numeric
 *   strings count as numbers
 * @property {string} accountTimezone used when the campaign names none
 * @property {string} viewerTimezone
 * @property {Date} [from] default: now
 * @property {import("../i18n/charts.en.js").ChartTranslations} translations
 * @property {string} language
 */

/** Returns the zone of the campaign's hours. @param {ScheduleProps} props */
export function zoneOf({ campaign, accountTimezone }) {
  const { timezone } = campaign;
  return typeof timezone === "string" && timezone.trim() !== "" ? timezone.trim() : accountTimezone;
}

/** Formats an instant in a zone: "Wed 15:30". @param {Date} at @param {string} zone @param {string} language */
export function instantText(at, zone, language) {
  const style = /** @type {const} */ ({ weekday: "short", hour: "2-digit", minute: "2-digit" });
  return new Intl.DateTimeFormat(localeOf(language), { ...style, timeZone: zone }).format(at);
}

/**
 * Returns undefined when a schedule field is invalid or the runtime does not know the zone.
 * @template T
 * @param {() => T} work
 */
export function attempt(work) {
  try {
    return work();
  } catch (error) {
    // The schedule throws these errors for such input.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @param {string} text */
export function noteElement(text) {
  return h("p", { class: "picture-note" }, text);
}

/**
 * Creates a collapsed list of the schedule's assumptions.
 * @param {readonly string[]} assumptions
 * @param {import("../i18n/charts.en.js").ChartTranslations} translations
 */
export function assumptionList(assumptions, translations) {
  const items = assumptions.map((assumption) => h("li", {}, translations.assumed[assumption] ?? assumption));
  return h("details", { class: "assumptions" }, h("summary", {}, translations.assumptions), h("ul", {}, ...items));
}
