// Forms in, verdicts out. Synchronous; the wasm module starts on the first call.
import { allReady } from "../wasm/load.js";
import { validator } from "../wasm/validator_module.js";
import { validatorOf } from "./engine.js";
import { validateJson } from "./engine-json.js";

/** @type {typeof import("./validate.d.ts").validateCampaign} */
export function validateCampaign(form, options) {
  return validatorOf(options).validate(form);
}

/** @type {typeof import("./validate.d.ts").validateCampaignJson} */
export function validateCampaignJson(body, options) {
  return validateJson(validatorOf(options), body);
}

/** @type {typeof import("./validate.d.ts").validateFields} */
export function validateFields(form, fields, options) {
  return validatorOf(options).validateFields(form, fields);
}

/** @type {typeof import("./validate.d.ts").ready} */
export async function ready() {
  // First by name: without it nothing works, and its error says so.
  await validator.ready();
  await allReady();
}
