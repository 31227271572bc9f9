// The offsets of a time zone, looked up in the host's Intl and remembered. No zone database is shipped, so the answers are as
// recent as the host's.

const DAY = 86_400_000;

/**
 * How far apart two looks at a zone may be. Changes of the clock that undo each other would be overlooked between them, but since
 * 1970 no two such changes were nearer than 6.9 days (Gaza in 2040, Recife in 2000), in any zone of the tz database.
 */
const STEP = 3 * DAY;

/** By name. Bounded: `Intl` takes names in upper and lower case, so there are any number of them. */
const zones: Map<string, Zone> = new Map();
const MOST_ZONES = 1_000;
/** So many steps of a zone are remembered: 33 years. */
const MOST_STEPS = 4_096;

/**
 * The zone with this IANA name, or of its link.
 * @throws {RangeError} where the host's Intl does not know it
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = new Zone(name);
    if (zones.size >= MOST_ZONES) zones.clear();
    zones.set(name, zone);
  }
  return zone;
}

/** A time zone of the host. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  /** By number of steps since 1970: the offset at the step's start, then each change within the step and the offset after it. */
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

  /** Local time less UTC at an instant, in milliseconds. */
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
    // Not Date.UTC, which takes the year 49 for 1949.
    const clock = new Date(0).setUTCFullYear(shown.includes("B") ? 1 - year : year, month - 1, day);
    // Chrome 80 writes midnight as 24.
    const time = (hour % 24) * 3_600_000 + minute * 60_000 + second * 1000;
    return clock + time - Math.floor(at / 1000) * 1000;
  }

  /** `[from, offset, change, offset, …, until]`: what the wasm module reads as a clock. */
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
      if (this.#steps.size >= MOST_STEPS) this.#steps.clear();
      this.#steps.set(step, known);
    }
    return known;
  }

  /** The first instant after `from`, whose offset is `offset`, with another one, where `until` has one. */
  #endOf(offset: number, from: number, until: number): number {
    // Clocks are changed at whole seconds.
    while (until - from > 1000) {
      const middle = from + Math.floor((until - from) / 2000) * 1000;
      if (this.offsetAt(middle) === offset) from = middle;
      else until = middle;
    }
    return until;
  }
}
