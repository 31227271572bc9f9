// The functions that validate a form of the second contract. They are synchronous; the wasm module starts on the first
// call.
import type { NdjsonSource, ReadingOptions } from "../bulk/bulk.js";
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import { allReady } from "../wasm/load.js";
import { validator_2026_07 } from "../wasm/validator_2026_07_module.js";
import { rowsBy, verdictsOf } from "./rows.js";
import type { CampaignSchema } from "./schema.js";
import { schemaOf } from "./schema-of.js";
import type { CampaignField, FieldsValidation, RowVerdict, Validation, ValidationOptions } from "./types.js";
import { Validator, validatorOf } from "./validator.js";

/**
 * Validates a form as the server does, by the contract of July 2026. Predicts the response of `POST /user/campaign`,
 * message for message, offline.
 *
 * Synchronous, without set-up. Accepts any value and never throws on bad data.
 *
 * @param form The values of the form.
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @returns The accepted campaign, or the body of the server's 422 response. In both cases with warnings, and with the
 *   facts that only the account or the server can check.
 * @throws {TypeError} If an option is invalid. The message names the option.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 *
 * const verdict = validateCampaign({ name: "Reminder", channel: "sms", sms_body: "Hello {{first_name}}" });
 * if (verdict.ok) console.log(verdict.campaign);
 * else console.log(verdict.errors); // { sms_from_phone_number_id: ["The ... is required when channel is sms."] }
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
 * @example
 * import { validateCampaignJson } from "outbound-campaign/2026-07";
 *
 * validateCampaignJson('{"name":"Spring","assistant_id":127}').ok; // true
 */
export function validateCampaignJson(body: string | Uint8Array, options?: ValidationOptions): Validation {
  return validatorOf(options).validateJson(body);
}

/**
 * Validates some fields of a form, with the elements of their lists. Returns the full verdict, filtered by field.
 *
 * @param form The values of the form.
 * @param fields The names of the fields.
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @throws {TypeError} If `fields` holds a name that is not a field, or an option is invalid.
 *
 * @example
 * import { validateFields } from "outbound-campaign/2026-07";
 *
 * validateFields({ schedule_windows: [{ start: "9:00", end: "12:00" }] }, ["schedule_windows"]).ok; // false
 */
export function validateFields(
  form: unknown,
  fields: readonly CampaignField[],
  options?: ValidationOptions,
): FieldsValidation {
  return validatorOf(options).validateFields(form, fields);
}

/** A validator with fixed options. Its functions need no `this`, so they can be destructured. */
export interface CampaignValidator {
  /** Validates a form, as `validateCampaign` does. */
  validate(form: CampaignInput): Validation;
  /** Validates any value, as `validateCampaign` does. */
  validate(form: unknown): Validation;
  /**
   * Validates a raw request body, as `validateCampaignJson` does.
   *
   * @throws {TypeError} If `body` is neither a string nor bytes.
   */
  validateJson(body: string | Uint8Array): Validation;
  /**
   * Validates some fields of a form, as the function `validateFields` does.
   *
   * @throws {TypeError} If `fields` holds a name that is not a field.
   */
  validateFields(form: unknown, fields: readonly CampaignField[]): FieldsValidation;
  /**
   * Validates each form of a list, as the function `validateMany` does.
   *
   * @throws {TypeError} If `forms` is not an array.
   */
  validateMany(forms: readonly unknown[]): Validation[];
  /**
   * Validates each row of NDJSON, as the function `validateNdjson` does.
   *
   * @throws {TypeError} At once, if an option is invalid. The message names the option.
   */
  validateNdjson(source: NdjsonSource, reading?: ReadingOptions): AsyncGenerator<RowVerdict, void, undefined>;
  /** The form as a Standard Schema, as `createCampaignSchema` returns it. */
  readonly schema: CampaignSchema;
}

/**
 * Creates a validator that reads its options once, for many calls. Later changes of `options` have no effect on it.
 *
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @throws {TypeError} If an option is invalid. The message names the option.
 *
 * @example
 * import { createValidator } from "outbound-campaign/2026-07";
 *
 * const validator = createValidator({ account: { sms_phone_number_ids: [11] } });
 * validator.validate({ name: "Spring", assistant_id: 127 }).ok; // true
 */
export function createValidator(options?: ValidationOptions): CampaignValidator {
  const validator = new Validator(options);
  return {
    validate: (form) => validator.validate(form),
    validateJson: (body) => validator.validateJson(body),
    validateFields: (form, fields) => validator.validateFields(form, fields),
    validateMany: (forms) => verdictsOf(validator, forms),
    validateNdjson: (source, reading) => rowsBy(validator, source, reading),
    schema: schemaOf({ ...options }, () => validator),
  };
}

/**
 * Compiles all loaded wasm modules asynchronously, so that later calls compile nothing.
 *
 * @throws {Error} If the host refuses WebAssembly. The message tells how to fix it.
 *
 * @example
 * import { ready } from "outbound-campaign/2026-07";
 *
 * await ready();
 */
export async function ready(): Promise<void> {
  await validator_2026_07.ready();
  await allReady();
}
