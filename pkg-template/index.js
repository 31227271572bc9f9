// The package's entry: runs in browsers, Node, Deno, Bun and workers; the wasm inside starts on the first call.
export { buildRequest } from "./build-request.js";
export { validateMany, validateNdjson } from "./bulk.js";
export { CampaignClient } from "./client.js";
export { compare } from "./compare.js";
export { createValidator } from "./create-validator.js";
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
export { fromFormData } from "./form-data.js";
export { inputProps } from "./input-props.js";
export { campaignSchema, createCampaignSchema } from "./schema.js";
export { canonicalTimezone, localTimezone, timezoneOptions, timezones } from "./timezones.js";
export { ready, validateCampaign, validateCampaignJson, validateFields } from "./validate.js";
