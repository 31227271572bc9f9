// Regular expressions of the JSON Schema: trimmed characters, texts of limited length, and integers within bounds.
import type { ValidationOptions } from "../types.js";

/**
 * Characters that Laravel 8 trims, as the inside of a character class. They must equal those of
 * src/php/middleware.rs: a test compares the two.
 */
const BLANK_8 = "\\u0000\\t-\\u000b\\r ";
/** Characters that Laravel 11 and newer trim. Unlike Laravel 8, they trim invisible characters too. */
const BLANK_11 =
  "\\u0000\\t-\\r \\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180e\\u2000-\\u200f\\u2028" +
  "\\u2029\\u202f\\u205f-\\u2065\\u206a-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u{1d159}\\u{1d173}-\\u{1d17a}\\u{e0020}";

const blank = (profile: ValidationOptions["profile"]): string => (profile === "laravel-8" ? BLANK_8 : BLANK_11);

/** Returns a pattern for a text that matches `core` after trimming. Like all of JSON Schema, it needs the flag `u`. */
export const trimmed = (core: string, profile: ValidationOptions["profile"]): string =>
  `^[${blank(profile)}]*${core}[${blank(profile)}]*$`;

/** Returns the same pattern, which also accepts a text of white space alone, because the server reads it as null. */
export const trimmedOrBlank = (core: string, profile: ValidationOptions["profile"]): string =>
  `^[${blank(profile)}]*(?:${core}[${blank(profile)}]*)?$`;

/** Returns a pattern for a text of white space alone. */
export const blankPattern = (profile: ValidationOptions["profile"]): string => `^[${blank(profile)}]*$`;

/**
 * Returns a pattern for 1 to `max` characters without white space at either end.
 *
 * @param max at least 2
 */
export function textPattern(max: number, profile: ValidationOptions["profile"]): string {
  const visible = `[^${blank(profile)}]`;
  return `${visible}(?:[\\s\\S]{0,${max - 2}}${visible})?`;
}

const MAX_64 = "9223372036854775807";
/** The only 64-bit integer whose absolute value exceeds MAX_64. */
const MIN_64 = "-9223372036854775808";

/**
 * Returns a pattern for a decimal integer as PHP's filter_var reads it: with a sign, without leading zeros.
 *
 * @param min smallest value, at least 0. Default: the smallest integer of 64 bits.
 * @param max largest value. Default: the largest integer of 64 bits.
 */
export function integerPattern(min?: number, max?: number): string {
  const numbers = range(String(min ?? 0), max === undefined ? MAX_64 : String(max));
  return min === undefined ? `(?:[+-]?${numbers}|${MIN_64})` : `\\+?${numbers}`;
}

/** Returns a pattern for the numbers from `low` to `high`. */
function range(low: string, high: string): string {
  if (low.length === high.length) return `(?:${sameLength(low, high).join("|")})`;
  const parts = sameLength(low, "9".repeat(low.length));
  // All numbers with more digits than `low` and fewer digits than `high` match, so one pattern covers them.
  const [fewest, most] = [low.length, high.length - 2];
  if (fewest <= most) parts.push(`[1-9]${fewest === most ? anyDigits(most) : `[0-9]{${fewest},${most}}`}`);
  parts.push(...sameLength(`1${"0".repeat(high.length - 1)}`, high));
  return `(?:${parts.join("|")})`;
}

/** Returns patterns for the numbers from `low` to `high`, which must have the same number of digits. */
function sameLength(low: string, high: string): string[] {
  if (/^0*$/.test(low) && /^9*$/.test(high)) return [anyDigits(low.length)];
  const [a = "", b = ""] = [low[0], high[0]];
  const [lowRest, highRest] = [low.slice(1), high.slice(1)];
  if (a === b) return sameLength(lowRest, highRest).map((rest) => a + rest);
  // One pattern covers all first digits that allow any digits after them.
  const from = /^0*$/.test(lowRest) ? Number(a) : Number(a) + 1;
  const to = /^9*$/.test(highRest) ? Number(b) : Number(b) - 1;
  const parts = from <= to ? [(from === to ? `${from}` : `[${from}-${to}]`) + anyDigits(lowRest.length)] : [];
  if (from > Number(a)) parts.unshift(...sameLength(lowRest, "9".repeat(lowRest.length)).map((rest) => a + rest));
  if (to < Number(b)) parts.push(...sameLength("0".repeat(highRest.length), highRest).map((rest) => b + rest));
  return parts;
}

const anyDigits = (count: number): string => (count === 0 ? "" : count === 1 ? "[0-9]" : `[0-9]{${count}}`);
