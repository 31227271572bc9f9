// Formats calling hours in words: "Weekdays, 09:00–17:00", "Berlin time", and whether phones ring at night.
import { DAY_MINUTES, modulo } from "../charts/wall-clock.js";
import { windowsOf } from "../charts/week-layout.js";
import { contract } from "../state/contract.js";
import { DAYS, dayName } from "./describe.js";
import { localeOf } from "./locale.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {Partial<import("outbound-campaign").CreateCampaign>} Settings */

const WEEKDAYS = "monday,tuesday,wednesday,thursday,friday";
const WEEKEND = "saturday,sunday";

/**
 * Formats a time of day with the visitor's clock: "17:00", "5:00 PM".
 * @param {number} minutes since midnight
 * @param {string} language
 */
export function clockOf(minutes, language) {
  return clockFormat(localeOf(language)).format(minutes * 60_000);
}

/** Formats an hour of the scale: "9", "21"; with a 12-hour clock "9a". @param {number} hour @param {string} language */
export function hourText(hour, language) {
  const isTwelve = !clockOf(13 * 60, language).includes("13");
  if (!isTwelve) return String(hour);
  return `${modulo(hour + 11, 12) + 1}${modulo(hour, 24) < 12 ? "a" : "p"}`;
}

/**
 * Formats calling hours: "Weekdays, 09:00–17:00".
 * @param {Settings} settings
 * @param {{ translations: DashboardTranslations, language: string, isShort?: boolean }} options
 */
export function hoursText(settings, { translations, language, isShort = false }) {
  const { allowed_days = DAYS } = settings;
  const days = daysWords(allowed_days, translations, language);
  const sorted = windowsOf(settings).sort((one, other) => Number(one.start) - Number(other.start));
  const windows = sorted.map(({ start, end, texts }) => {
    // Other text comes from an undocumented host.
    if (start === undefined || end === undefined) return texts.join("–");
    if (start === 0 && end === DAY_MINUTES - 1) return translations.hours.allDay;
    const times = `${clockOf(start, language)}–${clockOf(end, language)}`;
    return end < start ? translations.hours.nextDay(times) : times;
  });
  const times = isShort ? windows.join(", ") : new Intl.ListFormat(language).format(windows);
  return allowed_days.length === 0 ? days : `${days}, ${times}`;
}

/** Whether the server tells anything of the calling hours. @param {Record<string, unknown>} settings */
export function hasHours(settings) {
  return ["allowed_days", "allowed_hours_start_time", "schedule_windows"].some(
    (field) => settings[field] !== undefined,
  );
}

/**
 * Formats days: "Every day", "Weekdays", "Mon to Thu", "Mon, Wed, Fri".
 * @param {readonly string[]} days
 * @param {DashboardTranslations} translations
 * @param {string} language
 */
export function daysWords(days, { hours }, language) {
  const indexes = DAYS.flatMap((day, index) => (days.includes(day) ? [index] : []));
  const key = indexes.map((index) => DAYS[index]).join();
  if (indexes.length === 0) return hours.noDay;
  if (indexes.length === DAYS.length) return hours.everyDay;
  if (key === WEEKDAYS) return hours.weekdays;
  if (key === WEEKEND) return hours.weekend;
  const names = indexes.map((index) => dayName(DAYS[index] ?? "", language, "short"));
  const [first = 0, last = 0] = [indexes[0], indexes.at(-1)];
  const isRun = indexes.length > 2 && last - first === indexes.length - 1;
  return isRun ? hours.dayRange(String(names[0]), String(names.at(-1))) : names.join(", ");
}

/**
 * Formats a zone: "Berlin time" for "Europe/Berlin".
 * @param {string} zone
 * @param {DashboardTranslations} translations
 */
export function zoneText(zone, { hours }) {
  const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return zone.includes("/") ? hours.zoneOf(city) : zone;
}

/** @type {WeakMap<object, boolean>} */
const nightly = new WeakMap();

/** Whether phones can ring at night in the campaign's zone, by the package's own rule. @param {Settings} settings */
export function ringsAtNight(settings) {
  const known = nightly.get(settings);
  if (known !== undefined) return known;
  const { validateFields, hoursFields } = contract();
  const fields = /** @type {import("outbound-campaign").CampaignField[]} */ (hoursFields);
  const { warnings } = validateFields(settings, fields);
  const isNightly = settings.allowed_days?.length !== 0 && warnings.some(({ code }) => code === "night_hours");
  nightly.set(settings, isNightly);
  return isNightly;
}

/** Formats a whole or broken number of hours: "42.5". @param {number} minutes @param {string} language */
export function hoursNumber(minutes, language) {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(minutes / 60);
}

/** @type {Map<string, Intl.DateTimeFormat>} making one costs a thousand times what using it does */
const clocks = new Map();

/** @param {string} locale */
function clockFormat(locale) {
  const made = clocks.get(locale) ?? new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  clocks.set(locale, made);
  return made;
}
