// The campaign form as a Standard Schema: what form libraries and routers call, synchronous, with the server's own verdict.
import { Validator, validatorOf } from "./engine.js";
import { inputSchema, outputSchema } from "./json-schema.js";

/** @import { ValidationOptions } from "./types.js" */

/** @type {typeof import("./schema.d.ts").createCampaignSchema} */
export function createCampaignSchema(options) {
  // Bad options throw here, where they stand, and not in a library's first validation.
  const validator = new Validator(options);
  return /** @type {any} */ (schemaOf({ ...options }, () => validator));
}

/** @type {typeof import("./schema.d.ts").campaignSchema} */
export const campaignSchema = /* @__PURE__ */ schemaOf({}, () => validatorOf(undefined));

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
