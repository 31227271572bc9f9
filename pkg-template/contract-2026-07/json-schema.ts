// The parts of the second contract's JSON Schema that the first contract's has not.
import { campaignFields, fieldNames } from "../fields-2026-07.js";
import type { ValidationOptions } from "../types.js";
import { type FieldSpec, type Schema, type SchemaContract, TIME, text } from "../validate/json-schema.js";
import { blankPattern, trimmed } from "../validate/json-schema-patterns.js";

type Profile = ValidationOptions["profile"];

/** The second contract, as far as its schemas depend on it. */
export const contract: SchemaContract = {
  names: fieldNames,
  fields: campaignFields,
  inexpressible: "A scheduled start is a date that PHP can read.",
  list: {},
  formChoices,
  campaignValue,
  // OpenAPI 3.0 has no conditions.
  formKeywords: (target, profile) => (target === "openapi-3.0" ? {} : { allOf: conditions(profile) }),
};

function formChoices({ input }: FieldSpec, profile: Profile): Schema[] {
  const blank = text(blankPattern(profile));
  switch (input) {
    case "datetime":
      return [{ type: "string" }, { type: "number" }];
    case "windows": {
      const items = windowOf(text(trimmed(TIME, profile)));
      return [{ type: "array", items }, { type: "object", additionalProperties: items }, blank];
    }
    default:
      return [{ type: "object" }, { type: "array" }, blank];
  }
}

function campaignValue({ input }: FieldSpec): Schema {
  switch (input) {
    case "datetime":
      return { type: ["string", "number"] };
    case "windows":
      return { type: "array", items: { ...windowOf(text(`^${TIME}$`)), additionalProperties: false } };
    default:
      return { type: "object" };
  }
}

const windowOf = (time: Schema): Schema => ({
  type: "object",
  properties: { start: time, end: time },
  required: ["start", "end"],
});

/** Returns the conditions under which fields are required. */
function conditions(profile: Profile): Schema[] {
  const blank = [{ type: "null" }, text(blankPattern(profile))];
  return campaignFields.flatMap(({ name, requiredIf }) => {
    if (requiredIf === undefined) return [];
    const value = text(trimmed(requiredIf.value, profile));
    const holds = requiredIf.byDefault
      ? { properties: { [requiredIf.field]: { anyOf: [value, ...blank] } } }
      : { properties: { [requiredIf.field]: value }, required: [requiredIf.field] };
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    return [{ if: holds, then: { properties: { [name]: { not: { anyOf: blank } } }, required: [name] } }];
  });
}
