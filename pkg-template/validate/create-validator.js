// A validator whose options are read once: every kind of verdict by the same options.
import { readRows } from "../bulk/bulk.js";
import { Validator } from "./engine.js";
import { validateJson } from "./engine-json.js";
import { schemaOf } from "./standard-schema.js";

/** @type {typeof import("./create-validator.d.ts").createValidator} */
export function createValidator(options) {
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
