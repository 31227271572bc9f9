// The top-level message of a 422: one sentence for all, or the first error and how many more there are.
import { only } from "./error-groups.js";
import { LONGEST_SENTENCE } from "./message-templates.js";

/** @import { Profile } from "../types.js" */
/** @import { Answer, GroupDifference } from "./infer.js" */

/** Laravel's own, and the keys under which it looks for a translation. The same stand in src/verdict/messages.rs and src/words.rs. */
export const INVALID = "The given data was invalid.";
export const MORE_ERROR = "(and :count more error)";
export const MORE_ERRORS = "(and :count more errors)";

/**
 * @param {Answer[]} answers
 * @param {Profile} profile
 * @returns {{ messages: Record<string, string>, unproven: GroupDifference[] }}
 */
export function learnTopLevel(answers, profile) {
  const learnt = new Map();
  for (const { form, message, errors } of answers) {
    const [key, template] = profile === "laravel-12" ? behindTheFirst(message, summary(errors)) : [INVALID, message];
    if (template === undefined || template.length > LONGEST_SENTENCE || (learnt.get(key) ?? template) !== template) {
      return { messages: {}, unproven: [difference(form, key, message)] };
    }
    learnt.set(key, template);
  }
  learnt.delete("");
  // Another language's plural says nothing of its singular.
  const strange = learnt.has(MORE_ERRORS) && learnt.get(MORE_ERRORS) !== MORE_ERRORS;
  const unproven = strange && !learnt.has(MORE_ERROR) ? [difference({}, MORE_ERROR, learnt.get(MORE_ERRORS))] : [];
  return { messages: Object.fromEntries([...learnt].filter(([key, template]) => key !== template)), unproven };
}

/**
 * The first message, and how many there are.
 *
 * @param {Record<string, string[]>} errors
 */
function summary(errors) {
  const lists = Object.values(errors);
  const first = lists.find((messages) => messages.length > 0)?.[0] ?? "";
  return { first, count: lists.reduce((sum, messages) => sum + messages.length, 0) };
}

/**
 * The text behind the first message, by its key in a translation.
 *
 * @param {string} message
 * @param {{ first: string, count: number }} summary
 * @returns {[string, string | undefined]}
 */
function behindTheFirst(message, { first, count }) {
  const key = ["", "", MORE_ERROR][count] ?? MORE_ERRORS;
  if (key === "") return [key, message === first ? "" : undefined];
  const rest = message.startsWith(`${first} `) ? message.slice(first.length + 1) : undefined;
  return [key, rest?.replace(/\d+/g, (digits) => (Number(digits) === count - 1 ? ":count" : digits))];
}

/**
 * @param {Readonly<Record<string, unknown>>} form
 * @param {string} ours
 * @param {string} theirs
 * @returns {GroupDifference}
 */
function difference(form, ours, theirs) {
  return { field: "message", form, ours: only("message", [ours]), theirs: only("message", [theirs]) };
}
