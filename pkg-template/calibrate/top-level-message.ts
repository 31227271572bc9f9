// The top-level message of a 422: one sentence for all, or the first error and how many more there are.
import type { Profile } from "../types.js";
import { only } from "./error-groups.js";
import type { Answer, GroupDifference } from "./infer.js";
import { LONGEST_SENTENCE } from "./message-templates.js";

/** Laravel's own, and the keys under which it looks for a translation. The same stand in src/verdict/messages.rs and src/words.rs. */
export const INVALID = "The given data was invalid.";
export const MORE_ERROR = "(and :count more error)";
export const MORE_ERRORS = "(and :count more errors)";

export function learnTopLevel(
  answers: Answer[],
  profile: Profile,
): { messages: Record<string, string>; unproven: GroupDifference[] } {
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

/** The first message, and how many there are. */
function summary(errors: Record<string, string[]>) {
  const lists = Object.values(errors);
  const first = lists.find((messages) => messages.length > 0)?.[0] ?? "";
  return { first, count: lists.reduce((sum, messages) => sum + messages.length, 0) };
}

/** The text behind the first message, by its key in a translation. */
function behindTheFirst(
  message: string,
  { first, count }: { first: string; count: number },
): [string, string | undefined] {
  const key = ["", "", MORE_ERROR][count] ?? MORE_ERRORS;
  if (key === "") return [key, message === first ? "" : undefined];
  const rest = message.startsWith(`${first} `) ? message.slice(first.length + 1) : undefined;
  return [key, rest?.replace(/\d+/g, (digits) => (Number(digits) === count - 1 ? ":count" : digits))];
}

function difference(form: Readonly<Record<string, unknown>>, ours: string, theirs: string): GroupDifference {
  return { field: "message", form, ours: only("message", [ours]), theirs: only("message", [theirs]) };
}
