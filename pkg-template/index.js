// The package's entry: runs in browsers, Node, Deno, Bun and workers; the wasm inside starts on the first call.
export { validateMany, validateNdjson } from "./bulk/bulk.js";
export { compare } from "./calibrate/compare.js";
export { CampaignClient } from "./client/client.js";
export {
  AbortedError,
  AssistantNotFoundError,
  AuthenticationError,
  CampaignError,
  ConnectionError,
  NotFoundError,
  PlanLimitError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  ValidationError,
} from "./errors.js";
export { campaignFields } from "./fields.js";
export { fromFormData } from "./forms/form-data.js";
export { inputProps } from "./forms/input-props.js";
export { buildRequest } from "./http/build-request.js";
export { canonicalTimezone, localTimezone, timezoneOptions, timezones } from "./schedule/timezones.js";
export { createValidator } from "./validate/create-validator.js";
export { campaignSchema, createCampaignSchema } from "./validate/schema.js";
export { ready, validateCampaign, validateCampaignJson, validateFields } from "./validate/validate.js";
