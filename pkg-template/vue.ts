// The entry outbound-campaign/vue: forms/vue.ts with the bytes of the wasm module that it needs.
import * as vue from "./forms/vue.js";
import { withValidator } from "./wasm/validator.js";

export const useCampaignForm: typeof vue.useCampaignForm = /* @__PURE__ */ withValidator(vue.useCampaignForm);
