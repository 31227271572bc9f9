// The entry outbound-campaign/form: forms/form.ts with the bytes of the wasm module that it needs.
import * as form from "./forms/form.js";
import { withValidator } from "./wasm/validator.js";

export { toFormikErrors, toTanStackErrors } from "./forms/form.js";

export const createCampaignForm: typeof form.createCampaignForm = /* @__PURE__ */ withValidator(
  form.createCampaignForm,
);
