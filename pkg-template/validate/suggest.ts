// Suggests an accepted value in place of a refused one, if the refused value can mean one thing only. Called only for
// refused fields.
import { catalog } from "../message-catalog.js";
import { zoneOfCity } from "./suggest-zone.js";
import { ruleOf } from "./verdict.js";

type Suggest = (text: string, field: number, limit: number) => string | undefined;

/** The functions by Laravel's rule. Other rules have no suggestion. */
const byRule: { [rule: string]: Suggest | undefined } = {
  timezone: zoneOfCity,
  date_format: timeOf,
  in: dayOf,
  boolean: booleanOf,
  integer: integerOf,
};

/** The function of each record without its detail; `null` for records without one. */
const byRecord: (Suggest | null | undefined)[] = [];

/** Returns whether a record may have a suggestion. */
export const hasSuggestion = (record: number): boolean => suggestOf(record & 127) !== null;

/**
 * Returns the text of a value that the server accepts.
 *
 * @param text the refused text, trimmed
 * @param limit the largest number of parallel calls
 */
export function suggestionFor(record: number, text: string, limit: number): string | undefined {
  return suggestOf(record & 127)?.(text, (record >> 3) & 15, limit);
}

function suggestOf(record: number): Suggest | null {
  let suggest = byRecord[record];
  if (suggest === undefined) {
    const rule = (record & 7) < 6 ? ruleOf(record >> 3, record & 7) : undefined;
    suggest = byRule[typeof rule === "string" ? rule : ""] ?? null;
    byRecord[record] = suggest;
  }
  return suggest;
}

/** Hours, minutes, seconds that are zero, and the half of the day: `9:00`, `9.30`, `09h30`, `09:00:00`, `5 p.m.`. */
const TIME = /^(\d\d?)(?:\s?[:.h]\s?(\d\d)(?:[:.]00(?:\.0+)?)?|\s?(h))?(?:\s?([ap])\.?\s?m\.?)?$/i;
const DIGITS = /^(\d\d?)(\d\d)()(?:\s?([ap])\.?m\.?)?$/i;

/** Returns a time of day as `HH:MM`. */
export function timeOf(text: string): string | undefined {
  const [, hourText, minutes, isHour, half] = TIME.exec(text) ?? DIGITS.exec(text) ?? [];
  // A number alone may be an hour of either half of the day.
  if (!minutes && !isHour && !half) return undefined;
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  // Not 24:00: it may be the start or the end of a day.
  const isTime = hour < 24 && Number(minutes ?? 0) < 60;
  return isTime ? `${String(hour).padStart(2, "0")}:${minutes ?? "00"}` : undefined;
}

const DAYS = String(catalog.params.in).split(", ");

/** Returns the day that a text begins or names: `Mon`, `tues.`, `Mondays`. */
export function dayOf(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, "");
  return name.length < 2 ? undefined : DAYS.find((day) => day.startsWith(name) || `${day}s` === name);
}

/** Returns the boolean that a word names. */
export function booleanOf(text: string): string | undefined {
  return /^(true|t|yes|y|on)$/i.test(text) ? "true" : /^(false|f|no|n|off)$/i.test(text) ? "false" : undefined;
}

/**
 * Returns an integer without leading zeros and decimals, if it is inside of the field's bounds. Three digits after the
 * point may be a group of thousands: `1.000` is 1000 in a German file.
 */
export function integerOf(text: string, field: number, limit: number): string | undefined {
  const [, sign, digits] = /^([+-]?)0*(\d+)(?:\.(?!000$)0*)?$/.exec(text) ?? [];
  if (digits === undefined || digits.length > 15) return undefined;
  const number = Number((sign === "-" ? sign : "") + digits);
  const isInside = catalog.rules[field].every((rule: string | [string, ...(number | null)[]]) => {
    if (typeof rule === "string") return true;
    const [code, first, second] = rule;
    const least = code === "max" ? -Infinity : Number(first);
    return (
      number >= least && number <= (code === "max" ? (first ?? limit) : code === "between" ? Number(second) : Infinity)
    );
  });
  return isInside ? String(number) : undefined;
}

/**
 * Returns the text that the server accepts for a text of any spelling. Returns the text itself if it can mean two
 * things.
 *
 * @param field index of the field
 * @param isElement whether the text is an element of the field's list
 */
export function meaningOf(field: number, isElement: boolean, text: string): string {
  for (const cause of isElement ? [4, 5] : [0, 1, 2, 3]) {
    const meaning = suggestOf((field << 3) | cause)?.(text, field, Number.POSITIVE_INFINITY);
    if (meaning !== undefined) return meaning;
  }
  return text;
}
