// The texts that stand for a value: formats of JSON Schema, and predicates of ArkType. For the libraries that validate
// a value without converting it first.
import { fits, isDay, isDistinct, isZone, number, TIME } from "./rules.mjs";

/** A blank text counts as absent: an optional field may have it. @param {(text: string) => boolean} test */
const optional = (test) => (/** @type {string} */ text) => {
  const trimmed = text.trim();
  return trimmed === "" || test(trimmed);
};
/** @param {number} min @param {number} max */
const whole = (min, max) =>
  optional((text) => {
    const value = number(text);
    return typeof value === "number" && value >= min && value <= max;
  });
export const formats = {
  filled: (/** @type {string} */ text) => text.trim() !== "",
  blank: (/** @type {string} */ text) => text.trim() === "",
  "at most 255 characters": (/** @type {string} */ text) => fits(text.trim()),
  zone: optional(isZone),
  time: optional((text) => TIME.test(text)),
  flag: optional((text) => text === "0" || text === "1"),
  day: (/** @type {string} */ text) => isDay(text.trim()),
  integer: (/** @type {string} */ text) => typeof number(text) === "number",
  "integer from 1 to 5": whole(1, 5),
  "integer from 1 to 10": whole(1, 10),
  "integer from 10 to 4320": whole(10, 4320),
};

/** `uniqueItems`, but 7 and "7" are the same. @param {unknown[]} ids */
export const hasDistinctIds = (ids) => isDistinct(ids.map(number));

/**
 * Whether an account owns an id. A value that is not an integer fails by another rule.
 * @param {Set<number>} ids
 * @param {unknown} value
 */
export const ownsId = (ids, value) => {
  const id = number(value);
  return !Number.isInteger(id) || ids.has(id);
};
