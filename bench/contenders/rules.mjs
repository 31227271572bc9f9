// The server's rules that few libraries bring: the closed lists, and the values that Laravel takes for a text, an
// integer or a flag. All contenders but the package share them, so that none has a faster helper than another.

import { days, zones } from "../output/lists.mjs";

export { days };

const zoneSet = new Set(zones);
const daySet = new Set(days);
/** @param {any} text */
export const isZone = (text) => zoneSet.has(text);
/** @param {any} text */
export const isDay = (text) => daySet.has(text);
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Laravel's `boolean`. */
export const FLAGS = [true, false, 0, 1, "0", "1"];
/** The format of FILTER_VALIDATE_INT: no leading zero, no exponent, no point. */
export const INTEGER = /^[+-]?(0|[1-9]\d*)$/;

/** TrimStrings and ConvertEmptyStringsToNull. @param {any} value */
export const clean = (value) => (typeof value === "string" ? value.trim() || null : value);

/** The same, and the number that a text stands for. @param {any} value */
export const number = (value) => {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return INTEGER.test(text) ? Number(text) : text || null;
};

/** At most 255 characters as mb_strlen counts them: code points. @param {string} text */
export const fits = (text) => text.length <= 255 || [...text].length <= 255;

/** @param {unknown[]} list */
export const isDistinct = (list) => new Set(list).size === list.length;
