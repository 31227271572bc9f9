// The offsets of a time zone, looked up in the host's Intl and remembered. No zone database is shipped, so the answers are as
// recent as the host's.

const DAY = 86_400_000;

/**
 * How far apart two looks at a zone may be. Changes of the clock that undo each other would be overlooked between them, but since
 * 1970 no two such changes were nearer than 6.9 days (Gaza in 2040, Recife in 2000), in any zone of the tz database.
 */
const STEP = 3 * DAY;

/** By name. Bounded: `Intl` takes names in upper and lower case, so there are any number of them. @type {Map<string, Zone>} */
const zones = new Map();
const MOST_ZONES = 1_000;
/** So many steps of a zone are remembered: 33 years. */
const MOST_STEPS = 4_096;

/**
 * The zone with this IANA name, or of its link.
 * @param {string} name
 * @throws {RangeError} where the host's Intl does not know it
 */
export function zoneOf(name) {
  let zone = zones.get(name);
  if (!zone) {
    zone = new Zone(name);
    if (zones.size >= MOST_ZONES) zones.clear();
    zones.set(name, zone);
  }
  return zone;
}

/** A time zone of the host. */
class Zone {
  /** @type {Intl.DateTimeFormat} */ #format;
  /** By number of steps since 1970: the offset at the step's start, then each change within the step and the offset after it. */
  /** @type {Map<number, number[]>} */ #steps = new Map();

  /** @param {string} name */
  constructor(name) {
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

  /**
   * Local time less UTC at an instant, in milliseconds.
   * @param {number} at
   */
  offsetAt(at) {
    const shown = this.#format.format(at);
    const [month, day, year, hour, minute, second] = /** @type {RegExpMatchArray} */ (shown.match(/\d+/g)).map(Number);
    // Not Date.UTC, which takes the year 49 for 1949.
    const clock = new Date(0).setUTCFullYear(shown.includes("B") ? 1 - year : year, month - 1, day);
    // Chrome 80 writes midnight as 24.
    const time = (hour % 24) * 3_600_000 + minute * 60_000 + second * 1000;
    return clock + time - Math.floor(at / 1000) * 1000;
  }

  /**
   * `[from, offset, change, offset, …, until]`: what the wasm module reads as a clock.
   * @param {number} from
   * @param {number} until
   */
  clock(from, until) {
    const table = [from];
    let offset;
    for (let step = Math.floor(from / STEP); step * STEP < until; step++) {
      const [first, ...changes] = this.#step(step);
      offset ??= first;
      for (let i = 0; i < changes.length && changes[i] < until; i += 2) {
        if (changes[i] > from) table.push(offset, changes[i]);
        offset = changes[i + 1];
      }
    }
    table.push(/** @type {number} */ (offset), until);
    return Float64Array.from(table);
  }

  /** @param {number} step */
  #step(step) {
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

  /**
   * The first instant after `from` with another offset, where `until` has one.
   * @param {number} offset that of `from`
   * @param {number} from
   * @param {number} until
   */
  #endOf(offset, from, until) {
    // Clocks are changed at whole seconds.
    while (until - from > 1000) {
      const middle = from + Math.floor((until - from) / 2000) * 1000;
      if (this.offsetAt(middle) === offset) from = middle;
      else until = middle;
    }
    return until;
  }
}
