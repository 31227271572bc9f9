// The exports of the entries outbound-campaign and outbound-campaign/slim, without the bytes of the wasm modules.
// Eight groups: gzip finds a repetition within 32 KB only, so the order decides about 0.6 KB.

export {
  canonicalTimezone,
  localTimezone,
  type TimezoneOption,
  timezoneOptions,
  timezones,
} from "./schedule/timezones.js";

// The second group.

export { campaignFields } from "./fields.js";
export {
  ready,
  type UntypedForm,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "./validate/validate.js";

// The third group.

export { type InputProps, inputProps } from "./forms/input-props.js";

// The fourth group.

export { fieldsIn } from "./forms/fields-in.js";
export {
  type CampaignSchema,
  type CampaignSchemaIssue,
  type CampaignSchemaOptions,
  type CampaignSchemaResult,
  campaignSchema,
  createCampaignSchema,
  type JsonSchemaTarget,
  type RefinedIssue,
} from "./validate/schema.js";

// The fifth group.

export { fromFormData } from "./forms/form-data.js";

// The sixth group.

export {
  AbortedError,
  AssistantNotFoundError,
  AuthenticationError,
  CampaignError,
  type CampaignErrorDetails,
  type CampaignOutcome,
  ConnectionError,
  NotFoundError,
  PlanLimitError,
  RateLimitError,
  type RateLimitErrorDetails,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  ValidationError,
  type ValidationErrorDetails,
} from "./errors.js";

// The seventh group.

export {
  type NdjsonOptions,
  type NdjsonProgress,
  type NdjsonSource,
  type ReadingOptions,
  validateMany,
  validateNdjson,
} from "./bulk/bulk.js";
export { buildRequest } from "./http/build-request.js";
export type * from "./messages/language.js";
export type * from "./types.js";
export type {
  Contract,
  Contract202602,
  ContractTypes,
  ContractValidator,
  ListReader,
  Normalizer,
  WithContract,
} from "./validate/contract.js";

// The eighth group.

export { type CampaignValidator, createValidator } from "./bulk/create-validator.js";
export {
  type Calibration,
  type ComparedVerdict,
  compare,
  type Difference,
  type Disagreement,
} from "./calibrate/compare.js";
export { type ApiPromise, CampaignClient, type CampaignPromise, type FoundCampaign } from "./client/client.js";
