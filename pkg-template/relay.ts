// The entry outbound-campaign/relay: relay/relay.ts with the bytes of the wasm modules that it needs.
import * as relay from "./relay/relay.js";
import { withClient } from "./wasm/client.js";
import { withJson } from "./wasm/json.js";
import { withValidator } from "./wasm/validator.js";

export { createMemoryIdempotencyStore } from "./relay/relay.js";

export const createRelay: typeof relay.createRelay = /* @__PURE__ */ withClient(
  /* @__PURE__ */ withJson(/* @__PURE__ */ withValidator(relay.createRelay)),
);
