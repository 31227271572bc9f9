// Forms in, verdicts out. Synchronous; the wasm module starts on the first call.
import { validatorOf } from "./engine.js";
import { errorsOf } from "./errors-of.js";
import { allReady } from "./load.js";
import { fieldNames } from "./names.js";
import { validator as wasm } from "./wasm/validator.js";

/** @typedef {import("./engine.js").Validator} Validator */

/** @type {typeof import("./validate.d.ts").validateCampaign} */
export function validateCampaign(form, options) {
  return validatorOf(options).validate(form);
}

/** @type {typeof import("./validate.d.ts").validateCampaignJson} */
export function validateCampaignJson(body, options) {
  return validateBody(validatorOf(options), body);
}

/** @type {typeof import("./validate.d.ts").validateFields} */
export function validateFields(form, fields, options) {
  return validateSome(validatorOf(options), form, fields);
}

/** @type {typeof import("./validate.d.ts").ready} */
export async function ready() {
  // First by name: without it nothing works, and its error says so.
  await wasm.ready();
  await allReady();
}

/** @param {Validator} validator @param {unknown} body */
export function validateBody(validator, body) {
  if (typeof body === "string") return validator.validateJson(body);
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  // No TextDecoder reads shared memory, and another thread may write to it meanwhile.
  const isShared = Object.prototype.toString.call(body.buffer) === "[object SharedArrayBuffer]";
  return validator.validateJson(isShared ? bytes.slice() : bytes);
}

/**
 * @param {Validator} validator
 * @param {unknown} form
 * @param {readonly string[]} fields
 * @returns {import("./types.js").FieldsValidation}
 */
export function validateSome(validator, form, fields) {
  if (!Array.isArray(fields)) throw new TypeError("fields must be an array of field names");
  for (const name of fields) {
    if (fieldNames.includes(name)) continue;
    const shown = typeof name === "string" ? `"${name}"` : "something that is no string";
    throw new TypeError(`fields must hold names of campaign fields; ${shown} is none`);
  }
  const verdict = validator.validate(form);
  const issues = verdict.ok ? [] : verdict.issues.filter(({ field }) => fields.includes(field));
  const warnings = verdict.warnings.filter((warning) => warning.fields.some((field) => fields.includes(field)));
  return { ok: issues.length === 0, errors: errorsOf(issues), issues, warnings };
}
