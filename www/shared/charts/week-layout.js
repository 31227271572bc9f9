// Computes the layout of the week picture, in minutes of a day in the campaign's zone.
import { DAY_MINUTES, minutesOf, modulo } from "./wall-clock.js";

/** The server's default end, 23:59, means the end of the day. */
const LAST_MINUTE = DAY_MINUTES - 1;

/**
 * A part of one day in which calls are allowed.
 * @typedef {object} Rectangle
 * @property {number} day 0 is Monday
 * @property {number} from minutes of the day
 * @property {number} to minutes of the day, exclusive; 1440 is its end
 * @property {number} startsOn the allowed day on which the window starts
 * @property {boolean} goesOn whether the window continues on the next day
 */

/**
 * Splits windows into rectangles, as `outbound-campaign/schedule` reads hours: an end before the start is on the next
 * day, and an end equal to the start opens no window.
 * @param {readonly number[]} days 0 is Monday
 * @param {number} start
 * @param {number} end
 * @returns {Rectangle[]}
 */
export function weekRectangles(days, start, end) {
  if (start === end) return [];
  const stop = end === LAST_MINUTE ? DAY_MINUTES : end;
  return days.flatMap((day) => {
    if (start < stop) return [{ day, from: start, to: stop, startsOn: day, goesOn: false }];
    const evening = { day, from: start, to: DAY_MINUTES, startsOn: day, goesOn: stop > 0 };
    return stop === 0 ? [evening] : [evening, { ...evening, day: (day + 1) % 7, from: 0, to: stop, goesOn: false }];
  });
}

/**
 * Returns the calling windows of a day: those of the later contract, or the one of the first. The time of
 * another text is undefined.
 * @param {Record<string, unknown>} settings
 * @returns {{ start: number | undefined, end: number | undefined, texts: [start: string, end: string] }[]}
 */
export function windowsOf({ schedule_windows: windows, allowed_hours_start_time, allowed_hours_end_time }) {
  const list =
    Array.isArray(windows) && windows.length > 0
      ? windows
      : [{ start: allowed_hours_start_time ?? "00:00", end: allowed_hours_end_time ?? "23:59" }];
  return list.map((window) => {
    const { start, end } = Object(window);
    return { start: minutesOf(start), end: minutesOf(end), texts: [String(start ?? ""), String(end ?? "")] };
  });
}

/**
 * Splits all windows of a campaign into rectangles. A window without valid times has none.
 * @param {Record<string, unknown>} settings
 * @param {readonly number[]} days 0 is Monday
 */
export function rectanglesOf(settings, days) {
  return windowsOf(settings).flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : weekRectangles(days, start, end),
  );
}

/** Returns the total minutes of a week. Windows that overlap count once. @param {readonly Rectangle[]} rectangles */
export function openMinutes(rectangles) {
  let total = 0;
  let end = 0;
  const inWeek = rectangles.map(({ day, from, to }) => [day * DAY_MINUTES + from, day * DAY_MINUTES + to]);
  for (const [from = 0, to = 0] of inWeek.sort(([a = 0], [b = 0]) => a - b)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

/**
 * A mark on an hour scale.
 * @typedef {object} Tick
 * @property {number} at minutes of the campaign's day
 * @property {number} hour shown by the scale's clock, 0 to 23; 24 at the end of the campaign's own day
 * @property {-1 | 0 | 1} dayShift whether the scale's clock is a day behind or ahead there
 */

/**
 * Returns the marks of a clock that is `difference` minutes ahead of the campaign's.
 * @param {number} difference
 * @param {number} every hours between two marks
 * @returns {Tick[]}
 */
export function hourTicks(difference, every) {
  const step = every * 60;
  /** @type {Tick[]} */
  const ticks = [];
  for (let at = modulo(-difference, step); at <= DAY_MINUTES; at += step) {
    const shown = at + difference;
    // The campaign's own scale ends with 24, not with the next day's 0.
    const isOwnEnd = difference === 0 && at === DAY_MINUTES;
    ticks.push({
      at,
      hour: isOwnEnd ? 24 : modulo(shown, DAY_MINUTES) / 60,
      dayShift: isOwnEnd ? 0 : shiftOf(shown),
    });
  }
  return ticks;
}

/** @param {number} minutes @returns {-1 | 0 | 1} */
function shiftOf(minutes) {
  if (minutes < 0) return -1;
  return minutes < DAY_MINUTES ? 0 : 1;
}

/**
 * Returns the next multiple of `step` in its direction, clamped to the minutes of one day.
 * @param {number} minutes
 * @param {number} step negative: backwards
 */
export function stepTime(minutes, step) {
  const size = Math.abs(step);
  const next = step > 0 ? Math.floor(minutes / size) * size + size : Math.ceil(minutes / size) * size - size;
  return Math.min(LAST_MINUTE, Math.max(0, next));
}

/** Returns the time at a fraction of a day's width, rounded to 15 minutes. @param {number} share */
export function timeAt(share) {
  return Math.min(LAST_MINUTE, Math.max(0, Math.round((share * DAY_MINUTES) / 15) * 15));
}
