// The functions that validate one form. They are synchronous; the wasm module starts on the first call.
import type { CampaignField, CampaignInput, FieldsValidation, Validation, ValidationOptions } from "../types.js";
import { allReady } from "../wasm/load.js";
import { validator } from "../wasm/validator_module.js";
import { validateJson } from "./engine-json.js";
import { verdictOnFields } from "./validate-fields.js";
import { validatorOf } from "./validator-cache.js";

/**
 * The type of a form about which TypeScript knows nothing: `unknown`, an object of any keys, or
 * `Partial<CampaignInput>`.
 * An object with a misspelled or missing field is none of them, so that a call with it does not compile.
 */
export type UntypedForm<Form> = Partial<CampaignInput> extends Form ? Form : string extends keyof Form ? Form : never;

/**
 * Validates a form as the server does. Predicts the response of `POST /user/campaign`, message for message, offline.
 *
 * Synchronous, without set-up. Accepts any value and never throws on bad data. Reads the 14 own enumerable fields of an
 * object, as `JSON.stringify` would send them. Any other value is an empty form.
 *
 * @param form The values of the form.
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @returns The accepted campaign, or the body of the server's 422 response. In both cases with warnings, and with the
 *   facts that only the account can check.
 * @throws {TypeError} If an option is invalid. The message names the option.
 *
 * @see The guide `docs/validate.md` in the package.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 *
 * const verdict = validateCampaign({ name: "Spring", assistant_id: 127, timezone: "Asia/Calcutta" });
 * if (verdict.ok) console.log(verdict.campaign);
 * else console.log(verdict.errors);
 */
export function validateCampaign(form: CampaignInput, options?: ValidationOptions): Validation;
/** Does the same for a value of any type. */
export function validateCampaign(form: unknown, options?: ValidationOptions): Validation;
export function validateCampaign(form: unknown, options?: ValidationOptions): Validation {
  return validatorOf(options).validate(form);
}

/**
 * Validates a raw request body, decoded as the server's PHP decodes it. For relays and imports.
 *
 * A body that is not a JSON object is an empty form, as it is for the server.
 *
 * @param body Bytes, or a string, which is encoded as `fetch` would encode it.
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @throws {TypeError} If `body` is neither a string nor bytes, or an option is invalid.
 *
 * @see The guide `docs/validate.md` in the package.
 *
 * @example
 * import { validateCampaignJson } from "outbound-campaign";
 *
 * validateCampaignJson('{"name":"Spring","assistant_id":127}').ok; // true
 */
export function validateCampaignJson(body: string | Uint8Array, options?: ValidationOptions): Validation {
  return validateJson(validatorOf(options), body);
}

/**
 * Validates some fields of a form, with the elements of their lists. Returns the full verdict, filtered by field.
 *
 * Other fields can be missing, even if they are required.
 *
 * @param form The values of the form.
 * @param fields The names of the fields.
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @throws {TypeError} If `fields` holds a name that is not a field, or an option is invalid.
 *
 * @see The guide `docs/validate.md` in the package.
 *
 * @example
 * import { validateFields } from "outbound-campaign";
 *
 * validateFields({ timezone: "Asia/Calcutta" }, ["timezone"]).errors; // { timezone: [...] }
 */
export function validateFields(
  form: Partial<CampaignInput>,
  fields: readonly CampaignField[],
  options?: ValidationOptions,
): FieldsValidation;
/** Does the same for a value of any type. */
export function validateFields(
  form: unknown,
  fields: readonly CampaignField[],
  options?: ValidationOptions,
): FieldsValidation;
export function validateFields(
  form: unknown,
  fields: readonly CampaignField[],
  options?: ValidationOptions,
): FieldsValidation {
  return verdictOnFields(validatorOf(options), form, fields);
}

/**
 * Compiles all loaded wasm modules asynchronously, so that later calls compile nothing.
 *
 * Required only in browsers that refuse to compile on the main thread (Chrome before 115). Optional in pages that move
 * the work off their critical path.
 *
 * @throws {Error} If the host refuses WebAssembly. The message tells how to fix it.
 *
 * @example
 * import { ready } from "outbound-campaign";
 *
 * await ready();
 */
export async function ready(): Promise<void> {
  // Starts with the validator: nothing works without it, so its error is the most useful one.
  await validator.ready();
  await allReady();
}
