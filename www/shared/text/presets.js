// The presets of the calling hours: days and hours in one press.
import { contract } from "../state/contract.js";
import { clockOf } from "./hours-text.js";

/** @typedef {import("outbound-campaign").Day} Day */
/** @typedef {{ allowed_days: Day[], allowed_hours_start_time: string, allowed_hours_end_time: string }} Hours */
/** @typedef {{ key: string, label: string, isOn: boolean, values: Hours }} Preset */

/** @type {Day[]} */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
/** @type {Day[]} */
const EVERY_DAY = [...WEEKDAYS, "saturday", "sunday"];

const PRESETS = /** @type {const} */ ([
  { key: "weekdays", days: WEEKDAYS, start: 9, end: 17 },
  { key: "long-weekdays", days: WEEKDAYS, start: 8, end: 20 },
  { key: "every-day", days: EVERY_DAY, start: 10, end: 20 },
]);

/** The hours of a new campaign: a safe start, because calls at any time would ring at night. @type {Hours} */
export const SAFE_HOURS = {
  allowed_days: WEEKDAYS,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
};

/**
 * @param {Partial<Record<keyof Hours, unknown>>} values
 * @param {{ create: import("../i18n/create.en.js").CreateTranslations["create"] }} translations
 * @param {string} language
 * @returns {Preset[]}
 */
export function presets(values, { create }, language) {
  const timed = PRESETS.map(({ key, days, start, end }) => {
    const label = days === EVERY_DAY ? create.presetEveryDay : create.presetWeekdays;
    const hours = { allowed_days: days, allowed_hours_start_time: time(start), allowed_hours_end_time: time(end) };
    return { key, label: label(`${hourText(start, language)}–${hourText(end, language)}`), values: hours };
  });
  const always = { allowed_days: EVERY_DAY, allowed_hours_start_time: "00:00", allowed_hours_end_time: "23:59" };
  return [...timed, { key: "always", label: create.presetAlways, values: always }].map((preset) => {
    const changes = /** @type {Hours} */ (contract().later?.formOf(preset.values) ?? preset.values);
    const isOn = Object.entries(changes).every(([name, value]) =>
      isSame(values[/** @type {keyof Hours} */ (name)], value),
    );
    return { ...preset, values: changes, isOn };
  });
}

/** @param {number} hour */
function time(hour) {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** Formats a whole hour without its minutes: "9", "5 PM". @param {number} hour @param {string} language */
function hourText(hour, language) {
  return clockOf(hour * 60, language)
    .replace(/^0/, "")
    .replace(":00", "");
}

/** @param {unknown} one @param {unknown} other */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
