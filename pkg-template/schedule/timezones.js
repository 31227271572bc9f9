// Time zones for forms: the names that the server takes, and the way to them from the names that browsers report.
import { canonical, zoneNames } from "../zones.js";
import { zoneOf } from "./zone.js";

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
  return zoneNames.flatMap((name) => {
    const offsetMinutes = offset(name, at);
    return offsetMinutes === undefined ? [] : [{ name, region: name.split("/", 1)[0] ?? name, offsetMinutes }];
  });
}

/**
 * Minutes east of UTC; `undefined` where the host's data is older than the zone. Zones before railway time have seconds:
 * the minute is enough for a form.
 * @param {string} name
 * @param {Date} at
 */
function offset(name, at) {
  let zone;
  try {
    zone = zoneOf(name);
  } catch (error) {
    // By name: under Jest an error can come from another realm, where `instanceof` says no.
    if (/** @type {Error} */ (error)?.name === "RangeError") return undefined;
    throw error;
  }
  return Math.round(zone.offsetAt(at.getTime()) / 60_000);
}
