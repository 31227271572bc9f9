// The campaign form as a Standard Schema, synchronous, with the server's own verdict.
import type { CampaignInput, CreateCampaign, ValidationOptions } from "../types.js";
import { Validator, validatorOf } from "./engine.js";
import { schemaOf } from "./standard-schema.js";

/** A JSON Schema dialect that `jsonSchema` writes. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";

/**
 * A Standard Schema v1 (https://standardschema.dev) that validates synchronously and can tell its JSON Schema: hand it to
 * React Hook Form, TanStack Form, vee-validate, Conform, Hono, tRPC, Superforms and their like.
 */
export interface CampaignSchema<Input = CampaignInput> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "outbound-campaign";
    /** The server's verdict: the campaign that the form means, or its messages with their paths. */
    readonly validate: (value: unknown) => CampaignSchemaResult;
    /** Types only; not there when it runs. */
    readonly types?: { readonly input: Input; readonly output: CreateCampaign } | undefined;
    /**
     * The JSON Schema of a form (`input`) and of an accepted campaign (`output`). What it cannot express stands in its
     * `description`s.
     *
     * @throws {TypeError} for a dialect other than {@link JsonSchemaTarget}.
     */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: JsonSchemaTarget | (string & {}) }) => Record<string, unknown>;
      readonly output: (options: { readonly target: JsonSchemaTarget | (string & {}) }) => Record<string, unknown>;
    };
  };
}

/** What a validation gives: exactly one of `value` and (at least one of) `issues`. */
export type CampaignSchemaResult =
  | { readonly value: CreateCampaign; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] };

/**
 * The campaign form as a Standard Schema, for an account, a profile or a language of your own.
 *
 * `Input` is the type of your form's values, where a library wants it to the letter (TanStack Form).
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 */
export function createCampaignSchema<Input = CampaignInput>(options?: ValidationOptions): CampaignSchema<Input> {
  // Bad options throw here, where they stand, and not in a library's first validation.
  const validator = new Validator(options);
  return schemaOf({ ...options }, () => validator) as any;
}

/** The campaign form with the default options. Importing it starts no wasm. */
export const campaignSchema: CampaignSchema = /* @__PURE__ */ schemaOf({}, () => validatorOf(undefined));
