// Time zones for forms: the names that the server takes, and the way to them from the names that browsers report.
import { zoneOf } from "./zone.js";
import { canonical, zoneNames } from "./zones.js";

/** @type {typeof import("./timezones.d.ts").timezones} */
export function timezones() {
  return zoneNames;
}

/** @type {typeof import("./timezones.d.ts").canonicalTimezone} */
export function canonicalTimezone(name) {
  if (typeof name !== "string") return undefined;
  return canonical(name);
}

/** @type {typeof import("./timezones.d.ts").localTimezone} */
export function localTimezone() {
  return canonicalTimezone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** @type {typeof import("./timezones.d.ts").timezoneOptions} */
export function timezoneOptions(at = new Date()) {
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) throw new TypeError("at must be a valid Date");
  return zoneNames.map((name) => ({ name, region: name.split("/", 1)[0] ?? name, offsetMinutes: offset(name, at) }));
}

/**
 * Minutes east of UTC. The zones of before the railways have seconds; the minute is enough for a form.
 * @param {string} zone
 * @param {Date} at
 */
function offset(zone, at) {
  return Math.round(zoneOf(zone).offsetAt(at.getTime()) / 60_000);
}
