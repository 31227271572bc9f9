// Finds the time zone that a name means: an older IANA name, a city, or a name that another module knows.
import { canonical, zoneNames } from "../zones.js";

/** Abbreviations that IANA gives to one zone, and people use for several. */
const AMBIGUOUS = /^(cet|cst6cdt|eet|est|est5edt|met|mst|mst7mdt|pst8pdt|wet)$/;
/** Zones whose city is a place elsewhere too: stations, and `America/Argentina/San_Juan`. */
const OTHER_PLACES = /^(Antarctica|America\/\w+\/(?!Buenos_Aires|Indianapolis|Louisville))/;

/** The accepted names in lower case, one a line. */
let lines: string | undefined;

/** Finds a zone by a name in lower case with `_` for blanks. */
export type ZoneFinder = (name: string, zoneOfCity: (city: string) => string | undefined) => string | undefined;

/** Further names. Their module is one that few bundles of the validator need (schedule/windows-zones.ts). */
export const zoneFinders: ZoneFinder[] = [];

/** Returns the accepted name of the zone that a text means. */
export function zoneOfCity(text: string): string | undefined {
  const name = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\s_]+/g, "_")
    .toLowerCase();
  if (AMBIGUOUS.test(name)) return undefined;
  const found = canonical(name) ?? cityZone(name);
  return found ?? zoneFinders.map((find) => find(name, cityZone)).find((zone) => zone !== undefined);
}

function cityZone(city: string): string | undefined {
  lines ??= `${zoneNames.join("\n")}\n`.toLowerCase();
  const end = `/${city}\n`;
  const at = lines.indexOf(end);
  // Not a city of two zones.
  if (at < 0 || lines.includes(end, at + 1)) return undefined;
  const zone = canonical(lines.slice(lines.lastIndexOf("\n", at) + 1, at + end.length - 1)) as string;
  return OTHER_PLACES.test(zone) ? undefined : zone;
}
