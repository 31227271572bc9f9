// Creates the object that form libraries and routers call: https://standardschema.dev.
import type { CampaignInput, ValidationOptions } from "../types.js";
import type { Validator } from "./engine.js";
import { inputSchema, outputSchema } from "./json-schema.js";
import type { CampaignSchema } from "./schema.js";

/**
 * Returns a Standard Schema. Its only member must be `~standard`, because libraries look for methods of other schema
 * libraries first (parse, assert, validate, ...).
 *
 * @param validator called in each validation, so that the default schema starts no wasm before
 */
export function schemaOf<Input = CampaignInput>(
  options: ValidationOptions,
  validator: () => Validator,
): CampaignSchema<Input> {
  return {
    "~standard": {
      version: 1,
      vendor: "outbound-campaign",
      validate(value) {
        const verdict = validator().validate(value);
        // Has only one of the two members: Superforms tests `"value" in result`, others test whether `issues` is
        // truthy.
        if (verdict.ok) return { value: verdict.campaign };
        return { issues: verdict.issues.map(({ message, path }) => ({ message, path })) };
      },
      jsonSchema: {
        input: (asked) => inputSchema(asked?.target, options),
        output: (asked) => outputSchema(asked?.target, options),
      },
    },
  };
}
