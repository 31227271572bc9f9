// The calls to Ajv, compiled ahead of time (../prepare.mjs writes the file). Its documentation translates errors with
// ajv-i18n, passes facts that are known only at run time as context, and compiles the schema of one field by itself.
import localize from "ajv-i18n/localize/de/index.js";
import { fieldOf, issues } from "../contenders/ajv-standalone.mjs";
import * as checks from "../output/ajv-calls-code.mjs";
import { ownedBy } from "./ownership.mjs";

export const ways = ["inline options"];

/** @param {import("../calls.mjs").Call} call @returns {import("./ours.mjs").Prepared | undefined} */
export function prepare({ account, german, entry }) {
  const owned = ownedBy(account);
  const check = /** @type {any} */ (owned ? checks.owned : checks.campaign);
  const validate = (/** @type {any} */ form) => {
    if (check.call(owned, form)) return [];
    if (german) localize(check.errors);
    return check.errors;
  };
  if (entry === "form") return { run: validate, issues, fieldOf };
  if (entry === "json") return { run: (text) => validate(JSON.parse(text)), issues, fieldOf };
  if (entry !== "field") return undefined;
  const run = (/** @type {any} */ { form, field }) => {
    const checkField = /** @type {any} */ (checks)[field];
    return checkField(form[field]) ? [] : checkField.errors;
  };
  return { run, issues, fieldOf: (_issue, { field }) => field };
}
