// The top-level message of a 422: one fixed sentence, or the first error and the number of further errors.

import type { Profile } from "../types.js";
import type { Probe } from "./contract.js";
import { disagreementOf } from "./error-groups.js";
import type { GroupDifference, InferredMessages, ProbeAnswer } from "./infer.js";
import { MAX_MESSAGE_LENGTH } from "./message-templates.js";

// Laravel's own sentence, and the keys of its translations. src/verdict/messages.rs has the same texts.
export const GIVEN_DATA_INVALID = "The given data was invalid.";
export const MORE_ERROR = "(and :count more error)";
export const MORE_ERRORS = "(and :count more errors)";

/** Infers the translations of the top-level message. */
export function inferTopLevelMessages(answers: ProbeAnswer[], profile: Profile): InferredMessages {
  const inferred: Map<string, string> = new Map();
  for (const { form, message, errors } of answers) {
    const [key, template] =
      profile === "laravel-12" ? countTemplate(message, summarize(errors)) : [GIVEN_DATA_INVALID, message];
    if (
      template === undefined ||
      template.length > MAX_MESSAGE_LENGTH ||
      (inferred.get(key) ?? template) !== template
    ) {
      return { messages: {}, unproven: [difference(form, key, message)] };
    }
    inferred.set(key, template);
  }
  inferred.delete("");
  // The plural of another language does not show its singular.
  const plural = inferred.get(MORE_ERRORS);
  const isTranslated = plural !== undefined && plural !== MORE_ERRORS;
  const unproven = isTranslated && !inferred.has(MORE_ERROR) ? [difference({}, MORE_ERROR, plural)] : [];
  return { messages: Object.fromEntries([...inferred].filter(([key, template]) => key !== template)), unproven };
}

interface ErrorSummary {
  /** The first message. */
  first: string;
  /** The number of messages. */
  count: number;
}

function summarize(errors: Record<string, string[]>): ErrorSummary {
  const lists = Object.values(errors);
  const first = lists.find((messages) => messages.length > 0)?.[0] ?? "";
  return { first, count: lists.reduce((sum, messages) => sum + messages.length, 0) };
}

/**
 * Returns the template of the text after the first message, with its translation key. No template: the text is unknown.
 */
function countTemplate(message: string, { first, count }: ErrorSummary): [key: string, template: string | undefined] {
  const key = ["", "", MORE_ERROR][count] ?? MORE_ERRORS;
  if (key === "") return [key, message === first ? "" : undefined];
  const rest = message.startsWith(`${first} `) ? message.slice(first.length + 1) : undefined;
  return [key, rest?.replace(/\d+/g, (digits) => (Number(digits) === count - 1 ? ":count" : digits))];
}

function difference(form: Probe, ours: string, theirs: string): GroupDifference {
  return { form, ...disagreementOf("message", [ours], [theirs]) };
}
