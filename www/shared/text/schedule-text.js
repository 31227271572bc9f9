// Formats windows, calls and bounds of the schedule, with the visitor's clock.
import { localeOf } from "./locale.js";

/** Wall times are already in the campaign's zone: formatting them as UTC keeps them. */
const WALL = /** @type {const} */ ({ timeZone: "UTC" });

/** Minutes. */
const DAY = 1440;

/** Formats a wall time of the schedule: "Wed, 25 Nov, 09:00". @param {string} local @param {string} language */
export function localText(local, language) {
  return `${dayText(local, language)}, ${timeText(local, language)}`;
}

/**
 * Formats a window: "Wed, 25 Nov, 09:00 – 17:00". Adds the end's day when it differs.
 * @param {{ localStart: string, localEnd: string }} window
 * @param {string} language
 */
export function windowText({ localStart, localEnd }, language) {
  const sameDay = localStart.slice(0, 10) === localEnd.slice(0, 10) || localEnd.endsWith("T00:00");
  const end = timeText(localEnd, language);
  return `${localText(localStart, language)} – ${sameDay ? end : `${dayText(localEnd, language)}, ${end}`}`;
}

/**
 * Formats a duration: "4 hr 30 min", in a sentence "4 hours 30 minutes".
 * @param {number} minutes
 * @param {string} language
 * @param {"short" | "long"} [unitDisplay]
 */
export function durationText(minutes, language, unitDisplay = "short") {
  const unit = (/** @type {"hour" | "minute"} */ name, /** @type {number} */ value) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay }).format(value);
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  return [hours > 0 ? unit("hour", hours) : "", rest > 0 || hours === 0 ? unit("minute", rest) : ""]
    .filter(Boolean)
    .join(" ");
}

/**
 * Formats a wait: a duration, with days from two days on: "2 days 3 hr".
 * @param {number} minutes
 * @param {string} language
 * @param {"short" | "long"} [unitDisplay]
 */
export function waitText(minutes, language, unitDisplay = "short") {
  const days = Math.trunc(minutes / DAY);
  if (days < 2) return durationText(minutes, language, unitDisplay);
  const text = new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay }).format(days);
  return minutes % DAY === 0 ? text : `${text} ${durationText(minutes % DAY, language, unitDisplay)}`;
}

/**
 * Formats bounds: "500 – 2,000", or one value when both are equal. An end that is never reached is "–".
 * @param {{ lower: number | Date | null, upper: number | Date | null }} bounds
 * @param {string} language
 */
export function boundsText({ lower, upper }, language) {
  const [from, to] = [boundText(lower, language), boundText(upper, language)];
  return from === to ? from : `${from} – ${to}`;
}

/** @param {number | Date | null} bound @param {string} language */
function boundText(bound, language) {
  if (bound === null) return "?";
  if (typeof bound === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(bound);
  const style = /** @type {const} */ ({
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return new Intl.DateTimeFormat(localeOf(language), style).format(bound);
}

/** @param {string} local @param {string} language */
function dayText(local, language) {
  const style = /** @type {const} */ ({ weekday: "short", day: "numeric", month: "short" });
  return new Intl.DateTimeFormat(localeOf(language), { ...WALL, ...style }).format(new Date(`${local}Z`));
}

/** @param {string} local @param {string} language */
function timeText(local, language) {
  return new Intl.DateTimeFormat(localeOf(language), { ...WALL, timeStyle: "short" }).format(new Date(`${local}Z`));
}
