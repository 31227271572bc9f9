// What the pictures of the schedule share: their props, instants in words, and what to show where there is nothing to draw.
import { h } from "./dom.js";

/**
 * @typedef {object} ScheduleProps
 * @property {import("outbound-campaign/schedule").ScheduledCampaign} campaign the form's values do: texts of numbers are read as such
 * @property {string} accountTimezone counts where the campaign names none
 * @property {string} viewerTimezone
 * @property {Date} [from] default: now
 * @property {import("../i18n/charts.en.js").PictureWords} words
 * @property {string} language
 */

/** The zone in which the campaign's hours are meant. @param {ScheduleProps} props */
export function zoneOf({ campaign, accountTimezone }) {
  const { timezone } = campaign;
  return typeof timezone === "string" && timezone.trim() !== "" ? timezone.trim() : accountTimezone;
}

/** "Wed 15:30" in a zone. @param {Date} at @param {string} zone @param {string} language */
export function instantText(at, zone, language) {
  const style = /** @type {const} */ ({ weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return new Intl.DateTimeFormat(language, { ...style, timeZone: zone }).format(at);
}

/** Undefined where a field about calling would be refused, or the host does not know the zone. @template T @param {() => T} work */
export function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined; // that is what the schedule throws on
    throw error;
  }
}

/** @param {string} text */
export function note(text) {
  return h("p", { class: "picture-note" }, text);
}

/** What the package took for granted, folded away. @param {readonly string[]} assumptions @param {import("../i18n/charts.en.js").PictureWords} words */
export function assumptionList(assumptions, words) {
  const items = assumptions.map((assumption) => h("li", {}, words.assumed[assumption] ?? assumption));
  return h("details", { class: "assumptions" }, h("summary", {}, words.assumptions), h("ul", {}, ...items));
}
