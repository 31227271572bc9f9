// Formats the time of creation. Hosts write it in two ways: in ISO 8601, and as "2026-07-24 10:00:00" without a zone.
import { contract } from "../state/contract.js";
import { localeOf } from "./locale.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Older campaigns show a date. */
const RELATIVE_LIMIT = 14 * DAY;

/**
 * Returns the instant in milliseconds since 1970. A text without a zone counts in the viewer's.
 * @param {string | undefined} text
 */
export function createdTime(text) {
  const time = Date.parse(String(text ?? "").replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/, "$1T$2"));
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Formats the time of creation: "now", "2 hours ago", "yesterday", "3 Feb". Other text is returned unchanged.
 * @param {string | undefined} text
 * @param {string} language
 * @param {number} [now]
 */
export function createdText(text, language, now = Date.now()) {
  const time = createdTime(text);
  if (time === undefined) return text ?? "–";
  const { relative, date, dateOfYear } = formatsOf(localeOf(language));
  // The clocks of server and viewer may differ.
  const age = hasNoZone(text) ? RELATIVE_LIMIT : Math.max(0, now - time);
  if (age < MINUTE) return relative.format(0, "second");
  if (age < 90 * MINUTE) return relative.format(-Math.round(age / MINUTE), "minute");
  if (age < 20 * HOUR) return relative.format(-Math.round(age / HOUR), "hour");
  if (age < RELATIVE_LIMIT) return relative.format(-calendarDays(time, now), "day");
  return (new Date(time).getFullYear() === new Date(now).getFullYear() ? date : dateOfYear).format(time);
}

/**
 * Whether a time is in the account's zone, which a page does not know. Only the later contract says so.
 * @param {string | undefined} text
 */
function hasNoZone(text) {
  return contract().later !== undefined && !/(Z|[+-]\d\d:?\d\d)$/i.test(String(text));
}

/** Returns the number of midnights between two instants. @param {number} from @param {number} to */
function calendarDays(from, to) {
  const midnight = (/** @type {number} */ time) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** Formats a time in full, for titles. @param {string | undefined} text @param {string} language */
export function createdFullText(text, language) {
  const time = createdTime(text);
  if (time === undefined) return text ?? "–";
  return formatsOf(localeOf(language)).full.format(time);
}

/** @type {Map<string, ReturnType<typeof makeFormats>>} making a format costs a thousand times what using it does */
const formats = new Map();

/** @param {string} locale */
function formatsOf(locale) {
  const made = formats.get(locale) ?? makeFormats(locale);
  formats.set(locale, made);
  return made;
}

/** @param {string} locale */
function makeFormats(locale) {
  return {
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
    date: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
    dateOfYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }),
  };
}
