// The entry outbound-campaign/sandbox: sandbox/sandbox.ts with the bytes of the wasm modules that it needs.
import * as sandbox from "./sandbox/sandbox.js";
import { withJson } from "./wasm/json.js";
import { withValidator } from "./wasm/validator.js";

export const createSandbox: typeof sandbox.createSandbox = /* @__PURE__ */ withJson(
  /* @__PURE__ */ withValidator(sandbox.createSandbox),
);
