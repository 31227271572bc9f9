// Checks the names that a form's methods accept: the fields of its contract, and keys of their list elements as
// Precognition writes them.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { CampaignField, CampaignInput } from "../types.js";
import type { Contract } from "../validate/contract.js";
import { nearestName } from "../validate/nearest.js";
import { hasOwn } from "../wasm/builtins.js";

/** The fields of the first contract that hold a list. */
const LISTS: readonly string[] = Object.keys(catalog.each);

/** Returns the field of a key: `allowed_days` for `allowed_days.0`. */
export const fieldOf = (key: string) => key.split(".", 1)[0] as CampaignField;

/** The checks of a contract's names. */
export interface FieldNames {
  /**
   * Returns the name if it is a field.
   *
   * @throws {TypeError} If the name is not a field. The message names the nearest one.
   */
  assertField(name: unknown): CampaignField;
  /**
   * Returns the key if it is a field, or the key of an element of its list (`allowed_days.0`).
   *
   * @throws {TypeError} If the key belongs to no field. The message names the nearest one.
   */
  assertKey(key: unknown): string;
  /** Returns only the fields of a value from outside. */
  onlyFields(values: object): Partial<CampaignInput>;
  /**
   * Returns the value of a field. A boolean in place of a list becomes `undefined`.
   *
   * A group of checkboxes without an initial list reports `true` or `false` in place of a list. The field then counts
   * as left out.
   */
  fieldValue(name: string, value: unknown): unknown;
}

/** Returns the checks of a contract's names. They need no `this`. */
export function fieldNamesOf(contract: Contract | undefined): FieldNames {
  const names: readonly string[] = contract?.fieldNames ?? fieldNames;
  const lists: readonly string[] = contract?.arrayFields ?? LISTS;
  const fieldValue = (name: string, value: unknown) =>
    typeof value === "boolean" && lists.includes(name) ? undefined : value;
  const unknownField = (name: unknown) => {
    const text = typeof name === "string" ? name : String(typeof name === "symbol" ? name.description : typeof name);
    return new TypeError(
      `"${text.slice(0, 80)}" is not a field of a campaign. Did you mean "${nearestName(text, names, true)}"?`,
    );
  };
  return {
    assertField(name) {
      if (names.includes(name as string)) return name as CampaignField;
      throw unknownField(name);
    },
    assertKey(key) {
      if (typeof key === "string") {
        const field = fieldOf(key);
        if (names.includes(key) || (lists.includes(field) && key.length > field.length + 1)) return key;
      }
      throw unknownField(key);
    },
    onlyFields: (values) =>
      Object.fromEntries(
        names
          .filter((name) => hasOwn(values, name))
          .map((name) => [name, fieldValue(name, (values as Record<string, unknown>)[name])]),
      ),
    fieldValue,
  };
}
