// Reads scheduled starts by the rules of the validator.
import type { Start } from "../schedule/zone.js";
import { instantOf, zoneOf } from "../schedule/zone.js";
import { TextEncoder } from "../wasm/text-encoding.js";
import { validator_2026_07 } from "../wasm/validator_2026_07_module.js";

/** Reads an accepted date. Returns `undefined` if only the server can read it. */
export function momentOf(date: string): Start | undefined {
  const [local, offset] = validator_2026_07.run((exports) => exports.moment(new TextEncoder().encode(date)));
  return local === undefined ? undefined : { local, offset: Number.isNaN(offset) ? undefined : offset };
}

/**
 * Returns the instant of a date, in milliseconds since 1970. Returns `undefined` if only the server can read the date,
 * or if the host does not know the zone.
 *
 * @param timezone The zone of a date without an offset.
 */
export function startInZone(date: string, timezone: string): number | undefined {
  const start = momentOf(date);
  try {
    return start && instantOf(start, zoneOf(timezone));
  } catch {
    return undefined;
  }
}
