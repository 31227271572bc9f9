// The facade of the validator module: forms in, verdicts out. Synchronous; the module starts on the first call.
import { errorsOf } from "./errors-of.js";
import { frozenIssue } from "./issues.js";
import { allReady } from "./load.js";
import { fieldNames } from "./names.js";
import { freezeNotes } from "./notes.js";
import { readSettings } from "./options.js";
import { worded } from "./remark-words.js";
import { serialize } from "./serialize.js";
import { settingOf, shortcut } from "./shortcut.js";
import { validator } from "./wasm/validator.js";

/** @import { ValidationOptions, Validation } from "./types.js" */

/** @type {typeof import("./validate.d.ts").validateCampaign} */
export function validateCampaign(form, options) {
  const setting = settingOf(options);
  if (setting >= 0) {
    const verdict = validator.glance(shortcut, form, setting);
    if (verdict) return verdict;
  }
  return byEngine(form, options);
}

/** @type {typeof import("./validate.d.ts").validateCampaignJson} */
export function validateCampaignJson(body, options) {
  const { setting, facts } = readSettings(options);
  if (typeof body === "string") {
    return verdictOf(
      validator.run((wasm) => wasm.validateText(body, 0, setting, facts)),
      options,
    );
  }
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return verdictOf(
    validator.run((wasm) => wasm.validateBytes(bytes, 0, setting, facts)),
    options,
  );
}

/** @type {typeof import("./validate.d.ts").validateFields} */
export function validateFields(form, fields, options) {
  if (!Array.isArray(fields)) throw new TypeError("fields must be an array of field names");
  for (const name of fields) {
    if (fieldNames.includes(name)) continue;
    const shown = typeof name === "string" ? `"${name}"` : "something that is no string";
    throw new TypeError(`fields must hold names of campaign fields; ${shown} is none`);
  }
  const verdict = byEngine(form, options);
  const issues = verdict.ok ? [] : verdict.issues.filter(({ field }) => fields.includes(field));
  const warnings = verdict.warnings.filter((warning) => warning.fields.some((field) => fields.includes(field)));
  return { ok: issues.length === 0, errors: errorsOf(issues), issues, warnings };
}

/** @type {typeof import("./validate.d.ts").ready} */
export async function ready() {
  // First by name: without it there is nothing to be had, and the error says so.
  await validator.ready();
  await allReady();
}

/**
 * @param {unknown} form
 * @param {ValidationOptions | undefined} options
 */
function byEngine(form, options) {
  const { text, unserializable } = serialize(form);
  const { setting, facts } = readSettings(options);
  return verdictOf(
    validator.run((wasm) => wasm.validateText(text, unserializable, setting, facts)),
    options,
  );
}

/**
 * A verdict of the engine, in the caller's words. Its parts are frozen as the shortcut's are, which verdicts share.
 * @param {string} text what the module wrote
 * @param {ValidationOptions | undefined} options
 * @returns {Validation}
 */
function verdictOf(text, options) {
  const verdict = worded(JSON.parse(text), options);
  freezeNotes(verdict.warnings);
  freezeNotes(verdict.unchecked);
  if (verdict.ok) return verdict;
  const { ok, message, issues, warnings, unchecked } = verdict;
  issues.forEach(frozenIssue);
  return { ok, message, errors: errorsOf(issues), issues, warnings, unchecked };
}
