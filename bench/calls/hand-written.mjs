// The calls to the validator written by hand.
import { createValidator, fieldOf, issues } from "../contenders/hand-written.mjs";
import { labels, sentences } from "./german.mjs";
import { ownedBy } from "./ownership.mjs";

export const ways = ["inline options"];

/** @param {import("../calls.mjs").Call} call @returns {import("./ours.mjs").Prepared | undefined} */
export function prepare({ account, german, entry }) {
  const owned = ownedBy(account);
  const { validate, checks } = german ? createValidator(owned, labels, sentences) : createValidator(owned);
  if (entry === "form") return { run: validate, issues, fieldOf };
  if (entry === "json") return { run: (text) => validate(JSON.parse(text)), issues, fieldOf };
  if (entry !== "field") return undefined;
  const run = (/** @type {any} */ { form, field }) => {
    /** @type {import("../contenders/hand-written.mjs").Issues} */
    const found = [];
    checks[field]?.(found, form);
    return found;
  };
  return { run, issues, fieldOf };
}
