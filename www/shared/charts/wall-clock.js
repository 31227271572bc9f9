// Times of day and zones, as the pictures need them: minutes of a day, and how far two clocks on a wall are apart.

export const DAY_MINUTES = 1440;
const MINUTE = 60_000;

/** Minutes since midnight of a time as the server takes it ("09:30"), blanks around it aside; undefined of anything else. @param {unknown} text */
export function minutesOf(text) {
  if (typeof text !== "string" || !/^\s*([01]\d|2[0-3]):[0-5]\d\s*$/.test(text)) return undefined;
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

/** "09:30" of 570. @param {number} minutes */
export function clockText(minutes) {
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const ofDay = modulo(minutes, DAY_MINUTES);
  return `${digits(Math.floor(ofDay / 60))}:${digits(ofDay % 60)}`;
}

/** The remainder that is never negative. @param {number} value @param {number} divisor */
export function modulo(value, divisor) {
  return ((value % divisor) + divisor) % divisor;
}

/** @type {Map<string, Intl.DateTimeFormat>} making one costs a thousand times what using it does */
const clocks = new Map();

/**
 * Local time less UTC, in minutes.
 * @param {string} zone an IANA name
 * @param {Date | number} at
 * @throws {RangeError} where the host knows no such zone
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
 * The instants between two others at which a day begins in a zone.
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

/** The instant at which a clock shows a wall time; where it never does, the instant at which it jumps over it. @param {number} wall @param {string} zone */
function instantOf(wall, zone) {
  const [before, after] = [wall - DAY_MINUTES * MINUTE, wall + DAY_MINUTES * MINUTE].map((at) =>
    offsetMinutes(zone, at),
  );
  const candidates = [wall - Number(before) * MINUTE, wall - Number(after) * MINUTE].sort((a, b) => a - b);
  const shows = candidates.find((at) => at + offsetMinutes(zone, at) * MINUTE === wall);
  // Midnight that is skipped: with the old offset, the clock has just jumped.
  return shows ?? wall - Number(before) * MINUTE;
}
