// The exports of the entry outbound-campaign/2026-07, without the bytes of the wasm modules.
export type { NdjsonProgress, NdjsonSource, ReadingOptions } from "../bulk/bulk.js";
export { ValidationError } from "../errors.js";
export { campaignFields } from "../fields-2026-07.js";
export type { InputProps } from "../forms/input-props.js";
export type { WarningText } from "../messages/language.js";
export type { Language202607 as Language } from "../messages/language-2026-07.js";
export type * from "../schedule/types.js";
export type {
  CampaignInput202607 as CampaignInput,
  CampaignRequest,
  Channel,
  CreateCampaign202607 as CreateCampaign,
  Day,
  FieldOption,
  Id,
  Profile,
  Provider,
  ScheduleWindow,
  WhatsappSender,
  WhatsappTemplate,
} from "../types.js";
export type { Contract, ContractTypes } from "../validate/contract.js";
export { buildRequest } from "./build-request.js";
export { validateMany, validateNdjson } from "./bulk.js";
export type { Calibration } from "./calibrate.js";
export { type Contract202607, contract202607 } from "./contract-202607.js";
export { fieldsIn } from "./fields-in.js";
export { fromFormData } from "./form-data.js";
export { type ControlKey, inputProps } from "./input-props.js";
export { listWhatsappSenders, listWhatsappTemplates } from "./load-facts.js";
export type { Readings } from "./readings.js";
export {
  estimate,
  isOpenAt,
  nextOpen,
  previewSchedule,
  retryPlan,
  type ScheduledCampaign,
  weeklyOpenMinutes,
} from "./schedule.js";
export {
  type CampaignSchema,
  type CampaignSchemaIssue,
  type CampaignSchemaOptions,
  type CampaignSchemaResult,
  campaignSchema,
  createCampaignSchema,
  type JsonSchemaTarget,
  type RefinedIssue,
} from "./schema.js";
export type * from "./types.js";
export {
  type CampaignValidator,
  createValidator,
  ready,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "./validate.js";
