// Decides whether a rejection of fetch proves that nothing was sent. Reads the nested errors; the core knows the codes.
import { client } from "../wasm/client_module.js";
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

/** Returns why nothing was sent, or `undefined` if the error does not prove it. */
export const notSentReason = (error: unknown): NotSentReason | undefined =>
  reasonOf(error, MAX_CAUSES, { addresses: MAX_ADDRESSES });

/**
 * @param depth The remaining levels of causes.
 * @param left The remaining number of addresses, on all levels together.
 */
function reasonOf(error: unknown, depth: number, left: { addresses: number }): NotSentReason | undefined {
  if (depth === 0 || typeof error !== "object" || error === null) return undefined;
  const errors = memberOf(error, "errors");
  if (Array.isArray(errors) && errors.length > 0) {
    // One error for each address that was tried. Each must prove it.
    let first: NotSentReason | undefined;
    for (const inner of errors) {
      if (--left.addresses < 0) return undefined;
      const reason = reasonOf(inner, depth - 1, left);
      if (reason === undefined) return undefined;
      first ??= reason;
    }
    return first;
  }
  const text = (name: string) => (textOf(error, name) ?? "").slice(0, MAX_TEXT_LENGTH);
  const code = text("code");
  const reason = REASONS[client.run((wasm) => wasm.notSent(code, text("syscall"), text("message")))];
  // The outermost code ended the call. The causes below it happened earlier, and prove nothing.
  return reason ?? (code === "" ? reasonOf(memberOf(error, "cause"), depth - 1, left) : undefined);
}
