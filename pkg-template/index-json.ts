// The part of index.ts that reads JSON text. A module of its own, as index-client.ts is.
import * as core from "./core.js";
import { withJson } from "./wasm/json.js";
import { withValidator } from "./wasm/validator.js";

export const createValidator: typeof core.createValidator = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.createValidator),
);
export const validateCampaignJson: typeof core.validateCampaignJson = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.validateCampaignJson),
);
export const validateNdjson: typeof core.validateNdjson = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(core.validateNdjson),
);
