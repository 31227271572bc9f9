// The entry outbound-campaign: core.ts, each export with the bytes of the wasm modules that it needs. A bundler drops
// the bytes that no imported function needs. The declarations are those of core.ts.
import * as core from "./core.js";
import { withJson } from "./wasm/json.js";
import { withValidator } from "./wasm/validator.js";
// Two groups: in this order the bytes of the modules compress best.

import { withClient } from "./wasm/client.js";

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

export const buildRequest: typeof core.buildRequest = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator(core.buildRequest),
);
export const CampaignClient: typeof core.CampaignClient = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator(core.CampaignClient),
);
export const campaignSchema: typeof core.campaignSchema = /* @__PURE__ */ withValidator(core.campaignSchema);
export const createCampaignSchema: typeof core.createCampaignSchema = /* @__PURE__ */ withValidator(
  core.createCampaignSchema,
);
export const createValidator: typeof core.createValidator = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.createValidator),
);
export const ready: typeof core.ready = /* @__PURE__ */ withValidator(core.ready);
export const validateCampaign: typeof core.validateCampaign = /* @__PURE__ */ withValidator(core.validateCampaign);
export const validateCampaignJson: typeof core.validateCampaignJson = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.validateCampaignJson),
);
export const validateFields: typeof core.validateFields = /* @__PURE__ */ withValidator(core.validateFields);
export const validateMany: typeof core.validateMany = /* @__PURE__ */ withValidator(core.validateMany);
export const validateNdjson: typeof core.validateNdjson = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.validateNdjson),
);
