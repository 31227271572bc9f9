// Turns results of the client module into the error classes, and keeps the key out of them.
import { type CampaignError, errorOfCode, summarizeIssues } from "../errors.js";
import { requestIdOf } from "../http/headers.js";
import { memberOf, textOf, truncate } from "../http/members.js";
import { MAX_CAUSES, type NotSentReason, notSentReason } from "../http/not-sent.js";
import { type Purpose, withPossibleEffect } from "../http/outcome.js";
import { copyError, excerpt, sanitizer } from "../http/redact.js";
import type { Issue } from "../types.js";
import { MISSING_RELAY } from "../validate/translate-error.js";
import { issueCode } from "./issue-code.js";
import { missingRelay } from "./no-relay.js";
import type { ClientSettings } from "./options.js";

/** The result of a successful exchange. */
export type DoneResult = {
  kind: "done";
  data: unknown;
  /** The whole parsed body. */
  json: unknown;
  status: number;
  headers: Record<string, string>;
  requestId?: string;
  response: Response;
};

/** The result of a failed exchange. */
export interface ErrorResult {
  kind: "error";
  code: string;
  outcome: "not-sent" | "refused" | "unknown";
  message: string;
  status?: number;
  headers?: Record<string, string>;
  requestId?: string;
  /** Seconds. */
  retryAfter?: number;
  errors?: Record<string, string[]>;
  /** The beginning of an answer that the contract does not know. */
  body?: string;
  cause?: unknown;
}

/**
 * `failed`: fetch rejected with `cause`, or, with a status, the response could not be read.
 * `no-response`: fetch did not return a Response.
 */
type NoAnswer =
  | { kind: "failed"; cause?: unknown; status?: number; headers?: Record<string, string> }
  | { kind: "no-response" };

/** An answer whose body was read. JavaScript reads its JSON, and the core classifies it. */
export interface AnswerResult {
  kind: "answer";
  status: number;
  headers: Record<string, string>;
  /** The body. A fake response may have any value. */
  text?: unknown;
  /** The beginning of a body beyond the limit. */
  prefix?: string;
  /** The result of `json`, the only method of a fake response. */
  value?: unknown;
  response: Response;
}

/** The result of the wasm function `exchange`: see src/bindings/transport/mod.rs. */
export type Exchanged = AnswerResult | NoAnswer;

/** The core refused an option of the request. Nothing was sent. */
export type OptionResult = { kind: "option"; option: string; message: string };

/** The client module itself failed. */
export type TrapResult = { kind: "trapped"; cause: unknown };

/** The result of one attempt. */
export type Result = DoneResult | ErrorResult | OptionResult | TrapResult;

/** The progress of a call at one moment. */
export type Progress = { purpose: Purpose; attempts: number; outcome: "not-sent" | "refused" | "unknown" };

const NOT_SENT_SENTENCES: Record<NotSentReason, string> = {
  unreachable: "The server could not be reached",
  untrusted: "The certificate of the server is not trusted",
};

/**
 * Returns the error of a failed exchange, without secrets.
 *
 * @param secrets The texts to redact.
 * @param settings The client's settings.
 */
export function toError(
  result: Exclude<Result, DoneResult>,
  progress: Progress,
  secrets: string[],
  settings: Pick<ClientSettings, "request" | "apiKey" | "contract">,
): Error {
  if (result.kind === "trapped") return trapError(progress, result.cause);
  if (result.kind === "option") {
    if (result.option !== "apiKey") return new TypeError(result.message);
    return errorOfCode("authentication", `${result.message}. Nothing was sent.`, { outcome: "not-sent" });
  }
  const { code, outcome, message, status, headers = {}, requestId, retryAfter, errors, body, cause } = result;
  const sanitize = sanitizer(secrets);
  const serverMessage = sanitize(message);
  const shownErrors = sanitizeErrors(errors ?? {}, sanitize);
  const readIssues = settings.contract?.issuesOf ?? issuesOf;
  const issues = code === "validation" ? readIssues(shownErrors, serverMessage, progress.purpose) : [];
  const relay = missingRelay(result, settings);
  const ownMessage = relay === undefined ? serverMessage : sanitize(noRelayMessage(relay, result, progress.purpose));
  const error = errorOfCode(code, summarizeIssues(issues) ?? ownMessage, {
    outcome,
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [sanitize(name), sanitize(value)])),
    requestId: requestId && sanitize(requestId),
    attempts: progress.attempts,
    retryAfter,
    ...(body !== undefined && { body: excerpt(body, sanitize) }),
    ...(cause !== undefined && { cause: copyError(cause, sanitize) }),
    ...(code === "validation" && { errors: shownErrors, issues, source: "server", serverMessage }),
  });
  return relay === undefined ? error : Object.defineProperty(error, MISSING_RELAY, { value: sanitize(relay) });
}

/** Returns the message for an answer of another server in the relay's place. */
function noRelayMessage(relay: string, { outcome, status }: ErrorResult, purpose: Purpose) {
  const sentence = `No relay answered at ${relay} (status ${status}). Is it running?`;
  return outcome === "unknown" ? withPossibleEffect(sentence, purpose) : sentence;
}

/** Explains a missing or incomplete answer: whether anything was sent, and why no answer came. */
export function explainNoAnswer(result: NoAnswer, purpose: Purpose): ErrorResult {
  if (result.kind === "no-response") {
    const message = withPossibleEffect("The option fetch did not return a Response.", purpose);
    return { kind: "error", code: "unexpected_response", outcome: "unknown", message };
  }
  const { cause, status, headers } = result;
  const reason = status === undefined ? notSentReason(cause) : undefined;
  const outcome = reason ? "not-sent" : "unknown";
  const sentence = status === undefined ? "No response arrived" : "The connection broke while the response was read";
  const detail = detailOf(cause).trim().replace(/\.$/, "");
  const message = `${reason ? NOT_SENT_SENTENCES[reason] : sentence}${detail && ": "}${detail}.`;
  return {
    kind: "error",
    code: "connection",
    outcome,
    message: withOutcome(message, { purpose, outcome }),
    status,
    headers,
    requestId: headers && requestIdOf(headers),
    cause,
  };
}

/** Returns the code of a rejection, or its message; a rejection may be any value. */
function detailOf(reason: unknown) {
  return truncate(networkCode(reason) ?? (typeof reason === "string" ? reason : (textOf(reason, "message") ?? "")));
}

/** Returns Node's `code` of the error, of its `cause`, or of the first of its `errors` (one for each address). */
function networkCode(reason: unknown) {
  let error = reason;
  for (let depth = 0; depth < MAX_CAUSES && typeof error === "object"; depth++) {
    const code = textOf(error, "code");
    if (code !== undefined) return code;
    const errors = memberOf(error, "errors");
    error = Array.isArray(errors) ? errors[0] : memberOf(error, "cause");
  }
  return undefined;
}

/** Returns the error of an aborted call. Its cause is the signal's reason. */
export function abortedError(signal: AbortSignal | undefined, progress: Progress): CampaignError {
  const reason = signal?.reason;
  return errorAt(progress, "aborted", "The call was aborted.", reason !== undefined && { cause: reason });
}

/**
 * Returns the error of a call that ran out of time.
 *
 * @param timeout Milliseconds.
 */
export const timeoutError = (timeout: number, progress: Progress): CampaignError =>
  errorAt(progress, "timeout", `No complete response arrived within ${timeout} ms.`);

/** Returns the error of a function `apiKey` that failed. */
export const keyError = (message: string, progress: Progress, details?: { cause?: unknown }): CampaignError =>
  errorAt(progress, "authentication", message, details);

/**
 * Returns the error of a client module that failed.
 *
 * @param cause The loader's own error.
 */
const trapError = (progress: Progress, cause: unknown) =>
  errorAt(progress, "connection", "The client's WebAssembly module failed during the call.", {
    outcome: "unknown",
    cause,
  });

/** Creates an error with the progress of its call. */
function errorAt(progress: Progress, code: string, message: string, details?: object | false) {
  const { attempts, outcome } = progress;
  return errorOfCode(code, withOutcome(message, progress), { attempts, outcome, ...details });
}

/** Appends a sentence about the outcome to a message. */
function withOutcome(message: string, { purpose, outcome }: Omit<Progress, "attempts">) {
  if (outcome === "unknown") return withPossibleEffect(message, purpose);
  const sentence = outcome === "refused" ? "The server had refused it, and a retry was pending." : "Nothing was sent.";
  return `${message} ${sentence}`;
}

/**
 * Returns the server's messages as issues. The server does not name the rule of a message. A known sentence gets the
 * code of its rule.
 */
function issuesOf(errors: Record<string, string[]>): Issue[] {
  return Object.entries(errors).flatMap(([key, messages]) => {
    const path = key.split(".").map((step, i) => (i > 0 && /^\d+$/.test(step) ? Number(step) : step));
    return messages.map(
      (message) =>
        // A key that is not a field of the contract stays as the server sent it.
        ({
          field: path[0],
          path,
          key,
          code: issueCode(key, message),
          message,
          params: {},
          source: "server",
        }) as Issue,
    );
  });
}

function sanitizeErrors(errors: Record<string, string[]>, sanitize: (text: string) => string) {
  return Object.fromEntries(Object.entries(errors).map(([key, messages]) => [sanitize(key), messages.map(sanitize)]));
}
