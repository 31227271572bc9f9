// Turns what the client module reports into the error classes, and keeps the key out of them.

import { errorOfCode } from "../errors.js";
import { describe, excerpt, sanitizer } from "../http/redact.js";
import { issueCode } from "./issue-code.js";

/** @import { Issue } from "../types.js" */

/**
 * What a request is for: decides what an answer means, what may be repeated, and what is unclear when none comes.
 *
 * @typedef {"create" | "change" | "read"} Purpose
 */

/**
 * What the wasm function `exchange` fulfils with: see src/bindings/transport/mod.rs.
 *
 * @typedef {{ kind: "done", data: any, page?: number, lastPage?: number, nextPage?: string, hasMore?: boolean, total?: number, status: number, headers: Record<string, string>, requestId?: string, response: Response }} DoneResult
 * @typedef {object} ErrorResult
 * @property {"error"} kind
 * @property {string} code
 * @property {"not-sent" | "refused" | "unknown"} outcome
 * @property {string} message
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [requestId]
 * @property {number} [retryAfter] seconds
 * @property {Record<string, string[]>} [errors]
 * @property {string} [body] the beginning of an answer that the contract does not know
 * @property {unknown} [cause]
 * @typedef {{ kind: "option", option: string, message: string }} OptionResult
 * @typedef {{ kind: "trapped", cause: unknown }} TrapResult the client module failed inside
 * @typedef {DoneResult | ErrorResult | OptionResult | TrapResult} Result
 */

/**
 * How far a call came.
 *
 * @typedef {{ purpose: Purpose, attempts: number, outcome: "not-sent" | "refused" | "unknown" }} Progress
 */

/** What may have happened although nobody knows it. The same words stand in src/http/classify.rs. */
const UNCLEAR = {
  create: "The campaign may have been created all the same.",
  change: "It may have been done all the same.",
  read: "",
};

/**
 * @param {Exclude<Result, DoneResult>} result
 * @param {Progress} progress
 * @param {string[]} secrets
 * @returns {Error}
 */
export function toError(result, progress, secrets) {
  if (result.kind === "trapped") return trapError(progress, result.cause);
  if (result.kind === "option") {
    if (result.option !== "apiKey") return new TypeError(result.message);
    return errorOfCode("authentication", `${result.message}. Nothing was sent.`, { outcome: "not-sent" });
  }
  const { code, outcome, message, status, headers = {}, requestId, retryAfter, errors, body, cause } = result;
  const sanitize = sanitizer(secrets);
  const shownErrors = sanitizeErrors(errors ?? {}, sanitize);
  return errorOfCode(code, sanitize(message), {
    outcome,
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [sanitize(name), sanitize(value)])),
    requestId: requestId === undefined ? undefined : sanitize(requestId),
    attempts: progress.attempts,
    retryAfter,
    ...(body === undefined ? {} : { body: excerpt(body, sanitize) }),
    ...(cause === undefined ? {} : { cause: describe(cause, sanitize) }),
    ...(code === "validation" ? { errors: shownErrors, issues: issuesOf(shownErrors), source: "server" } : {}),
  });
}

/**
 * @param {AbortSignal | undefined} signal
 * @param {Progress} progress
 */
export function abortedError(signal, progress) {
  const reason = signal?.reason;
  const { attempts, outcome } = progress;
  const details = { attempts, outcome, ...(reason === undefined ? {} : { cause: reason }) };
  return errorOfCode("aborted", sentences("The call was aborted.", progress), details);
}

/**
 * @param {number} timeout milliseconds
 * @param {Progress} progress
 */
export function timeoutError(timeout, progress) {
  const { attempts, outcome } = progress;
  return errorOfCode("timeout", sentences(`No complete answer came within ${timeout} ms.`, progress), {
    attempts,
    outcome,
  });
}

/**
 * The key could not be had.
 *
 * @param {string} what
 * @param {Progress} progress
 * @param {{ cause?: unknown }} [details]
 */
export function keyError(what, progress, details) {
  const { attempts, outcome } = progress;
  return errorOfCode("authentication", sentences(what, progress), { attempts, outcome, ...details });
}

/**
 * @param {Progress} progress
 * @param {unknown} cause the loader's own error
 */
function trapError(progress, cause) {
  const { attempts } = progress;
  const message = sentences("The client failed inside while the call was under way.", progress);
  return errorOfCode("connection", message, { attempts, outcome: "unknown", cause });
}

/**
 * @param {string} what
 * @param {Progress} progress
 */
function sentences(what, { purpose, outcome }) {
  const rest = {
    "not-sent": "Nothing was sent.",
    refused: "The server had refused it until then, and it was to be tried again.",
    unknown: UNCLEAR[purpose],
  }[outcome];
  return rest ? `${what} ${rest}` : what;
}

/**
 * The server's messages one by one. It does not tell which rule wrote one; a known sentence gets its rule's code.
 *
 * @param {Record<string, string[]>} errors
 */
function issuesOf(errors) {
  return Object.entries(errors).flatMap(([key, messages]) => {
    const [field, ...rest] = key.split(".");
    const path = [field, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
    return messages.map(
      (message) =>
        // A key that is no field of the contract stands there as it came.
        /** @type {Issue} */ (
          /** @type {unknown} */ ({
            field,
            path,
            key,
            code: issueCode(key, message),
            message,
            params: {},
            source: "server",
          })
        ),
    );
  });
}

/**
 * @param {Record<string, string[]>} errors
 * @param {(text: string) => string} sanitize
 */
function sanitizeErrors(errors, sanitize) {
  return Object.fromEntries(
    Object.entries(errors).map(([key, messages]) => [sanitize(key), messages.map((message) => sanitize(message))]),
  );
}
