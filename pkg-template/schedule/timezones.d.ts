/** The names of time zones that the server takes, in alphabetical order. No wasm starts for it. */
export function timezones(): readonly string[];

/**
 * The name under which the server takes a time zone: `"Asia/Calcutta"` is `"Asia/Kolkata"`, `"US/Eastern"` is
 * `"America/New_York"`. Upper and lower case do not matter. `undefined` for what is no zone, and for zones without a name
 * that the server takes (`"Etc/GMT+5"`).
 */
export function canonicalTimezone(name: string): string | undefined;

/** The time zone of this machine, by the server's name; `undefined` where it has none. */
export function localTimezone(): string | undefined;

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
export function timezoneOptions(at?: Date): TimezoneOption[];
