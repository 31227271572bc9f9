// The campaign form of the second contract as a Standard Schema (https://standardschema.dev). It validates
// synchronously, with the server's verdict.
import type { CampaignInput202607 as CampaignInput, CreateCampaign202607 as CreateCampaign } from "../types.js";
import { expect } from "../validate/options.js";
import type {
  RefinedIssue as RefinedIssueOf,
  CampaignSchemaResult as ResultOf,
  CampaignSchema as SchemaOf,
} from "../validate/schema.js";
import { schemaOf } from "./schema-of.js";
import type { CampaignField, ValidationOptions } from "./types.js";
import { Validator, validatorOf } from "./validator.js";

export type { CampaignSchemaIssue, JsonSchemaTarget } from "../validate/schema.js";

/**
 * A Standard Schema v1 that validates synchronously and provides its JSON Schema. `"openapi-3.0"` lacks the conditions
 * of required fields.
 */
export type CampaignSchema<Input = CampaignInput> = SchemaOf<Input, CreateCampaign>;

/** The result of a validation: `value`, or `issues` with at least one issue. Never both. */
export type CampaignSchemaResult = ResultOf<CreateCampaign>;

/** One error that `refine` reports. */
export type RefinedIssue = RefinedIssueOf<CampaignField>;

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
