// The scheduled start: a date and a time in the campaign's zone, sent in ISO 8601 with the zone's offset.

import { attempt } from "../charts/schedule-picture.js";
import { clockText, DAY_MINUTES, instantOf, minutesOf, modulo, offsetMinutes } from "../charts/wall-clock.js";
import { dayIndexes } from "../text/describe.js";
import { windowList } from "./windows.js";

/** @typedef {{ date: string, minutes: number, hasOffset: boolean }} StartParts the date and the minutes of the day */

const MINUTE = 60_000;
const ISO = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i;

/**
 * Returns the form's value of a typed date and time: a text, or both parts while one is incomplete. A draft keeps them,
 * and the server refuses an object.
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
export function startValue(date, time, zone) {
  return startIso(date, time, zone) ?? { date, time };
}

/** Returns the typed parts of an incomplete start. Undefined for any other value. @param {unknown} value */
export function incompleteParts(value) {
  if (typeof value !== "object" || value === null) return undefined;
  const { date, time } = /** @type {Record<string, unknown>} */ (value);
  return { date: String(date ?? ""), time: String(time ?? "") };
}

/**
 * Returns the date and the time of a start, as the clock of a zone shows them. Undefined for other texts.
 * @param {unknown} value
 * @param {string} zone
 * @returns {StartParts | undefined}
 */
export function startParts(value, zone) {
  const [, date, time, offset] = ISO.exec(String(value ?? "")) ?? [];
  if (date === undefined) return undefined;
  if (offset === undefined) return { date, minutes: minutesOf(time) ?? 0, hasOffset: false };
  const at = startTime(value);
  const wall = at && attempt(() => at + offsetMinutes(zone, at) * MINUTE);
  if (wall === undefined || Number.isNaN(wall)) return undefined;
  return {
    date: new Date(wall).toISOString().slice(0, 10),
    minutes: modulo(Math.floor(wall / MINUTE), DAY_MINUTES),
    hasOffset: true,
  };
}

/** Returns the instant of a start with an offset, in milliseconds since 1970. @param {unknown} value */
export function startTime(value) {
  const [, date, time, offset] = ISO.exec(String(value ?? "")) ?? [];
  if (date === undefined || offset === undefined) return undefined;
  return Date.parse(`${date}T${time}${offset.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2")}`);
}

/**
 * Returns a start in ISO 8601: "2026-12-07T09:00:00+01:00". Undefined for a missing date or time, and for a zone that
 * the browser does not know.
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
export function startIso(date, time, zone) {
  const minutes = minutesOf(time);
  const day = Date.parse(`${date}T00:00:00Z`);
  if (minutes === undefined || Number.isNaN(day) || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const at = attempt(() => Number(instantOf(day + minutes * MINUTE, zone)));
  if (at === undefined) return undefined;
  const offset = offsetMinutes(zone, at);
  // A time in the skipped hour moves to the time that clocks show at that instant.
  const wall = new Date(at + offset * MINUTE).toISOString().slice(0, 16);
  return `${wall}:00${offsetDigits(offset)}`;
}

/** Returns the offset of a start from UTC, in minutes. @param {unknown} value */
export function startOffset(value) {
  const [, , , offset] = ISO.exec(String(value ?? "")) ?? [];
  if (offset === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

/** @param {number} offset minutes */
function offsetDigits(offset) {
  return `${offset < 0 ? "-" : "+"}${clockText(Math.abs(offset))}`;
}

/**
 * Returns the start that a form proposes: the next allowed day, when its first window opens.
 * @param {{ allowed_days?: unknown, schedule_windows?: unknown }} values
 * @param {string} zone
 * @param {Date} [now]
 */
export function proposedStart(values, zone, now = new Date()) {
  const { allowed_days: allowed, schedule_windows: windows } = values;
  const days = dayIndexes(Array.isArray(allowed) ? allowed : undefined);
  const [first = "09:00"] = windowList(windows)
    .flatMap(({ start }) => (minutesOf(start) === undefined ? [] : [start]))
    .sort();
  const offset = attempt(() => offsetMinutes(zone, now)) ?? 0;
  const today = Math.floor((Number(now) / MINUTE + offset) / DAY_MINUTES);
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const day = new Date((today + ahead) * DAY_MINUTES * MINUTE);
    if (!days.includes((day.getUTCDay() + 6) % 7) && ahead < 7) continue;
    return startValue(day.toISOString().slice(0, 10), first, zone);
  }
  return startValue("", first, zone);
}
