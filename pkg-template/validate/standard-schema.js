// The object that form libraries and routers call: https://standardschema.dev.
import { inputSchema, outputSchema } from "./json-schema.js";

/** @import { Validator } from "./engine.js" */
/** @import { ValidationOptions } from "../types.js" */

/**
 * Libraries look for methods of others before they look for `~standard` (parse, assert, validate, ...): it stays the only
 * member.
 * @param {ValidationOptions} options
 * @param {() => Validator} validator
 * @returns {typeof import("./schema.d.ts").campaignSchema}
 */
export function schemaOf(options, validator) {
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
