// The names that a form's methods take: the 14 fields, and keys of their list elements as Precognition writes them.
import { fieldNames } from "../names.js";
import { hasOwn } from "../wasm/own.js";

/** @import { CampaignField } from "../types.js" */

/** @type {ReadonlySet<string>} */
const FIELDS = new Set(fieldNames);
/** The fields that hold a list. @type {ReadonlySet<string>} */
const LISTS = new Set(["allowed_days", "phone_number_ids"]);

/** Returns the field of a key: `allowed_days` for `allowed_days.0`. @param {string} key */
export const fieldOf = (key) => /** @type {CampaignField} */ (key.split(".", 1)[0]);

/** @param {string} name */
export const isField = (name) => FIELDS.has(name);

/**
 * @param {unknown} name
 * @returns {CampaignField}
 * @throws {TypeError} if the name is no field; the message names the nearest one
 */
export function assertField(name) {
  if (typeof name === "string" && FIELDS.has(name)) return /** @type {CampaignField} */ (name);
  throw unknownField(name);
}

/**
 * Accepts a field, or the key of an element of its list (`allowed_days.0`).
 *
 * @param {unknown} key
 * @returns {string}
 * @throws {TypeError} if the key belongs to no field; the message names the nearest one
 */
export function assertKey(key) {
  if (typeof key === "string") {
    const field = fieldOf(key);
    if (FIELDS.has(key) || (LISTS.has(field) && key.length > field.length + 1)) return key;
  }
  throw unknownField(key);
}

/**
 * Keeps the fields of a value that came from outside. A group of checkboxes reports `true` or `false` in place of a list
 * when it has no list to begin with: the field then counts as left out.
 *
 * @param {object} values
 * @returns {Record<string, any>}
 */
export function onlyFields(values) {
  return Object.fromEntries(
    fieldNames
      .filter((name) => hasOwn(values, name))
      .map((name) => [name, fieldValue(name, /** @type {any} */ (values)[name])]),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function fieldValue(name, value) {
  return typeof value === "boolean" && LISTS.has(name) ? undefined : value;
}

/** @param {unknown} name */
function unknownField(name) {
  const text = typeof name === "string" ? name : String(typeof name === "symbol" ? name.description : typeof name);
  return new TypeError(`"${text.slice(0, 80)}" is not a field of a campaign. Did you mean "${nearestField(text)}"?`);
}

/** @param {string} name */
function nearestField(name) {
  const plain = name
    .slice(0, 80)
    .replace(/[\s-]+/g, "_")
    .toLowerCase();
  const [nearest] = fieldNames
    .map((field) => ({ field, distance: editDistance(plain, field) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.field;
}

/**
 * Returns the Levenshtein distance.
 *
 * @param {string} from
 * @param {string} to
 */
function editDistance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = /** @type {number} */ (row[j - 1]) + Number(from[i - 1] !== to[j - 1]);
      next.push(Math.min(substitution, /** @type {number} */ (row[j]) + 1, /** @type {number} */ (next[j - 1]) + 1));
    }
    row = next;
  }
  return /** @type {number} */ (row[to.length]);
}
