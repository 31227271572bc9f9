// The calls to Zod 4. Its documentation sets a locale for the whole library, and validates one field with the schema in
// `shape`.
import * as z from "zod";
import { de, en } from "zod/locales";
import { createSchema, fieldOf, issues } from "../contenders/zod.mjs";
import { ownedBy } from "./ownership.mjs";

export const ways = ["inline options"];

/** @param {import("../calls.mjs").Call} call @returns {import("./ours.mjs").Prepared | undefined} */
export function prepare({ account, german, entry }) {
  const schema = createSchema(ownedBy(account));
  const enter = () => z.config(german ? de() : en());
  if (entry === "form") return { run: (form) => schema.safeParse(form), issues, fieldOf, enter };
  if (entry === "json") return { run: (text) => schema.safeParse(JSON.parse(text)), issues, fieldOf, enter };
  if (entry === "schema") {
    const { validate } = schema["~standard"];
    return { run: validate, issues: (result) => result.issues ?? [], fieldOf, enter };
  }
  if (entry !== "field") return undefined;
  const shape = /** @type {Record<string, z.ZodType>} */ (schema.shape);
  const run = (/** @type {any} */ { form, field }) => shape[field]?.safeParse(form[field]);
  return { run, issues, fieldOf: (_issue, { field }) => field, enter };
}
