// Forms in, verdicts out. Synchronous; the wasm module starts on the first call.
import type { CampaignField, FieldsValidation, Validation, ValidationOptions } from "../types.js";
import { allReady } from "../wasm/load.js";
import { validator } from "../wasm/validator_module.js";
import { validatorOf } from "./engine.js";
import { validateJson } from "./engine-json.js";

/**
 * The server's verdict on a form: what `POST /user/campaign` would answer, message for message, without asking it.
 *
 * Synchronous, and needs no set-up. It takes any value: of an object its 14 own enumerable fields count, as
 * `JSON.stringify` would send them; anything else is an empty form. Bad data never throws.
 *
 * @param form The form, as the page holds it.
 * @param options The server's profile and provider, what is known about the account, and your own sentences.
 * @returns The accepted campaign, or the body of the server's 422; in both cases warnings, and what only the account knows.
 * @throws {TypeError} where an option cannot be used; the message names it.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 *
 * const verdict = validateCampaign({ name: "Spring", assistant_id: 127, timezone: "Asia/Calcutta" });
 * if (verdict.ok) console.log(verdict.campaign);
 * else console.log(verdict.errors);
 */
export function validateCampaign(form: unknown, options?: ValidationOptions): Validation {
  return validatorOf(options).validate(form);
}

/**
 * The verdict on a raw request body, decoded as the server's PHP decodes it: for relays and imports.
 *
 * A string is encoded as `fetch` would encode it. A body that is no JSON object is an empty form, as it is to the server.
 *
 * @throws {TypeError} where `body` is neither a string nor bytes, or an option cannot be used.
 */
export function validateCampaignJson(body: string | Uint8Array, options?: ValidationOptions): Validation {
  return validateJson(validatorOf(options), body);
}

/**
 * The verdict on some fields of a form, the elements of their lists included: the full verdict, filtered.
 * A required field that is not listed is not asked for.
 *
 * @throws {TypeError} where `fields` holds a name that is no field, or an option cannot be used.
 */
export function validateFields(
  form: unknown,
  fields: readonly CampaignField[],
  options?: ValidationOptions,
): FieldsValidation {
  return validatorOf(options).validateFields(form, fields);
}

/**
 * Compiles the wasm modules that are loaded, asynchronously: after it no call compiles anything. Nothing needs it but browsers that refuse to compile
 * on the main thread (Chrome before 115), and pages that want the work off their critical path.
 */
export async function ready(): Promise<void> {
  // First by name: without it nothing works, and its error says so.
  await validator.ready();
  await allReady();
}
