import type { FieldSpec } from "./types.js";

export {
  type NdjsonOptions,
  type NdjsonProgress,
  type NdjsonSource,
  type ReadingOptions,
  validateMany,
  validateNdjson,
} from "./bulk.js";
export { type ApiPromise, CampaignClient, type CampaignPromise, type FoundCampaign } from "./client.js";
export * from "./compare.js";
export { type CampaignValidator, createValidator } from "./create-validator.js";
export * from "./errors.js";
export { fromFormData } from "./form-data.js";
export { type InputProps, inputProps } from "./input-props.js";
export type * from "./remarks.js";
export * from "./schema.js";
export * from "./timezones.js";
export type * from "./types.js";
export { buildRequest, ready, validateCampaign, validateCampaignJson, validateFields } from "./validate.js";

/** What a form needs to draw itself, field by field in the server's order. Plain data: importing it starts no wasm. */
export const campaignFields: readonly FieldSpec[];
