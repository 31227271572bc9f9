// The campaign form of the second contract as a Standard Schema (https://standardschema.dev). It validates
// synchronously, with the server's verdict.
import type { CampaignInput202607 as CampaignInput, CreateCampaign202607 as CreateCampaign } from "../types.js";
import { expect } from "../validate/options.js";
import { schemaOf } from "./standard-schema.js";
import type { CampaignField, ValidationOptions } from "./types.js";
import { Validator, validatorOf } from "./validator.js";

/** A JSON Schema dialect that `jsonSchema` supports. `"openapi-3.0"` lacks the conditions of required fields. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";

/** A Standard Schema v1 that validates synchronously and provides its JSON Schema. */
export interface CampaignSchema<Input = CampaignInput> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "outbound-campaign";
    /** Validates a form. Returns the accepted campaign, or the server's messages with their paths. */
    readonly validate: (value: unknown) => CampaignSchemaResult;
    /** Carries the types. Always missing at run time. */
    readonly types?: { readonly input: Input; readonly output: CreateCampaign } | undefined;
    /**
     * Returns the JSON Schema of a form (`input`) or of an accepted campaign (`output`). Rules that JSON Schema cannot
     * express are described in the `description`s.
     *
     * @throws {TypeError} If `target` is not a {@link JsonSchemaTarget}.
     */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: JsonSchemaTarget | (string & {}) }) => Record<string, unknown>;
      readonly output: (options: { readonly target: JsonSchemaTarget | (string & {}) }) => Record<string, unknown>;
    };
  };
}

/** The result of a validation: `value`, or `issues` with at least one issue. Never both. */
export type CampaignSchemaResult =
  | { readonly value: CreateCampaign; readonly issues?: undefined }
  | { readonly issues: readonly CampaignSchemaIssue[] };

/** One error of a schema's result. */
export interface CampaignSchemaIssue {
  /** The message: the server's, or that of a rule of your own. */
  readonly message: string;
  /** The field's name, then the index or key of an element, then the member. Empty for an error of the whole form. */
  readonly path: readonly (string | number)[];
  /** `"client"` for a rule of your own. */
  readonly source?: "client";
}

/** One error that `refine` reports. */
export interface RefinedIssue {
  /** The message for the person who fills in the form. */
  readonly message: string;
  /** The field, then the index of an element. Default: the whole form. */
  readonly path?: readonly [field: CampaignField, ...rest: (string | number)[]];
}

/** The options of `createCampaignSchema`. */
export interface CampaignSchemaOptions extends ValidationOptions {
  /**
   * Adds rules of your own: returns their errors, or nothing. Called with each campaign that the server's rules accept.
   * It must be synchronous. The JSON Schema does not describe these rules.
   */
  refine?: (campaign: CreateCampaign) => readonly RefinedIssue[] | undefined;
}

/**
 * Creates a Standard Schema of the campaign form, with options such as the account, the profile or the language.
 *
 * @param options The server's profile and provider, the account facts, custom messages, and `refine` for your own
 *   rules.
 * @throws {TypeError} If an option is invalid. The message names the option.
 *
 * @example
 * import { createCampaignSchema } from "outbound-campaign/2026-07";
 *
 * const schema = createCampaignSchema({ profile: "laravel-12" });
 * const result = schema["~standard"].validate({ name: "Spring", assistant_id: 127 });
 * console.log(result.issues ?? result.value);
 */
export function createCampaignSchema<Input = CampaignInput>(options?: CampaignSchemaOptions): CampaignSchema<Input> {
  const validator = new Validator(options, ["refine"]);
  const { refine, ...rest } = { ...options };
  expect(refine === undefined || typeof refine === "function", "refine", "a function that returns a list of issues");
  return schemaOf<Input>(rest, () => validator, refine);
}

/**
 * The Standard Schema of the campaign form, with the default options. Importing it starts no wasm.
 *
 * @example
 * import { campaignSchema } from "outbound-campaign/2026-07";
 *
 * const result = campaignSchema["~standard"].validate({ name: "Spring", assistant_id: 127 });
 */
export const campaignSchema: CampaignSchema = /* @__PURE__ */ schemaOf({}, () => validatorOf(undefined));
