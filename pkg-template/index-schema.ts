// The part of index.ts that makes schemas. A module of its own, as index-client.ts is.
import * as core from "./core.js";
import { withValidator } from "./wasm/validator.js";

export const campaignSchema: typeof core.campaignSchema = /* @__PURE__ */ withValidator(core.campaignSchema);
export const createCampaignSchema: typeof core.createCampaignSchema = /* @__PURE__ */ withValidator(
  core.createCampaignSchema,
);
