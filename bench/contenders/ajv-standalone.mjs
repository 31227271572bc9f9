// Ajv compiled ahead of time (../standalone.mjs writes the file).
import check from "../output/ajv-standalone-code.mjs";
import { failingOf } from "./ajv-schema.mjs";

/** @param {unknown} form */
export const validate = (form) => ({ ok: check(form), errors: check.errors });
/** @param {any} result */
export const failing = (result) => failingOf(result.errors);
