// Decides whether a rejection of fetch proves that nothing was sent. Reads the nested errors; the core knows the codes.
import { request } from "../wasm/request_module.js";
import { memberOf, textOf } from "./members.js";

/** Why nothing was sent: the server cannot be reached, or its certificate is not trusted. */
export type NotSentReason = "unreachable" | "untrusted";

/** The reasons by the core's number (src/http/not_sent.rs). */
const REASONS: (NotSentReason | undefined)[] = [undefined, "unreachable", "untrusted"];
/** The number of causes that are followed. */
export const MAX_CAUSES = 5;
/** A host has a few addresses. More errors than this prove nothing. */
const MAX_ADDRESSES = 50;
/** No code and no sentence that proves anything is longer. */
const MAX_TEXT_LENGTH = 2_000;

/**
 * Returns why nothing was sent, or `undefined` if the error does not prove it.
 *
 * @param depth The remaining levels of causes.
 */
export function notSentReason(error: unknown, depth: number = MAX_CAUSES): NotSentReason | undefined {
  if (depth === 0 || typeof error !== "object" || error === null) return undefined;
  const errors = memberOf(error, "errors");
  if (Array.isArray(errors) && errors.length > 0) {
    // One error for each address that was tried. Each must prove it.
    if (errors.length > MAX_ADDRESSES) return undefined;
    const reasons = errors.map((inner) => notSentReason(inner, depth - 1));
    return reasons.includes(undefined) ? undefined : reasons[0];
  }
  const text = (name: string) => (textOf(error, name) ?? "").slice(0, MAX_TEXT_LENGTH);
  const code = text("code");
  const reason = REASONS[request.run((wasm) => wasm.notSent(code, text("syscall"), text("message")))];
  // The outermost code ended the call. The causes below it happened earlier, and prove nothing.
  return reason ?? (code === "" ? notSentReason(memberOf(error, "cause"), depth - 1) : undefined);
}
