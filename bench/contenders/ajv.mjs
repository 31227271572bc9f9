// Ajv, compiling its schema when it is loaded.
import Ajv from "ajv";
import { failingOf, formats, schema } from "./ajv-schema.mjs";

const check = new Ajv.default({ allErrors: true, formats }).compile(schema);
/** @param {unknown} form */
export const validate = (form) => ({ ok: check(form), errors: check.errors });
/** @param {any} result */
export const failing = (result) => failingOf(result.errors);
