// The entry outbound-campaign/react: forms/react.ts with the bytes of the wasm module that it needs.
"use client";
import * as react from "./forms/react.js";
import { withValidator } from "./wasm/validator.js";

export { useCampaignField, useCampaignFormState } from "./forms/react.js";

export const useCampaignForm: typeof react.useCampaignForm = /* @__PURE__ */ withValidator(react.useCampaignForm);
