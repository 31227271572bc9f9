// The campaign form as a Standard Schema, synchronous, with the server's own verdict.
import { Validator, validatorOf } from "./engine.js";
import { schemaOf } from "./standard-schema.js";

/** @type {typeof import("./schema.d.ts").createCampaignSchema} */
export function createCampaignSchema(options) {
  // Bad options throw here, where they stand, and not in a library's first validation.
  const validator = new Validator(options);
  return /** @type {any} */ (schemaOf({ ...options }, () => validator));
}

/** @type {typeof import("./schema.d.ts").campaignSchema} */
export const campaignSchema = /* @__PURE__ */ schemaOf({}, () => validatorOf(undefined));
