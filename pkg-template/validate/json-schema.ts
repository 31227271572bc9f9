// Creates the JSON Schema of a form and of a campaign from the table of fields. Starts no wasm.
import type { FieldSpec as FirstFieldSpec, ValidationOptions } from "../types.js";
import { hasOwn } from "../wasm/builtins.js";
import { blankPattern, integerPattern, textPattern, trimmed, trimmedOrBlank } from "./json-schema-patterns.js";

/** A JSON Schema. */
export type Schema = Record<string, unknown>;

/** A field of any contract. */
export type FieldSpec = Omit<FirstFieldSpec, "name" | "input" | "type"> & {
  readonly name: string;
  readonly input: string;
};

/** A contract, as far as its schemas depend on it. */
export interface SchemaContract {
  /** The names of the fields. */
  names: readonly string[];
  fields: readonly FieldSpec[];
  /** A sentence on rules of this contract alone that JSON Schema cannot express. */
  inexpressible: string;
  /** Further keywords of a list of ids. */
  list: Schema;
  /** Returns the schemas of a form's value, for a control that only this contract has. */
  formChoices?: (spec: FieldSpec, profile: Profile) => Schema[];
  /** Returns the schema of a campaign's value, for a control that only this contract has. */
  campaignValue?: (spec: FieldSpec) => Schema;
  /** Returns further keywords of the schema of a form. */
  formKeywords?: (target: string, profile: Profile) => Schema;
}

/** Documented limit on parallel calls of each provider, for accounts whose limit is unknown. */
const CAPS = { autocalls: 10, intellixent: undefined } as const;

/** Returns the schema of a form: the request bodies that the server accepts. */
export function inputSchema(contract: SchemaContract, target: string, options: ValidationOptions): Schema {
  const { profile } = options;
  const about =
    "The server trims strings, reads empty strings as null and ignores unknown keys. JSON Schema cannot express " +
    `these rules: ${contract.inexpressible} A number counts by its 14 significant digits. A number with a point or ` +
    "an exponent is not a boolean. If a string has a lone surrogate, the server reads an empty body.";
  const schema = object(contract, "A campaign form", about, options, (spec) => formValue(contract, spec, profile));
  return dialect(target, { ...schema, ...contract.formKeywords?.(target, profile) });
}

/** Returns the schema of the type CreateCampaign, the result of an accepted form. */
export function outputSchema(contract: SchemaContract, target: string, options: ValidationOptions): Schema {
  const about = "A normalized campaign, as validation returns it.";
  const schema = object(contract, "A campaign", about, options, (spec) => campaignValue(contract, spec));
  return dialect(target, { ...schema, additionalProperties: false });
}

function object(
  { fields }: SchemaContract,
  title: string,
  description: string,
  options: ValidationOptions,
  value: (spec: FieldSpec) => Schema,
): Schema {
  const properties = fields.map((spec) => {
    const meta = { title: spec.label, description: about(spec) };
    return [spec.name, { ...meta, ...value(bounded(spec, options)), ...defaultOf(spec) }];
  });
  const required = fields.filter((spec) => spec.required).map(({ name }) => name);
  return { title, description, type: "object", properties: Object.fromEntries(properties), required };
}

function about({ help, unit, max, maxLength }: FieldSpec): string {
  return unit && (max ?? maxLength) ? `${help} (Unit: ${unit}.)` : help;
}

const defaultOf = (spec: FieldSpec): Schema => (spec.default === undefined ? {} : { default: spec.default });

/** Sets the limit on parallel calls, which depends on the account and the provider. */
function bounded(spec: FieldSpec, { account, provider = "autocalls" }: ValidationOptions): FieldSpec {
  if (spec.name !== "max_calls_in_parallel") return spec;
  const limit = account?.max_calls_in_parallel;
  return { ...spec, max: limit === undefined ? CAPS[provider] : (limit ?? undefined) };
}

type Profile = ValidationOptions["profile"];

function formValue(contract: SchemaContract, spec: FieldSpec, profile: Profile): Schema {
  const choices = formChoices(contract, spec, profile);
  if (!spec.required) choices.push({ type: "null" });
  return choices.length === 1 ? { ...choices[0] } : { anyOf: choices };
}

function formChoices(contract: SchemaContract, spec: FieldSpec, profile: Profile): Schema[] {
  const values = spec.options?.map(({ value }) => value) ?? [];
  const ofElement = (core: string) => text(trimmed(core, profile));
  // An optional field is nullable, and the server reads a text of white space alone as null.
  const ofField = (core: string) => (spec.required ? ofElement(core) : text(trimmedOrBlank(core, profile)));
  switch (spec.input) {
    case "text":
      return [spec.maxLength === undefined ? { type: "string" } : ofField(textPattern(spec.maxLength, profile))];
    case "number":
      return integerChoices(spec, ofField);
    case "select":
      return [{ type: "string", enum: values }, ofField(oneOf(values))];
    case "time":
      return [ofField(TIME)];
    case "checkbox":
      return [{ type: "boolean" }, { enum: [0, 1] }, ofField("[01]")];
    case "checkboxes":
      return list({ anyOf: [{ type: "string", enum: values }, ofElement(oneOf(values))] }, profile);
    case "list":
      return list({ anyOf: integerChoices(spec, ofElement) }, profile, contract.list);
    default:
      return contract.formChoices?.(spec, profile) ?? [];
  }
}

/** The inside of a pattern: a time of day. */
export const TIME: string = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

/** Returns the inside of a pattern: one of these values. */
const oneOf = (values: string[]): string => `(?:${values.join("|").replaceAll(/[+.]/g, "\\$&")})`;

/** Returns the schema of a text that matches a pattern. */
export const text = (pattern: string): Schema => ({ type: "string", pattern });

/**
 * Returns the schemas of a list. PHP has one type for arrays and objects, so an object with any keys
 * is a list too. But Laravel finds elements by `key.*`, which never matches the elements of a non-empty array under
 * the empty key.
 */
const list = (items: Schema, profile: Profile, more?: Schema): Schema[] => [
  { type: "array", items, ...more },
  {
    type: "object",
    properties: {
      "": { anyOf: [items, { type: "array", minItems: 1 }, { type: "object", minProperties: 1 }] },
    },
    additionalProperties: items,
  },
  text(blankPattern(profile)),
];

/** Returns the schemas of the values that PHP reads as an integer. */
function integerChoices({ min, max }: Pick<FieldSpec, "min" | "max">, trimmable: (core: string) => Schema): Schema[] {
  const choices = [integer(min, max), trimmable(integerPattern(min, max))];
  // PHP reads `true` as the integer 1.
  return (min ?? 1) <= 1 && (max ?? 1) >= 1 ? [...choices, { const: true }] : choices;
}

/** Returns the schema of an integer. Missing bounds are those of 64 bits. */
function integer(min: number = -(2 ** 63), max?: number): Schema {
  return { type: "integer", minimum: min, ...(max === undefined ? { exclusiveMaximum: 2 ** 63 } : { maximum: max }) };
}

function campaignValue(contract: SchemaContract, spec: FieldSpec): Schema {
  const { input, min, max, maxLength, required, options } = spec;
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
    case "checkbox":
      return { type: "boolean" };
    case "checkboxes":
      return { type: "array", items: { type: "string", enum: values } };
    case "list":
      return { type: "array", items: id, ...contract.list };
    default:
      return contract.campaignValue?.(spec) ?? {};
  }
}

const DIALECTS = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/**
 * Converts a schema to a dialect.
 *
 * @param schema a schema of keywords that 2020-12 and draft 7 share
 * @throws {TypeError} if the dialect is unknown
 */
function dialect(target: string, schema: Schema): Schema {
  if (target === "openapi-3.0") return openapi30(schema);
  if (!hasOwn(DIALECTS, target)) {
    throw new TypeError(`target must be one of "${Object.keys(DIALECTS).join('", "')}", "openapi-3.0"`);
  }
  return { $schema: DIALECTS[target as keyof typeof DIALECTS], ...schema };
}

/** Converts a schema to OpenAPI 3.0, which has no `const` and no type null, and excludes bounds by a flag. */
function openapi30<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(openapi30) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const { const: constant, exclusiveMaximum, type, ...rest } = schema as Schema;
  const out: Schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, openapi30(value)]));
  if (type === "null") Object.assign(out, { type: "string", nullable: true, enum: [null] });
  else if (type !== undefined) out.type = type;
  if (constant !== undefined) Object.assign(out, { type: typeof constant, enum: [constant] });
  if (exclusiveMaximum !== undefined) Object.assign(out, { maximum: exclusiveMaximum, exclusiveMaximum: true });
  return out as T;
}
