// Time zones for forms: the names that the server takes, and the way to them from the names that browsers report.
import { validator } from "./wasm/validator.js";
import { zoneNames } from "./zones.js";

/** @type {typeof import("./timezones.d.ts").timezones} */
export function timezones() {
  return zoneNames;
}

/** @type {typeof import("./timezones.d.ts").canonicalTimezone} */
export function canonicalTimezone(name) {
  return typeof name === "string" ? validator.run((wasm) => wasm.canonicalTimezone(name)) : undefined;
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

/** Making a formatter takes much longer than using it. @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/**
 * Minutes east of UTC, by writing the instant as a clock of the zone shows it and reading it back as UTC.
 * @param {string} zone
 * @param {Date} at
 */
function offset(zone, at) {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      ...{
        era: "short",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      },
    });
    formatters.set(zone, formatter);
  }
  /** @type {Record<string, string>} */
  const parts = {};
  for (const { type, value } of formatter.formatToParts(at)) parts[type] = value;
  const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
  const clock = new Date(0);
  clock.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  clock.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  // The zones of before the railways have seconds; the minute is enough for a form.
  return Math.round((clock.getTime() - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}
