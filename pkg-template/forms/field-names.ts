// Checks the names that a form's methods accept: the 14 fields, and keys of their list elements as Precognition writes
// them.
import { fieldNames } from "../names.js";
import type { CampaignField, CampaignInput } from "../types.js";
import { nearestName } from "../validate/nearest.js";
import { hasOwn } from "../wasm/builtins.js";

const FIELDS: ReadonlySet<string> = new Set(fieldNames);
/** The fields that hold a list. */
const LISTS: ReadonlySet<string> = new Set(["allowed_days", "phone_number_ids"]);

/** Returns the field of a key: `allowed_days` for `allowed_days.0`. */
export const fieldOf = (key: string) => key.split(".", 1)[0] as CampaignField;

/**
 * Returns the name if it is a field.
 *
 * @throws {TypeError} If the name is not a field. The message names the nearest one.
 */
export function assertField(name: unknown): CampaignField {
  if (typeof name === "string" && FIELDS.has(name)) return name as CampaignField;
  throw unknownField(name);
}

/**
 * Returns the key if it is a field, or the key of an element of its list (`allowed_days.0`).
 *
 * @throws {TypeError} If the key belongs to no field. The message names the nearest one.
 */
export function assertKey(key: unknown): string {
  if (typeof key === "string") {
    const field = fieldOf(key);
    if (FIELDS.has(key) || (LISTS.has(field) && key.length > field.length + 1)) return key;
  }
  throw unknownField(key);
}

/**
 * Returns only the fields of a value from outside.
 *
 * A group of checkboxes without an initial list reports `true` or `false` in place of a list. The field then counts as
 * left out.
 */
export function onlyFields(values: object): Partial<CampaignInput> {
  return Object.fromEntries(
    fieldNames
      .filter((name) => hasOwn(values, name))
      .map((name) => [name, fieldValue(name, (values as Record<string, unknown>)[name])]),
  );
}

/** Returns the value of a field. A boolean in place of a list becomes `undefined`. */
export function fieldValue(name: string, value: unknown): unknown {
  return typeof value === "boolean" && LISTS.has(name) ? undefined : value;
}

function unknownField(name: unknown) {
  const text = typeof name === "string" ? name : String(typeof name === "symbol" ? name.description : typeof name);
  return new TypeError(
    `"${text.slice(0, 80)}" is not a field of a campaign. Did you mean "${nearestName(text, fieldNames, true)}"?`,
  );
}
