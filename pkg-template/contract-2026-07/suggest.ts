// Suggests an accepted value in place of a refused one, as validate/suggest.ts does for the first contract.
import { fieldNames } from "../names.js";
import { windowsZone } from "../schedule/windows-zones.js";
import { booleanOf, dayOf, integerOf, timeOf } from "../validate/suggest.js";
import { zoneFinders, zoneOfCity } from "../validate/suggest-zone.js";

/** A check of a row: the code, and its parameters. */
type Check = [code: string, params?: Record<string, string | number | null>];

/** The index of `assistant_id` in the first contract: an integer without bounds. */
const UNBOUNDED = fieldNames.indexOf("assistant_id");
/** Longest text that may have a suggestion, in UTF-16 units. */
const MAX_LENGTH = 64;

/**
 * Returns the text of a value that the server accepts.
 *
 * @param code the rule that refused the text
 * @param text the refused text, trimmed
 * @param checks the checks of the row
 * @param limit the largest number of parallel calls
 */
export function suggestionFor(code: string, text: string, checks: readonly Check[], limit: number): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  switch (code) {
    case "timezone":
      if (!zoneFinders.includes(windowsZone)) zoneFinders.push(windowsZone);
      return zoneOfCity(text);
    case "date_format":
      return timeOf(text);
    case "boolean":
      return booleanOf(text);
    case "integer": {
      const number = integerOf(text, UNBOUNDED, limit);
      return number !== undefined && isInside(Number(number), checks, limit) ? number : undefined;
    }
    case "in": {
      const values = String(checks.find(([each]) => each === "in")?.[1]?.values).split(", ");
      const name = text.toLowerCase();
      return values.find((value) => value === name) ?? (values.includes("monday") ? dayOf(text) : undefined);
    }
    default:
      return undefined;
  }
}

const isInside = (number: number, checks: readonly Check[], limit: number): boolean =>
  checks.every(
    ([, { min = -Infinity, max = Infinity } = {}]) => number >= Number(min) && number <= Number(max ?? limit),
  );
