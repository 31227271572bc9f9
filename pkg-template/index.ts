// The entry outbound-campaign: core.ts, each export with the bytes of the wasm modules that it needs. A bundler drops
// the bytes that no imported function needs, and splits the others by the modules here. The declarations are those of
// core.ts.
import * as core from "./core.js";

export { createValidator, validateCampaignJson, validateNdjson } from "./index-json.js";

// The second group. In this order the bytes of the modules compress best.

import { withValidator } from "./wasm/validator.js";

export {
  AbortedError,
  AssistantNotFoundError,
  AuthenticationError,
  CampaignError,
  ConnectionError,
  campaignFields,
  canonicalTimezone,
  compare,
  fieldsIn,
  fromFormData,
  inputProps,
  localTimezone,
  NotFoundError,
  PlanLimitError,
  RateLimitError,
  ServerError,
  TimeoutError,
  timezoneOptions,
  timezones,
  UnexpectedResponseError,
  ValidationError,
} from "./core.js";
export { buildRequest, CampaignClient } from "./index-client.js";
export { campaignSchema, createCampaignSchema } from "./index-schema.js";

export const ready: typeof core.ready = /* @__PURE__ */ withValidator(core.ready);
export const validateCampaign: typeof core.validateCampaign = /* @__PURE__ */ withValidator(core.validateCampaign);
export const validateFields: typeof core.validateFields = /* @__PURE__ */ withValidator(core.validateFields);
export const validateMany: typeof core.validateMany = /* @__PURE__ */ withValidator(core.validateMany);
