// Translates the errors of the client.
import { hasOwn } from "../wasm/own.js";
import type { Language } from "./language.js";

/** The purpose of a failed request. It decides the sentence about the outcome. */
type Purpose = "create" | "change" | "read";

/** The members of an error that this module reads and writes. */
interface ClientError {
  code?: unknown;
  outcome?: unknown;
  source?: unknown;
  issues?: readonly { readonly message: string }[];
  message: string;
  originalMessage?: string;
}

/**
 * Replaces the message of a client's error with that of a language, and keeps the original in `originalMessage`. Changes
 * no other error, and no error twice.
 *
 * @param language An error stays as it is without a language, or if the language has no sentence for it.
 */
export function translateError(error: unknown, language: Partial<Language> | undefined, purpose: Purpose): void {
  const texts: { readonly [code: string]: string } | undefined = language?.errors;
  if (!(error instanceof Error) || !texts) return;
  const failed: ClientError = error;
  const code = String(failed.code);
  const sentence = hasOwn(texts, code) ? texts[code] : code.startsWith("relay_") ? texts.relay : undefined;
  if (sentence === undefined || failed.originalMessage !== undefined) return;
  failed.originalMessage = failed.message;
  const detail = detailOf(failed, language?.outcomes, purpose);
  failed.message = sentence.replace(":code", code) + (detail ? ` ${detail}` : "");
}

/** Returns the sentence that follows the error's own. */
function detailOf(
  { code, outcome, source, issues }: ClientError,
  texts: Language["outcomes"] | undefined,
  purpose: Purpose,
) {
  // The first message says more than that nothing was sent.
  if (source === "client" && issues?.[0]) return issues[0].message;
  // Forms show this error at its field, like a message of validation.
  if (purpose === "read" || code === "assistant_not_found") return undefined;
  return (texts?.[purpose] as Record<string, string> | undefined)?.[String(outcome)];
}
