// The sentence about a write whose outcome is unknown.

/**
 * The purpose of a request. It decides the meaning of an answer, the retries, and the state that is unknown without an
 * answer.
 */
export type Purpose = "create" | "change" | "read";

/** The possible effect of a request without a clear response. src/http/classify.rs has the same sentences. */
const POSSIBLE_EFFECTS: Record<Purpose, string> = {
  create: "The campaign may have been created anyway.",
  change: "The change may have been made anyway.",
  read: "",
};

/** Appends the possible effect of a request to a message. */
export function withPossibleEffect(message: string, purpose: Purpose): string {
  return `${message} ${POSSIBLE_EFFECTS[purpose]}`.trimEnd();
}
