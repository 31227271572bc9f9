// An independent implementation: Luxon's clock of a zone, and calling hours decided from it, instant by instant.
import { IANAZone } from "luxon";

export const MINUTE = 60_000;
export const QUARTER = 15 * MINUTE;
export const DAY = 1440 * MINUTE;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** @typedef {{ from: string, until: string, days: string[] }} Hours */

/**
 * Returns the wall clock at an instant, as if it were UTC.
 * @param {string} zone
 * @param {number} at
 */
export function wallClock(zone, at) {
  return at + IANAZone.create(zone).offset(at) * MINUTE;
}

/**
 * Returns `YYYY-MM-DDTHH:MM` of a wall clock.
 * @param {number} wall
 */
export function wallText(wall) {
  return new Date(wall).toISOString().slice(0, 16);
}

/**
 * Returns the midnight of the day on which the window at `wall` started, or undefined if the hours are closed then.
 * @param {Hours} hours
 * @param {number} wall
 * @returns {number | undefined}
 */
export function windowDay({ from, until, days }, wall) {
  const date = new Date(wall);
  const time = date.toISOString().slice(11, 16);
  const today = weekdays[(date.getUTCDay() + 6) % 7];
  const yesterday = weekdays[(date.getUTCDay() + 5) % 7];
  const midnight = Math.floor(wall / DAY) * DAY;
  if (from === until) return undefined;
  const overnight = until < from;
  // Times of day compare as text. 23:59 means the end of the day.
  if (days.includes(today) && time >= from && (overnight || until === "23:59" || time < until)) return midnight;
  if (days.includes(yesterday) && overnight && time < until) return midnight - DAY;
  return undefined;
}

/**
 * Returns every clock change of a zone in a period: the first instants with a new offset.
 * @param {string} zone
 * @param {number} from
 * @param {number} until
 */
export function changes(zone, from, until) {
  const offset = (/** @type {number} */ at) => IANAZone.create(zone).offset(at);
  const found = [];
  for (let start = from; start < until; start += DAY) {
    let [before, after] = [start, start + DAY];
    if (offset(before) === offset(after)) continue;
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(before)) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

/**
 * Returns the midnight of the first day whose windows are open at `wall`, or undefined if all are closed.
 * @param {{ windows: readonly { from: string, until: string }[], days: string[] }} hours
 * @param {number} wall
 */
export function windowsDay({ windows, days }, wall) {
  const found = windows
    .map(({ from, until }) => windowDay({ from, until, days }, wall))
    .filter((day) => day !== undefined);
  return found.length > 0 ? Math.min(...found) : undefined;
}

/**
 * Returns the instant of a local time: the first of two, and as much later if the clock skips it.
 * @param {string} zone
 * @param {number} wall a wall clock at a quarter of an hour, as if it were UTC
 */
export function instantOf(zone, wall) {
  for (let at = wall - DAY; at <= wall + DAY; at += QUARTER) if (wallClock(zone, at) === wall) return at;
  return wall - IANAZone.create(zone).offset(wall - DAY) * MINUTE;
}
