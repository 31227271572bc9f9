// Creates the object that form libraries and routers call: https://standardschema.dev.
import type { ValidationOptions } from "../types.js";
import { inputSchema, outputSchema, type SchemaContract } from "./json-schema.js";
import { refinedIssues } from "./refined-issues.js";
import type { CampaignSchema } from "./schema.js";

/** The verdict of a contract, as far as a schema reads it. */
type Verdict<Campaign> =
  | { ok: true; campaign: Campaign; warnings: readonly { code: string }[] }
  | {
      ok: false;
      issues: readonly { code: string; key: string; message: string; path: readonly (string | number)[] }[];
      warnings: readonly { code: string }[];
    };

/**
 * Returns a Standard Schema. Its only member must be `~standard`, because libraries look for methods of other schema
 * libraries first (parse, assert, validate, ...).
 *
 * @param validator called in each validation, so that the default schema starts no wasm before
 * @param refine the caller's own rules
 */
export function standardSchema<Input, Campaign>(
  contract: SchemaContract,
  options: ValidationOptions,
  validator: () => { validate(form: unknown): Verdict<Campaign> },
  refine?: (campaign: Campaign) => unknown,
): CampaignSchema<Input, Campaign> {
  return {
    "~standard": {
      version: 1,
      vendor: "outbound-campaign",
      validate(value) {
        const prepared = validator();
        let verdict = prepared.validate(value);
        const submitted = submittedForm(value, verdict);
        if (submitted) verdict = prepared.validate(submitted);
        // Has only one of the two members: Superforms tests `"value" in result`, others test whether `issues` is
        // truthy.
        if (!verdict.ok) return { issues: verdict.issues.map(({ message, path }) => ({ message, path })) };
        const issues = refine ? refinedIssues(refine(verdict.campaign), contract.names) : [];
        return issues.length > 0 ? { issues } : { value: verdict.campaign };
      },
      jsonSchema: {
        input: (asked) => inputSchema(contract, asked?.target, options),
        output: (asked) => outputSchema(contract, asked?.target, options),
      },
    },
  };
}

/** A list's key as HTML forms name it. */
const BRACKET_KEY = /^(allowed_days|phone_number_ids)\[(\d*)\]$/;

/**
 * Returns the form that a form library means: the lists under their fields' names, and without lists that are booleans.
 * Returns undefined if the value is such a form already. Reads the verdict first, so that other forms cost nothing.
 */
function submittedForm(value: unknown, verdict: Verdict<unknown>): Record<string, unknown> | undefined {
  try {
    return withPlainLists(value, verdict);
  } catch {
    // A getter or a proxy threw. The verdict has its issue.
    return undefined;
  }
}

function withPlainLists(value: unknown, verdict: Verdict<unknown>): Record<string, unknown> | undefined {
  const hasUnknownKey = verdict.warnings.some(({ code }) => code === "unknown_field");
  // Of all keys: only the first unknown ones have a warning.
  const hasBrackets = hasUnknownKey && Object.keys(value as object).some((key) => BRACKET_KEY.test(key));
  const isBoolean = (field: string) => typeof (value as Record<string, unknown>)[field] === "boolean";
  const booleans = verdict.ok ? [] : verdict.issues.filter(({ code, key }) => code === "array" && isBoolean(key));
  if (!hasBrackets && booleans.length === 0) return undefined;
  const form: Record<string, unknown> = {};
  const lists: Record<string, unknown[]> = {};
  for (const [key, item] of Object.entries(value as object)) {
    const [, field] = BRACKET_KEY.exec(key) ?? [];
    if (field === undefined) form[key] = item;
    else {
      lists[field] ??= [];
      lists[field].push(...(Array.isArray(item) ? item : [item]));
    }
  }
  for (const { key } of booleans) delete form[key];
  for (const [field, list] of Object.entries(lists)) form[field] ??= list;
  return form;
}
