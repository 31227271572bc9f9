// The part of index.ts that needs the client. A module of its own: a bundler can load it later than the validator.
import * as core from "./core.js";
import { withValidator } from "./wasm/validator.js";
// A blank line keeps the formatter from sorting these imports: in this order the bytes of the modules compress best.

import { withClient } from "./wasm/client.js";

export const buildRequest: typeof core.buildRequest = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator(core.buildRequest),
);
export const CampaignClient: typeof core.CampaignClient = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withValidator(core.CampaignClient),
);
