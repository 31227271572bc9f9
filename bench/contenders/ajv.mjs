// Ajv, compiling its schema when it is loaded.
import Ajv from "ajv";
import { options, schema } from "./ajv-schema.mjs";

export { differs } from "./differs.mjs";

const check = new Ajv.default(options).compile(schema);
/** @param {unknown} form */
export const validate = (form) => (check(form) ? [] : check.errors);
/** @param {any} errors */
export const issues = (errors) => errors;
/** @param {any} error */
export const fieldOf = (error) => error.instancePath.split("/")[1] ?? error.params.missingProperty;
