// The object that form libraries and routers call: https://standardschema.dev.
import type { ValidationOptions } from "../types.js";
import type { Validator } from "./engine.js";
import { inputSchema, outputSchema } from "./json-schema.js";
import type { campaignSchema } from "./schema.js";

/**
 * Libraries look for methods of others before they look for `~standard` (parse, assert, validate, ...): it stays the only
 * member.
 */
export function schemaOf(options: ValidationOptions, validator: () => Validator): typeof campaignSchema {
  return {
    "~standard": {
      version: 1,
      vendor: "outbound-campaign",
      validate(value) {
        const verdict = validator().validate(value);
        // Exactly one of the two: Superforms tests `"value" in result`, others the truth of `issues`.
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
