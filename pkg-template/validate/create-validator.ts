// A validator whose options are read once: every kind of verdict by the same options.
import { type NdjsonSource, type ReadingOptions, readRows } from "../bulk/bulk.js";
import type { CampaignField, FieldsValidation, RowVerdict, Validation, ValidationOptions } from "../types.js";
import { Validator } from "./engine.js";
import { validateJson } from "./engine-json.js";
import type { campaignSchema } from "./schema.js";
import { schemaOf } from "./standard-schema.js";

/** Verdicts by options that were read once. Its functions need no `this`. */
export interface CampaignValidator {
  /** The server's verdict on a form: `validateCampaign`. */
  validate(form: unknown): Validation;
  /**
   * The verdict on a raw request body: `validateCampaignJson`.
   *
   * @throws {TypeError} where `body` is neither a string nor bytes.
   */
  validateJson(body: string | Uint8Array): Validation;
  /**
   * The verdict on some fields of a form: `validateFields`.
   *
   * @throws {TypeError} where `fields` holds a name that is no field.
   */
  validateFields(form: unknown, fields: readonly CampaignField[]): FieldsValidation;
  /**
   * The verdict on each of many forms: `validateMany`.
   *
   * @throws {TypeError} where `forms` is no array.
   */
  validateMany(forms: readonly unknown[]): Validation[];
  /**
   * The verdict on each row of NDJSON: `validateNdjson`.
   *
   * @throws {TypeError} at once where an option cannot be used; the message names it.
   */
  validateNdjson(source: NdjsonSource, reading?: ReadingOptions): AsyncGenerator<RowVerdict, void, undefined>;
  /** The form as a Standard Schema: `createCampaignSchema`. */
  readonly schema: typeof campaignSchema;
}

/**
 * Reads the options of a verdict once, for many calls. A later change of `options` does not change the validator.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 * @example
 * const validator = createValidator({ account: { phone_number_ids: [7, 8] } });
 * validator.validate({ name: "Spring", assistant_id: 127 }).ok; // true
 */
export function createValidator(options?: ValidationOptions): CampaignValidator {
  const validator = new Validator(options);
  return {
    validate: (form) => validator.validate(form),
    validateJson: (body) => validateJson(validator, body),
    validateFields: (form, fields) => validator.validateFields(form, fields),
    validateMany: (forms) => validator.validateMany(forms),
    validateNdjson: (source, reading) => readRows(source, validator, reading),
    schema: schemaOf({ ...options }, () => validator),
  };
}
