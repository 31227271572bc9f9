// Reads the errors of a server's own 422: it names keys and sentences, never rules, and sometimes only a sentence.
import { catalog } from "../catalog-2026-07.js";
import type { CustomMessages } from "../validate/custom-messages.js";
import { formatMessage } from "../validate/format-message.js";
import { customMessageOf, type Path } from "./issues.js";
import type { CampaignField, Issue, IssueCode } from "./types.js";

/** The codes of ids that the account lacks. Laravel's rules `in` and `exists` have the same sentence. */
const ACCOUNT_CODES: Readonly<Record<string, IssueCode>> = {
  assistant_id: "assistant_not_found",
  "phone_number_ids.*": "phone_number_not_owned",
  whatsapp_sender_id: "whatsapp_sender_unknown",
  fallback_whatsapp_sender_id: "whatsapp_sender_unknown",
  whatsapp_template_id: "whatsapp_template_unknown",
  fallback_whatsapp_template_id: "whatsapp_template_unknown",
  sms_from_phone_number_id: "sms_number_unknown",
  fallback_sms_from_phone_number_id: "sms_number_unknown",
};

/** The code of a field that the server's sentence calls wrong. */
interface Fault {
  field: CampaignField;
  code: IssueCode;
}

/**
 * Returns the messages of a server's 422 as issues.
 *
 * @param errors The errors by key. Without any, gets those of the field that the message is about.
 * @param message The top-level message.
 * @param purpose The purpose of the request. Only a create has the fields of a form.
 */
export function issuesOf(errors: Record<string, string[]>, message: string, purpose: string): Issue[] {
  const fault = purpose === "create" && Object.keys(errors).length === 0 ? faultIn(message) : undefined;
  if (fault) errors[fault.field] = [message];
  return Object.entries(errors).flatMap(([key, messages]) => {
    const path = key.split(".").map((step, i) => (i > 0 && /^\d+$/.test(step) ? Number(step) : step));
    return messages.map((text) => {
      const code = fault?.code ?? issueCode(key, text);
      return { field: path[0], path, key, code, message: text, params: {}, source: "server" } as Issue;
    });
  });
}

/**
 * Finds the rule whose default English message equals a server's message, in the wording of any profile. Ignores
 * numbers: the server's own bound belongs to the same rule as the documented one.
 *
 * @param key The server's key, such as `schedule_windows.0.start`.
 * @returns The rule's code; "server" for an unknown key, or a custom or translated message.
 */
function issueCode(key: string, message: string): IssueCode {
  const steps = key.split(".");
  const [name, kind, checks] = rowOf(steps);
  const sentence = withoutNumbers(message);
  const subject = { key, element: steps[1], input: () => undefined };
  const isMessageOf = (template: string | [string, string], params: object = {}) =>
    [template].flat().some((text, i) => {
      const formatted = formatMessage(text, undefined, subject, Object.entries(params), i === 1);
      return withoutNumbers(formatted) === sentence;
    });
  const accountCode = ACCOUNT_CODES[name];
  if (accountCode !== undefined && isMessageOf(catalog.templates.in)) return accountCode;
  for (const [code, params] of checks) {
    const sized = code === "max" && kind !== "numeric" ? "max.string" : code;
    if (isMessageOf(catalog.templates[sized], { ...params, ...(params?.max === null && { max: 0 }) })) return code;
  }
  return "server";
}

/** Returns an issue of `issuesOf` with the custom message of its rule. Without one it stays as it is. */
export function translateIssue(issue: Issue, custom: CustomMessages): Issue {
  const { key, code, message } = issue;
  if (code === "server") return issue;
  const [rowName, kind, checks] = rowOf(key.split("."));
  const rule = checks.find(([each]: [string]) => each === code) ?? [code];
  const subject = { custom, rowName, kind, key, path: issue.path as Path, input: () => undefined };
  // No name of a field has digits, but the key of an element has.
  const bounds = (message.replaceAll(key, "").match(/\d+/g) ?? []).map(Number);
  const own = customMessageOf(subject, rule, bounds);
  return own === undefined ? issue : { ...issue, message: own };
}

/** Returns the row of the table that has a key. */
const rowOf = (steps: readonly string[]) => catalog.rows.find(([row]: [string]) => isRowOf(row, steps)) ?? ["", "", []];

/** Returns whether a row of the table has the key. `*` in its name stands for one step. */
function isRowOf(row: string, steps: readonly string[]): boolean {
  const names = row.split(".");
  return names.length === steps.length && names.every((name, i) => name === "*" || name === steps[i]);
}

const withoutNumbers = (text: string) => text.replace(/\d+/g, "#");

/**
 * Reads the sentence of a 422 without `errors`. The pages say that a create is refused in this way for an unknown
 * sender or template and for a disabled channel, but do not show the sentences. A sentence of another reason keeps the
 * code "server", because a language replaces the sentences of all other codes.
 */
function faultIn(message: string): Fault | undefined {
  const has = (pattern: RegExp) => pattern.test(message);
  const fallback = has(/fallback/i) ? "fallback_" : "";
  const isUnknown = has(/not found|invalid|unknown|does not (exist|belong)/i);
  const fault = (field: CampaignField): Fault => ({
    field,
    code: (isUnknown && ACCOUNT_CODES[field]) || "server",
  });
  if (has(/template/i)) return fault(`${fallback}whatsapp_template_id`);
  if (has(/sender/i)) return fault(`${fallback}whatsapp_sender_id`);
  if (has(/\b(sms|text)\b.*\bphone number|\bphone number.*\b(sms|text)\b/i) && !has(/\bbody\b/i)) {
    return fault(`${fallback}sms_from_phone_number_id`);
  }
  const isOff = has(/disabled|not (enabled|available|active|supported)|unavailable|switched off/i);
  const isAboutChannel = has(/channel|sms|whatsapp/i) && !has(/\bbody\b/i);
  return isOff && isAboutChannel ? { field: `${fallback}channel`, code: "channel_disabled" } : undefined;
}
