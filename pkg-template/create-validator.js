// A validator whose options are read once: every kind of verdict by the same options.
import { readRows } from "./bulk.js";
import { Validator } from "./engine.js";
import { schemaOf } from "./schema.js";
import { validateBody, validateSome } from "./validate.js";

/** @type {typeof import("./create-validator.d.ts").createValidator} */
export function createValidator(options) {
  const validator = new Validator(options);
  return {
    validate: (form) => validator.validate(form),
    validateJson: (body) => validateBody(validator, body),
    validateFields: (form, fields) => validateSome(validator, form, fields),
    validateMany(forms) {
      if (!Array.isArray(forms)) throw new TypeError("forms must be an array");
      return forms.map((form) => validator.validate(form));
    },
    validateNdjson: (source, reading) => readRows(source, validator, reading),
    schema: schemaOf({ ...options }, () => validator),
  };
}
