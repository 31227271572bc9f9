// The sentence about a write whose outcome is unknown.
import type { Purpose } from "../validate/translate-error.js";

export type { Purpose } from "../validate/translate-error.js";

/** The possible effect of a request without a clear response. */
const POSSIBLE_EFFECTS: Record<Purpose, string> = {
  create: "The campaign may have been created anyway.",
  change: "The change may have been made anyway.",
  read: "",
  get: "",
};

/** Appends the possible effect of a request to a message, unless the message states it. */
export function withPossibleEffect(message: string, purpose: Purpose): string {
  const effect = POSSIBLE_EFFECTS[purpose];
  // An app's own route may forward the message of one of this package's errors.
  const isStated = message.toLowerCase().includes(effect.slice(0, -1).toLowerCase());
  return isStated ? message : `${message} ${effect}`;
}
