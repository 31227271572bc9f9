// Creates a validator that reads its options once, and gives every kind of verdict with them.

import type {
  CampaignField,
  CampaignInput,
  FieldsValidation,
  RowVerdict,
  Validation,
  ValidationOptions,
} from "../types.js";
import { Validator } from "../validate/engine.js";
import { validateJson } from "../validate/engine-json.js";
import type { campaignSchema } from "../validate/schema.js";
import { schemaOf } from "../validate/schema-of.js";
import { verdictOnFields } from "../validate/validate-fields.js";
import { type NdjsonSource, type ReadingOptions, readRows } from "./bulk.js";

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
  readonly schema: typeof campaignSchema;
}

/**
 * Creates a validator that reads its options once, for many calls. Later changes of `options` have no effect on it.
 *
 * @param options The server's profile and provider, the account facts, and custom messages.
 * @throws {TypeError} If an option is invalid. The message names the option.
 *
 * @see The guide `docs/validate.md` in the package.
 *
 * @example
 * import { createValidator } from "outbound-campaign";
 *
 * const validator = createValidator({ account: { phone_number_ids: [7, 8] } });
 * validator.validate({ name: "Spring", assistant_id: 127 }).ok; // true
 */
export function createValidator(options?: ValidationOptions): CampaignValidator {
  const validator = new Validator(options);
  return {
    validate: (form) => validator.validate(form),
    validateJson: (body) => validateJson(validator, body),
    validateFields: (form, fields) => verdictOnFields(validator, form, fields),
    validateMany: (forms) => validator.validateMany(forms),
    validateNdjson: (source, reading) => readRows(source, validator, reading),
    schema: schemaOf({ ...options }, () => validator),
  };
}
