// Creates the schema of a validator of the second contract.
import { campaignFields } from "../fields-2026-07.js";
import { readFormData } from "../http/form-data.js";
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import { standardSchema } from "../validate/standard-schema.js";
import { contract } from "./json-schema.js";
import type { CampaignSchema, CampaignSchemaOptions } from "./schema.js";
import type { ValidationOptions } from "./types.js";
import type { Validator } from "./validator.js";

/**
 * Creates the schema of a validator. Reads the names that HTML forms submit for windows and mappings:
 * `schedule_windows[0][start]`. The first contract's schema reads those of lists.
 */
export const schemaOf = <Input = CampaignInput>(
  options: ValidationOptions,
  validator: () => Validator,
  refine?: CampaignSchemaOptions["refine"],
): CampaignSchema<Input> =>
  standardSchema(
    contract,
    options,
    () => ({
      validate(form) {
        const verdict = validator().validate(form);
        const submitted = verdict.warnings.some(({ code }) => code === "unknown_field") && withNested(form);
        return submitted ? validator().validate(submitted) : verdict;
      },
    }),
    refine,
  );

/** The key of a window's time, or of a mapping's variable, as HTML forms name it. */
const NESTED_KEY = /^(?:schedule_windows|text_variable_mapping|fallback_variable_mapping)\[/;

/**
 * Returns a form with its bracket names as windows and mappings. A field's own value comes before them. Returns
 * undefined if the form has no such name.
 */
function withNested(form: unknown): object | undefined {
  try {
    const own = { ...(form as Record<string, unknown>) };
    const texts = Object.entries(own).filter(([key, value]) => NESTED_KEY.test(key) && typeof value === "string");
    if (texts.length === 0) return undefined;
    for (const [key] of texts) delete own[key];
    const read = readFormData(campaignFields, new URLSearchParams(texts as [string, string][]));
    for (const [field, value] of Object.entries(read)) own[field] ??= value;
    return own;
  } catch {
    // A getter or a proxy threw. The validator has reported it.
    return undefined;
  }
}
