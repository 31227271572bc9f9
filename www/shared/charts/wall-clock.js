// Times of day and time zone offsets for the pictures.

export const DAY_MINUTES = 1440;
const MINUTE = 60_000;

/** Parses a trimmed "09:30" into minutes since midnight. Returns undefined for anything else. @param {unknown} text */
export function minutesOf(text) {
  if (typeof text !== "string" || !/^\s*([01]\d|2[0-3]):[0-5]\d\s*$/.test(text)) return undefined;
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Formats minutes since midnight: 570 as "09:30". @param {number} minutes */
export function clockText(minutes) {
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const ofDay = modulo(minutes, DAY_MINUTES);
  return `${digits(Math.floor(ofDay / 60))}:${digits(ofDay % 60)}`;
}

/** Returns the non-negative remainder. @param {number} value @param {number} divisor */
export function modulo(value, divisor) {
  return ((value % divisor) + divisor) % divisor;
}

/** @type {Map<string, Intl.DateTimeFormat>} making one costs a thousand times what using it does */
const clocks = new Map();

/**
 * Returns a zone's offset from UTC, in minutes.
 * @param {string} zone an IANA name
 * @param {Date | number} at
 * @throws {RangeError} when the runtime does not know the zone
 */
export function offsetMinutes(zone, at) {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    const digits = /** @type {const} */ ({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric" });
    clock = new Intl.DateTimeFormat("en", {
      ...digits,
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
      timeZone: zone,
    });
    clocks.set(zone, clock);
  }
  /** @type {Partial<Record<Intl.DateTimeFormatPartTypes, number>>} */
  const shown = {};
  for (const { type, value } of clock.formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const wholeSeconds = Math.floor(Number(at) / 1000) * 1000;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds) / MINUTE);
}

/**
 * Returns the instants between two others at which a day starts in a zone.
 * @param {string} zone
 * @param {Date} from
 * @param {Date} to
 * @returns {Date[]}
 */
export function daysBetween(zone, from, to) {
  const day = DAY_MINUTES * MINUTE;
  const wall = Number(from) + offsetMinutes(zone, from) * MINUTE;
  /** @type {Date[]} */
  const days = [];
  for (let midnight = Math.ceil(wall / day) * day; days.length < 1000; midnight += day) {
    const begin = instantOf(midnight, zone);
    if (begin >= Number(to)) break;
    days.push(new Date(begin));
  }
  return days;
}

/**
 * Returns the instant of a wall time. For a skipped wall time, returns the instant of the clock change.
 * @param {number} wall
 * @param {string} zone
 */
export function instantOf(wall, zone) {
  const [before, after] = [wall - DAY_MINUTES * MINUTE, wall + DAY_MINUTES * MINUTE].map((at) =>
    offsetMinutes(zone, at),
  );
  const candidates = [wall - Number(before) * MINUTE, wall - Number(after) * MINUTE].sort((a, b) => a - b);
  const shows = candidates.find((at) => at + offsetMinutes(zone, at) * MINUTE === wall);
  // Midnight is skipped: the old offset gives the instant of the change.
  return shows ?? wall - Number(before) * MINUTE;
}
