import type { FieldSpec } from "./types.js";

export {
  type NdjsonOptions,
  type NdjsonProgress,
  type NdjsonSource,
  type ReadingOptions,
  validateMany,
  validateNdjson,
} from "./bulk/bulk.js";
export * from "./calibrate/compare.js";
export { type ApiPromise, CampaignClient, type CampaignPromise, type FoundCampaign } from "./client/client.js";
export * from "./errors.js";
export { fromFormData } from "./forms/form-data.js";
export { type InputProps, inputProps } from "./forms/input-props.js";
export type * from "./messages/warnings.js";
export * from "./schedule/timezones.js";
export type * from "./types.js";
export { type CampaignValidator, createValidator } from "./validate/create-validator.js";
export * from "./validate/schema.js";
export { buildRequest, ready, validateCampaign, validateCampaignJson, validateFields } from "./validate/validate.js";

/** What a form needs to draw itself, field by field in the server's order. Plain data: importing it starts no wasm. */
export const campaignFields: readonly FieldSpec[];
