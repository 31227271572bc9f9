// The top-level message of a 422: one sentence for all, or the first error and how many more there are.

/** @import { Profile } from "./types.js" */
/** @import { Difference } from "./compare.d.ts" */
/** @import { Answer } from "./calibrate-learn.js" */

/** Laravel's own, and the keys under which it looks for a translation. The same stand in src/messages.rs and src/words.rs. */
export const INVALID = "The given data was invalid.";
export const MORE_ERROR = "(and :count more error)";
export const MORE_ERRORS = "(and :count more errors)";

/**
 * @param {Answer[]} answers
 * @param {Profile} profile
 * @returns {{ messages: Record<string, string>, unproven: Difference[] }}
 */
export function learnTopLevel(answers, profile) {
  const learnt = new Map();
  for (const { form, message, errors } of answers) {
    const all = Object.values(errors).flat();
    const [key, template] = profile === "laravel-12" ? behindTheFirst(message, all) : [INVALID, message];
    if (template === undefined || (learnt.get(key) ?? template) !== template) {
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
 * What stands behind the first of `all` messages, by its key in a translation.
 *
 * @param {string} message
 * @param {string[]} all
 * @returns {[string, string | undefined]}
 */
function behindTheFirst(message, all) {
  const key = ["", "", MORE_ERROR][all.length] ?? MORE_ERRORS;
  const first = all[0] ?? "";
  if (key === "") return [key, message === first ? "" : undefined];
  const rest = message.startsWith(`${first} `) ? message.slice(first.length + 1) : undefined;
  return [key, rest?.replace(/\d+/g, (digits) => (Number(digits) === all.length - 1 ? ":count" : digits))];
}

/**
 * @param {Readonly<Record<string, unknown>>} form
 * @param {string} ours
 * @param {string} theirs
 * @returns {Difference}
 */
function difference(form, ours, theirs) {
  return { field: "message", form, ours: { message: [ours] }, theirs: { message: [theirs] } };
}
