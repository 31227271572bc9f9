// Time zones for forms: the names that the server takes, and the way to them from the names that browsers report.
import { canonical, zoneNames } from "../zones.js";
import { type Zone, zoneOf } from "./zone.js";

/** The names of time zones that the server takes, in alphabetical order. No wasm starts for it. */
export function timezones(): readonly string[] {
  return zoneNames;
}

/**
 * The name under which the server takes a time zone: `"Asia/Calcutta"` is `"Asia/Kolkata"`, `"US/Eastern"` is
 * `"America/New_York"`. Upper and lower case do not matter. `undefined` for what is no zone, and for zones without a name
 * that the server takes (`"Etc/GMT+5"`).
 */
export function canonicalTimezone(name: string): string | undefined {
  if (typeof name !== "string") return undefined;
  return canonical(name);
}

/** The time zone of this machine, by the server's name; `undefined` where it has none. */
export function localTimezone(): string | undefined {
  return canonicalTimezone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** One time zone of a select. */
export interface TimezoneOption {
  /** The name that the server takes. */
  name: string;
  /** The part of the world, the name's first part: to group by. */
  region: string;
  /** Minutes east of UTC at the instant asked for: New York in winter is -300. */
  offsetMinutes: number;
}

/**
 * The time zones that the server takes, with their offsets from UTC at an instant (by the host's `Intl`). A zone that is newer
 * than the host's time zone data is left out, since nobody there can tell its offset; `timezones()` lists it all the same.
 *
 * @param at Default: now.
 * @throws {TypeError} where `at` is no valid date.
 */
export function timezoneOptions(at: Date = new Date()): TimezoneOption[] {
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) throw new TypeError("at must be a valid Date");
  return zoneNames.flatMap((name) => {
    const offsetMinutes = offset(name, at);
    return offsetMinutes === undefined ? [] : [{ name, region: name.split("/", 1)[0] ?? name, offsetMinutes }];
  });
}

/**
 * Minutes east of UTC; `undefined` where the host's data is older than the zone. Zones before railway time have seconds:
 * the minute is enough for a form.
 */
function offset(name: string, at: Date): number | undefined {
  let zone: Zone;
  try {
    zone = zoneOf(name);
  } catch (error) {
    // By name: under Jest an error can come from another realm, where `instanceof` says no.
    if ((error as Error | null)?.name === "RangeError") return undefined;
    throw error;
  }
  return Math.round(zone.offsetAt(at.getTime()) / 60_000);
}
