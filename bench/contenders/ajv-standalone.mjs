// Ajv compiled ahead of time (../prepare.mjs writes the file).
import check from "../output/ajv-standalone-code.mjs";

export { differs } from "./differs.mjs";

/** @param {unknown} form */
export const validate = (form) => (check(form) ? [] : check.errors);
/** @param {any} errors */
export const issues = (errors) => errors;
/** @param {any} error */
export const fieldOf = (error) => error.instancePath.split("/")[1] ?? error.params.missingProperty;
