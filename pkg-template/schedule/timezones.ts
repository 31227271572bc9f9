// Time zones for forms: the names that the server accepts, and conversion from the names that browsers report.

import { zoneFinders } from "../validate/suggest-zone.js";
import { canonical, zoneNames } from "../zones.js";
import { windowsZone } from "./windows-zones.js";
import { type Zone, zoneOf } from "./zone.js";

// Issues about a time zone now suggest a zone for a Windows name, too.
zoneFinders.push(windowsZone);

/**
 * Returns the names of all time zones that the server accepts, in alphabetical order. Starts no wasm.
 *
 * @example
 * import { timezones } from "outbound-campaign";
 *
 * timezones().includes("Europe/Berlin"); // true
 */
export function timezones(): readonly string[] {
  return zoneNames;
}

/**
 * Returns the server's name for a time zone: `"Asia/Kolkata"` for `"Asia/Calcutta"`, `"America/New_York"` for
 * `"US/Eastern"`.
 *
 * @param name An IANA name, in upper or lower case.
 * @returns `undefined` if no such zone exists, or the server accepts no name of it (`"Etc/GMT+5"`).
 *
 * @example
 * import { canonicalTimezone } from "outbound-campaign";
 *
 * canonicalTimezone("Asia/Calcutta"); // "Asia/Kolkata"
 */
export function canonicalTimezone(name: string): string | undefined {
  if (typeof name !== "string") return undefined;
  return canonical(name);
}

/**
 * Returns the server's name for the time zone of this machine.
 *
 * @returns `undefined` if the server accepts no name of that zone.
 *
 * @example
 * import { localTimezone } from "outbound-campaign";
 *
 * const form = { name: "Spring", assistant_id: 127, timezone: localTimezone() };
 */
export function localTimezone(): string | undefined {
  return canonicalTimezone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** One option of a time zone select. */
export interface TimezoneOption {
  /** The server's name for the zone. */
  name: string;
  /** First part of the name, such as `Europe`, for grouping. */
  region: string;
  /** Minutes east of UTC at the requested instant: -300 for New York in winter. */
  offsetMinutes: number;
}

/**
 * Returns the time zones that the server accepts, with their offsets from UTC at an instant.
 *
 * Offsets come from the host's `Intl`. Leaves out zones that are newer than the host's time zone data, because their
 * offset is unknown. `timezones()` lists those too.
 *
 * @param at The instant. Default: now.
 * @throws {TypeError} If `at` is not a valid `Date`.
 *
 * @example
 * import { timezoneOptions } from "outbound-campaign";
 *
 * const european = timezoneOptions().filter(({ region }) => region === "Europe");
 */
export function timezoneOptions(at: Date = new Date()): TimezoneOption[] {
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) throw new TypeError("at must be a valid Date");
  return zoneNames.flatMap((name) => {
    const offsetMinutes = offset(name, at);
    return offsetMinutes === undefined ? [] : [{ name, region: name.split("/", 1)[0] ?? name, offsetMinutes }];
  });
}

/**
 * Returns minutes east of UTC, or `undefined` if the host's data is older than the zone. Rounds to minutes: zones
 * before railway time had seconds too, which a form does not need.
 */
function offset(name: string, at: Date): number | undefined {
  let zone: Zone;
  try {
    zone = zoneOf(name);
  } catch (error) {
    // Compares names, because under Jest an error can come from another realm, where `instanceof` is false.
    if ((error as Error | null)?.name === "RangeError") return undefined;
    throw error;
  }
  return Math.round(zone.offsetAt(at.getTime()) / 60_000);
}
