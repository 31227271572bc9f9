// The calls to Valibot. Its documentation sets messages by language (its own translations are for versions below 1),
// and validates one field with the schema in `entries`.
import * as v from "valibot";
import { createSchema, issues } from "../contenders/valibot.mjs";
import { sentences } from "./german.mjs";
import { ownedBy } from "./ownership.mjs";

export const ways = ["inline options"];

/** @param {any} issue */
const labelOf = (issue) => issue.path?.[0].key;
v.setSchemaMessage((issue) => `Ungültiger Typ: ${issue.expected} erwartet, ${issue.received} erhalten`, "de");
v.setSpecificMessage(v.nonEmpty, (issue) => /** @type {any} */ (sentences).required(labelOf(issue)), "de");
v.setSpecificMessage(v.integer, (issue) => /** @type {any} */ (sentences).integer(labelOf(issue)), "de");
v.setSpecificMessage(
  v.minValue,
  (issue) => /** @type {any} */ (sentences).min(labelOf(issue), issue.requirement),
  "de",
);
v.setSpecificMessage(
  v.maxValue,
  (issue) => /** @type {any} */ (sentences).max(labelOf(issue), issue.requirement),
  "de",
);
v.setSpecificMessage(v.regex, (issue) => /** @type {any} */ (sentences).time(labelOf(issue)), "de");
const germanChecks = {
  tooLong: "darf höchstens 255 Zeichen lang sein",
  zone: "muss eine gültige Zeitzone sein",
  distinct: "kommt mehrfach vor (ungültig)",
  assistant: "Ungültiger Assistent",
  phoneNumber: "Ungültige Telefonnummer",
};

/** A missing field has its name in the path as well. @param {any} issue */
const fieldOf = (issue) => issue.path[0].key ?? issue.path[0];

/** @param {import("../calls.mjs").Call} call @returns {import("./ours.mjs").Prepared | undefined} */
export function prepare({ account, german, entry }) {
  const schema = createSchema(ownedBy(account), german ? germanChecks : undefined);
  const enter = () => v.setGlobalConfig({ lang: german ? "de" : "en" });
  if (entry === "form") return { run: (form) => v.safeParse(schema, form), issues, fieldOf, enter };
  if (entry === "json") return { run: (text) => v.safeParse(schema, JSON.parse(text)), issues, fieldOf, enter };
  if (entry === "schema") {
    const { validate } = schema["~standard"];
    return { run: validate, issues, fieldOf, enter };
  }
  if (entry !== "field") return undefined;
  const entries = /** @type {Record<string, any>} */ (schema.entries);
  const run = (/** @type {any} */ { form, field }) => v.safeParse(entries[field], form[field]);
  return { run, issues, fieldOf: (_issue, { field }) => field, enter };
}
