// The verdict on some fields of a form. Not a method of `Validator`: a bundle without `validateFields` leaves it out.
import { fieldNames } from "../names.js";
import type { FieldsValidation } from "../types.js";
import type { Validator } from "./engine.js";
import { errorsOf } from "./group-errors.js";

/** Validates a form, and returns the part of the verdict that is about these fields. */
export function verdictOnFields(validator: Validator, form: unknown, fields: readonly string[]): FieldsValidation {
  if (!Array.isArray(fields)) throw new TypeError("fields must be an array of field names");
  for (const name of fields) {
    if (fieldNames.includes(name)) continue;
    const shown = typeof name === "string" ? `"${name}"` : "a value that is not a string";
    throw new TypeError(`fields must contain names of campaign fields, but contains ${shown}`);
  }
  const verdict = validator.validate(form);
  const issues = verdict.ok ? [] : verdict.issues.filter(({ field }) => fields.includes(field));
  const warnings = verdict.warnings.filter((warning) => warning.fields.some((field) => fields.includes(field)));
  return { ok: issues.length === 0, errors: errorsOf(issues), issues, warnings };
}
