// Creates the object that form libraries and routers call: https://standardschema.dev.
import { fieldNames } from "../fields-2026-07.js";
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import { refinedIssues } from "../validate/refined-issues.js";
import { inputSchema, outputSchema } from "./json-schema.js";
import type { CampaignSchema, CampaignSchemaOptions } from "./schema.js";
import type { ValidationOptions } from "./types.js";
import type { Validator } from "./validator.js";

/**
 * Creates the schema of a validator.
 *
 * @param validator called in each validation, so that the default schema starts no wasm before
 * @param refine the caller's own rules
 */
export function schemaOf<Input = CampaignInput>(
  options: ValidationOptions,
  validator: () => Validator,
  refine?: CampaignSchemaOptions["refine"],
): CampaignSchema<Input> {
  return {
    "~standard": {
      version: 1,
      vendor: "outbound-campaign",
      validate(value) {
        const verdict = validator().validate(value);
        if (!verdict.ok) return { issues: verdict.issues.map(({ message, path }) => ({ message, path })) };
        const issues = refine ? refinedIssues(refine(verdict.campaign), fieldNames) : [];
        return issues.length > 0 ? { issues } : { value: verdict.campaign };
      },
      jsonSchema: {
        input: (asked) => inputSchema(asked?.target, options),
        output: (asked) => outputSchema(asked?.target, options),
      },
    },
  };
}
