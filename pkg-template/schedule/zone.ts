// Looks up the offsets of time zones in the host's Intl, and caches them. The package ships no zone database, so the
// answers are as recent as the host's data.

const DAY = 86_400_000;

/**
 * Time between two samples of an offset, in milliseconds. Two changes of the clock between samples would be missed if
 * they cancel out. Since 1970, no two such changes in the tz database are closer than 6.9 days (Gaza in 2040, Recife in
 * 2000).
 */
const STEP = 3 * DAY;

/** Zones by name. The size is limited, because `Intl` ignores case, so one zone has any number of names. */
const zones: Map<string, Zone> = new Map();
const MAX_ZONES = 1_000;
/** Cached steps of each zone: 33 years. */
const MAX_STEPS = 4_096;

/**
 * Returns the zone with an IANA name or link name.
 *
 * @throws {RangeError} if the host's Intl does not know the name
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = new Zone(name);
    if (zones.size >= MAX_ZONES) zones.clear();
    zones.set(name, zone);
  }
  return zone;
}

/** A scheduled start: the local time, and local time minus UTC if the date states it. Both in milliseconds. */
export interface Start {
  local: number;
  offset: number | undefined;
}

/**
 * Returns the instant of a scheduled start. A local time that occurs twice is the first one. A local time that the
 * clock skips is as much later, as PHP reads it.
 */
export function instantOf({ local, offset }: Start, zone: Zone): number {
  if (offset !== undefined) return local - offset;
  const [before, after] = [local - DAY, local + DAY].map((at) => local - zone.offsetAt(at)) as [number, number];
  const found = [before, after].filter((at) => at + zone.offsetAt(at) === local);
  return found.length > 0 ? Math.min(...found) : before;
}

/** A time zone of the host. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  /**
   * Cached steps by number of steps since 1970. Each holds the offset at its start, then, for each change of the clock
   * within the step, the instant and the new offset. All in milliseconds.
   */
  readonly #steps: Map<number, number[]> = new Map();

  constructor(name: string) {
    // formatToParts is five times slower, and timeZoneName: "longOffset" is missing in Safari before 15.4.
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** Returns local time minus UTC at an instant, in milliseconds. */
  offsetAt(at: number): number {
    const shown = this.#format.format(at);
    const [month, day, year, hour, minute, second] = (shown.match(/\d+/g) ?? []).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    // Not Date.UTC, which reads the year 49 as 1949.
    const clock = new Date(0).setUTCFullYear(shown.includes("B") ? 1 - year : year, month - 1, day);
    // Chrome 80 writes midnight as 24.
    const time = (hour % 24) * 3_600_000 + minute * 60_000 + second * 1000;
    return clock + time - Math.floor(at / 1000) * 1000;
  }

  /**
   * Returns the offsets of a stretch of time in the format of the wasm module: `[from, offset, change, offset, …,
   * until]`.
   *
   * @param from milliseconds since 1970
   * @param until milliseconds since 1970
   */
  clock(from: number, until: number): Float64Array {
    const table = [from];
    let offset: number | undefined;
    for (let step = Math.floor(from / STEP); step * STEP < until; step++) {
      const [first, ...changes] = this.#step(step);
      offset ??= first;
      for (let i = 0; i < changes.length && changes[i] < until; i += 2) {
        if (changes[i] > from) table.push(offset, changes[i]);
        offset = changes[i + 1];
      }
    }
    table.push(offset as number, until);
    return Float64Array.from(table);
  }

  /** Returns a step from the cache, or samples it. */
  #step(step: number): number[] {
    let known = this.#steps.get(step);
    if (!known) {
      const end = (step + 1) * STEP;
      const last = this.offsetAt(end);
      known = [this.offsetAt(step * STEP)];
      for (let at = step * STEP, offset = known[0]; offset !== last; known.push(at, offset)) {
        at = this.#endOf(offset, at, end);
        offset = this.offsetAt(at);
      }
      if (this.#steps.size >= MAX_STEPS) this.#steps.clear();
      this.#steps.set(step, known);
    }
    return known;
  }

  /**
   * Finds the first instant after `from` with another offset than `offset`, by bisection. `until` has another offset.
   */
  #endOf(offset: number, from: number, until: number): number {
    // Clocks change at whole seconds.
    while (until - from > 1000) {
      const middle = from + Math.floor((until - from) / 2000) * 1000;
      if (this.offsetAt(middle) === offset) from = middle;
      else until = middle;
    }
    return until;
  }
}
