// Ajv, compiled ahead of time from the JSON Schema that the package publishes: the server's rules in the standard's own
// keywords (../prepare.mjs writes the file).
import check from "../output/ajv-json-schema-code.mjs";

export { fieldOf, issues } from "./ajv-standalone.mjs";

export const differs = { "an id twice, as text too": 'uniqueItems takes 12 and "12" for two' };

/** @param {unknown} form */
export const validate = (form) => (check(form) ? [] : check.errors);
