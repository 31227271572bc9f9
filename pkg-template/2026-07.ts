// The entry outbound-campaign/2026-07: contract-2026-07/contract.ts with the bytes of the wasm modules that it needs.
import * as contract from "./contract-2026-07/contract.js";
import { withClient } from "./wasm/client.js";
import { withSchedule } from "./wasm/schedule.js";
import { withValidator_2026_07 } from "./wasm/validator_2026_07.js";

export {
  campaignFields,
  fieldsIn,
  fromFormData,
  inputProps,
  listWhatsappSenders,
  listWhatsappTemplates,
  ValidationError,
} from "./contract-2026-07/contract.js";

export const buildRequest: typeof contract.buildRequest = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator_2026_07(contract.buildRequest),
);
export const campaignSchema: typeof contract.campaignSchema = /* @__PURE__ */ withValidator_2026_07(
  contract.campaignSchema,
);
export const contract202607: typeof contract.contract202607 = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator_2026_07(contract.contract202607),
);
export const createCampaignSchema: typeof contract.createCampaignSchema = /* @__PURE__ */ withValidator_2026_07(
  contract.createCampaignSchema,
);
export const createValidator: typeof contract.createValidator = /* @__PURE__ */ withValidator_2026_07(
  contract.createValidator,
);
export const ready: typeof contract.ready = /* @__PURE__ */ withValidator_2026_07(contract.ready);
export const validateCampaign: typeof contract.validateCampaign = /* @__PURE__ */ withValidator_2026_07(
  contract.validateCampaign,
);
export const validateCampaignJson: typeof contract.validateCampaignJson = /* @__PURE__ */ withValidator_2026_07(
  contract.validateCampaignJson,
);
export const validateFields: typeof contract.validateFields = /* @__PURE__ */ withValidator_2026_07(
  contract.validateFields,
);
export const estimate: typeof contract.estimate = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.estimate),
);
export const isOpenAt: typeof contract.isOpenAt = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.isOpenAt),
);
export const nextOpen: typeof contract.nextOpen = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.nextOpen),
);
export const previewSchedule: typeof contract.previewSchedule = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.previewSchedule),
);
export const retryPlan: typeof contract.retryPlan = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.retryPlan),
);
export const weeklyOpenMinutes: typeof contract.weeklyOpenMinutes = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator_2026_07(contract.weeklyOpenMinutes),
);
export const validateMany: typeof contract.validateMany = /* @__PURE__ */ withValidator_2026_07(contract.validateMany);
export const validateNdjson: typeof contract.validateNdjson = /* @__PURE__ */ withValidator_2026_07(
  contract.validateNdjson,
);
