// Creates the JSON Schema of a form and of a campaign of the second contract. Starts no wasm.
import { campaignFields } from "../fields-2026-07.js";
import { dialect, integer, integerChoices, list, oneOf, type Schema, TIME, text } from "../validate/json-schema.js";
import {
  blankPattern,
  integerPattern,
  textPattern,
  trimmed,
  trimmedOrBlank,
} from "../validate/json-schema-patterns.js";
import type { FieldSpec, ValidationOptions } from "./types.js";

/** Rules that JSON Schema cannot express, for the schema's description. */
const INEXPRESSIBLE_RULES =
  "The server trims strings, reads empty strings as null and ignores unknown keys. JSON Schema cannot express these " +
  "rules: A scheduled start is a date that PHP can read. A number counts by its 14 significant digits. A number with " +
  "a point or an exponent is not a boolean. If a string has a lone surrogate, the server reads an empty body.";

/** Documented limit on parallel calls of each provider, for accounts whose limit is unknown. */
const CAPS = { autocalls: 10, intellixent: undefined } as const;

/** Returns the schema of a form: the request bodies that the server accepts. */
export function inputSchema(target: string, options: ValidationOptions): Schema {
  const schema = object("A campaign form", INEXPRESSIBLE_RULES, options, (spec) => formValue(spec, options.profile));
  // OpenAPI 3.0 has no conditions.
  return dialect(target, target === "openapi-3.0" ? schema : { ...schema, allOf: conditions(options.profile) });
}

/** Returns the schema of the type CreateCampaign, the result of an accepted form. */
export function outputSchema(target: string, options: ValidationOptions): Schema {
  const about = "A normalized campaign, as validation returns it.";
  return dialect(target, { ...object("A campaign", about, options, campaignValue), additionalProperties: false });
}

function object(
  title: string,
  description: string,
  options: ValidationOptions,
  value: (spec: FieldSpec) => Schema,
): Schema {
  const properties = campaignFields.map((spec) => {
    const { label, help, default: usual } = spec;
    const meta = { title: label, description: help };
    return [spec.name, { ...meta, ...value(bounded(spec, options)), ...(usual !== undefined && { default: usual }) }];
  });
  const required = campaignFields.filter((spec) => spec.required).map(({ name }) => name);
  return { title, description, type: "object", properties: Object.fromEntries(properties), required };
}

/** Sets the limit on parallel calls, which depends on the account and the provider. */
function bounded(spec: FieldSpec, { account, provider = "autocalls" }: ValidationOptions): FieldSpec {
  if (spec.name !== "max_calls_in_parallel") return spec;
  const limit = account?.max_calls_in_parallel;
  const max = limit === undefined ? CAPS[provider] : (limit ?? undefined);
  return max === undefined ? spec : { ...spec, max };
}

type Profile = ValidationOptions["profile"];

function formValue(spec: FieldSpec, profile: Profile): Schema {
  const choices = formChoices(spec, profile);
  if (!spec.required) choices.push({ type: "null" });
  return choices.length === 1 ? { ...choices[0] } : { anyOf: choices };
}

function formChoices(spec: FieldSpec, profile: Profile): Schema[] {
  const values = spec.options?.map(({ value }) => value) ?? [];
  const ofElement = (core: string) => text(trimmed(core, profile));
  const ofField = (core: string) => (spec.required ? ofElement(core) : text(trimmedOrBlank(core, profile)));
  const blank = text(blankPattern(profile));
  switch (spec.input) {
    case "text":
      return [spec.maxLength === undefined ? { type: "string" } : ofField(textPattern(spec.maxLength, profile))];
    case "number":
      return integerChoices(spec, ofField);
    case "select":
      return [{ type: "string", enum: values }, ofField(oneOf(values))];
    case "time":
      return [ofField(TIME)];
    case "datetime":
      return [{ type: "string" }, { type: "number" }];
    case "checkbox":
      return [{ type: "boolean" }, { enum: [0, 1] }, ofField("[01]")];
    case "checkboxes":
      return list({ anyOf: [{ type: "string", enum: values }, ofElement(oneOf(values))] }, profile);
    case "list":
      return list({ anyOf: integerChoices(spec, ofElement) }, profile);
    case "windows": {
      const items = windowOf(ofElement(TIME));
      return [{ type: "array", items }, { type: "object", additionalProperties: items }, blank];
    }
    case "mapping":
      return [{ type: "object" }, { type: "array" }, blank];
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

function campaignValue({ input, min, max, maxLength, required, options }: FieldSpec): Schema {
  const values = options?.map(({ value }) => value);
  const id = { anyOf: [{ type: "integer" }, text(`^${integerPattern(min, max)}$`)] };
  switch (input) {
    case "text":
      return { type: "string", minLength: required ? 1 : 0, ...(maxLength !== undefined && { maxLength }) };
    case "number":
      return max === undefined ? id : integer(min, max);
    case "select":
      return { type: "string", enum: values };
    case "time":
      return text(`^${TIME}$`);
    case "datetime":
      return { type: ["string", "number"] };
    case "checkbox":
      return { type: "boolean" };
    case "checkboxes":
      return { type: "array", items: { type: "string", enum: values } };
    case "list":
      return { type: "array", items: id };
    case "windows":
      return { type: "array", items: { ...windowOf(text(`^${TIME}$`)), additionalProperties: false } };
    case "mapping":
      return { type: "object" };
  }
}
