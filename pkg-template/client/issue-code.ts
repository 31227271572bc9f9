// Finds the codes of sentences in a server's own 422. The 422 names keys and sentences, never rules.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { CampaignField, IssueCode } from "../types.js";
import { formatMessage } from "../validate/format-message.js";
import { paramsOf, templateOf } from "../validate/verdict.js";

/**
 * Finds the rule of a field whose default English message equals a server's message, in the wording of any profile.
 *
 * Ignores numbers: the server's own bound (a plan's limit of 5) belongs to the same rule as the documented one (10).
 *
 * @param key The server's key: a field, or a field and an element, such as `phone_number_ids.0`.
 * @returns The rule's code; "server" for an unknown field, or a custom or translated message.
 */
export function issueCode(key: string, message: string): IssueCode {
  const [name = "", ...rest] = key.split(".");
  const element = rest.length > 0 ? rest.join(".") : undefined;
  const field = fieldNames.indexOf(name as CampaignField);
  if (field < 0) return "server";
  const sentence = withoutNumbers(message);
  const subject = { key, element, input: () => "empty" };
  const matchesRule = (code: string, bounds: number[] = []) =>
    [false, true].some((isLaravel8) => {
      const params = Object.entries(paramsOf(code, bounds, 1));
      const formatted = formatMessage(templateOf(code, field, isLaravel8), undefined, subject, params, isLaravel8);
      return withoutNumbers(formatted) === sentence;
    });
  // Laravel's rules `in` and `exists` have the same sentence.
  if (name === "phone_number_ids" && element !== undefined && matchesRule("in")) return "phone_number_not_owned";
  for (const rule of element === undefined ? catalog.rules[field] : (catalog.each[name] ?? [])) {
    const [code, ...bounds] = typeof rule === "string" ? [rule] : rule;
    if (matchesRule(code, bounds)) return code;
  }
  return "server";
}

const withoutNumbers = (text: string) => text.replace(/\d+/g, "#");
