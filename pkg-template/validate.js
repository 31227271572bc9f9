// The facade of the validator module: forms in, verdicts and requests out. Synchronous; the module starts on the first call.
import { ValidationError } from "./errors.js";
import { frozenIssue } from "./issues.js";
import { freezeNotes } from "./notes.js";
import { worded } from "./remark-words.js";
import { readHeaders } from "./request-headers.js";
import { serialize } from "./serialize.js";
import { settingOf, shortcut } from "./shortcut.js";
import { validator } from "./wasm/validator.js";

/** @type {typeof import("./validate.d.ts").validateCampaign} */
export function validateCampaign(form, options) {
  const setting = settingOf(options);
  if (setting >= 0) {
    const verdict = validator.run((wasm) => shortcut(wasm, form, setting));
    if (verdict) return verdict;
  }
  const { text, unserializable } = serialize(form);
  return verdictOf((wasm) => wasm.validateText(text, unserializable, options), options);
}

/** @type {typeof import("./validate.d.ts").validateCampaignJson} */
export function validateCampaignJson(body, options) {
  if (typeof body === "string") return verdictOf((wasm) => wasm.validateText(body, 0, options), options);
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return verdictOf((wasm) => wasm.validateBytes(bytes, options), options);
}

/** @type {typeof import("./validate.d.ts").validateFields} */
export function validateFields(form, fields, options) {
  const { text, unserializable } = serialize(form);
  return verdictOf((wasm) => wasm.validateFields(text, unserializable, fields, options), options);
}

/** @type {typeof import("./validate.d.ts").buildRequest} */
export function buildRequest(form, options) {
  const { text, unserializable } = serialize(form);
  const { request, campaign, refusal } = JSON.parse(
    validator.run((wasm) => wasm.buildRequest(text, unserializable, withPlainHeaders(options))),
  );
  assertAddress(request?.url);
  if (refusal) throw ValidationError.fromRefusal(refusal);
  // `campaign` has its keys in the table's order, and JSON.stringify decides how a number is written.
  return { ...request, body: JSON.stringify(campaign) };
}

/** @type {typeof import("./validate.d.ts").ready} */
export function ready() {
  return validator.ready();
}

/**
 * A verdict of the engine, in the caller's words. Its parts are frozen as the shortcut's are, which verdicts share.
 * @param {Parameters<typeof validator.run<string>>[0]} ask
 * @param {{ messages?: unknown } | undefined} options
 */
function verdictOf(ask, options) {
  const verdict = worded(JSON.parse(validator.run(ask)), options);
  verdict.issues?.forEach(frozenIssue);
  freezeNotes(verdict.warnings);
  if (verdict.unchecked) freezeNotes(verdict.unchecked);
  return verdict;
}

/**
 * The core reads an object of texts; a `Headers` would look empty to it.
 * @template T
 * @param {T} options
 * @returns {T}
 */
function withPlainHeaders(options) {
  const { headers } = /** @type {{ headers?: unknown }} */ (options ?? {});
  if (headers === undefined) return options;
  return Object.create(/** @type {object} */ (options), { headers: { value: readHeaders(headers) } });
}

/**
 * The core knows which addresses it allows; whether one can be parsed at all, only `URL` knows.
 * @param {string | undefined} url
 */
function assertAddress(url) {
  try {
    if (url !== undefined) new URL(url);
  } catch {
    throw new TypeError("baseUrl: must be an address that URL can parse, but its host or port is malformed");
  }
}
