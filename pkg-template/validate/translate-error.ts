// Translates the errors of requests.
import type { Language } from "../messages/language.js";
import { fieldNames } from "../names.js";
import type { Issue, ValidationOptions } from "../types.js";
import { hasOwn } from "../wasm/builtins.js";
import type { Contract } from "./contract.js";
import type { CustomMessages } from "./custom-messages.js";
import { formatMessage } from "./format-message.js";
import { validatorOf } from "./validator-cache.js";
import { paramsOf, sizeKind } from "./verdict.js";

/**
 * The purpose of a request. It decides the meaning of an answer, the retries, and the state that is unknown without an
 * answer. `read` asks for a list, `get` for one campaign.
 */
export type Purpose = "create" | "change" | "read" | "get";

/** The mark of this package's errors (errors.ts). A symbol, because a form without a client needs no error classes. */
const BRAND = Symbol.for("outbound-campaign.error");

/** The key of a relay's address in an error, if another server answered at this address. */
export const MISSING_RELAY: unique symbol = Symbol.for("outbound-campaign.missing-relay");

/** The members of an error that this module reads and writes. */
interface RequestError {
  [BRAND]?: unknown;
  [MISSING_RELAY]?: string;
  code: string;
  outcome: string;
  source?: unknown;
  issues?: Issue[];
  errors?: Record<string, string[]>;
  message: string;
  originalMessage?: string;
}

/**
 * Replaces the messages of one of this package's errors with those of the option `language`, and keeps its own message
 * in `originalMessage`. Changes no other error, and no error twice.
 *
 * @param options The options of the client or the form. Without a language, or if the language has no sentence for the
 *   error, the error stays as it is.
 */
export function translateError(
  error: unknown,
  options: ValidationOptions & { contract?: Contract | undefined },
  purpose: Purpose,
): void {
  const { language, messages, attributes, contract } = options;
  const { errors, outcomes } = language ?? {};
  const failed = error as RequestError;
  if (!errors || Object(failed)[BRAND] === undefined || failed.originalMessage !== undefined) return;
  const { code } = failed;
  const sentences: { readonly [code: string]: string } = errors;
  const address = failed[MISSING_RELAY];
  const keys = address === undefined ? [code, ...(code.startsWith("relay_") ? ["relay"] : [])] : ["no_relay", code];
  const key = keys.find((key) => hasOwn(sentences, key));
  if (key === undefined) return;
  if (failed.source === "server" && failed.issues) {
    const { custom } = validatorOf({ language, messages, attributes });
    const issues = failed.issues.map((issue) => (contract ?? { translateIssue }).translateIssue(issue, custom));
    failed.issues = issues;
    // Issues are in the order of `errors`.
    let i = 0;
    const translated = Object.entries(failed.errors ?? {}).map(([key, texts]) => [
      key,
      texts.map((text) => issues[i++]?.message ?? text),
    ]);
    failed.errors = Object.fromEntries(translated);
  }
  failed.originalMessage = failed.message;
  const detail = detailOf(failed, outcomes, purpose);
  const sentence = String(sentences[key])
    .replace(":code", code)
    .replace(":address", () => String(address));
  failed.message = sentence + (detail ? ` ${detail}` : "");
}

/** Returns the sentence that follows the error's own. */
function detailOf(
  { code, outcome, source, issues }: RequestError,
  texts: Language["outcomes"] | undefined,
  purpose: Purpose,
) {
  // The first message says more than that nothing was sent.
  if (source === "client" && issues?.[0]) return issues[0].message;
  // Forms show this error at its field, like a message of validation.
  if (purpose === "read" || purpose === "get" || code === "assistant_not_found") return undefined;
  return (texts?.[purpose] as Record<string, string> | undefined)?.[outcome];
}

/** Returns an issue of the server's 422 with the custom message of its rule. Without a known rule it stays as it is. */
function translateIssue(issue: Issue, custom: CustomMessages): Issue {
  const { field, key, code, message } = issue;
  const index = fieldNames.indexOf(field);
  const element = key === field ? undefined : key.slice(field.length + 1);
  if (code === "server") return issue;
  const template = custom.template(field, code, sizeKind(index), element);
  if (template === undefined) return issue;
  // The server's own bounds: a plan's limit can be lower than the documented one. No name of a field has digits.
  const bounds = element === undefined ? (message.match(/\d+/g) ?? []).map(Number) : [];
  const params = Object.entries(paramsOf(code, bounds, Number.NaN));
  const subject = { key, element, input: () => undefined };
  return { ...issue, message: formatMessage(template, custom.attribute(field, element), subject, params, false) };
}
