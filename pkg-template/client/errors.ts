// Turns what the client module reports into the error classes, and keeps the key out of them.
import { type CampaignError, errorOfCode } from "../errors.js";
import { copyError, excerpt, sanitizer } from "../http/redact.js";
import type { Issue } from "../types.js";
import { issueCode } from "./issue-code.js";

/** What a request is for: decides what an answer means, what may be repeated, and what is unclear when none comes. */
export type Purpose = "create" | "change" | "read";

/** What the wasm function `exchange` fulfils with: see src/bindings/transport/mod.rs. */
export type DoneResult = {
  kind: "done";
  data: unknown;
  page?: number;
  lastPage?: number;
  nextPage?: string;
  hasMore?: boolean;
  total?: number;
  status: number;
  headers: Record<string, string>;
  requestId?: string;
  response: Response;
};

export interface ErrorResult {
  kind: "error";
  code: string;
  outcome: "not-sent" | "refused" | "unknown";
  message: string;
  status?: number;
  headers?: Record<string, string>;
  requestId?: string;
  /** seconds */
  retryAfter?: number;
  errors?: Record<string, string[]>;
  /** the beginning of an answer that the contract does not know */
  body?: string;
  cause?: unknown;
}

type OptionResult = { kind: "option"; option: string; message: string };

/** the client module failed inside */
type TrapResult = { kind: "trapped"; cause: unknown };

export type Result = DoneResult | ErrorResult | OptionResult | TrapResult;

/** How far a call came. */
export type Progress = { purpose: Purpose; attempts: number; outcome: "not-sent" | "refused" | "unknown" };

/** What may have happened although nobody knows it. The same words stand in src/http/classify.rs. */
const UNKNOWN_OUTCOME_SENTENCES = {
  create: "The campaign may have been created all the same.",
  change: "It may have been done all the same.",
  read: "",
};

export function toError(result: Exclude<Result, DoneResult>, progress: Progress, secrets: string[]): Error {
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
    ...(cause === undefined ? {} : { cause: copyError(cause, sanitize) }),
    ...(code === "validation" ? { errors: shownErrors, issues: issuesOf(shownErrors), source: "server" } : {}),
  });
}

export function abortedError(signal: AbortSignal | undefined, progress: Progress): CampaignError {
  const reason = signal?.reason;
  const { attempts, outcome } = progress;
  const details = { attempts, outcome, ...(reason === undefined ? {} : { cause: reason }) };
  return errorOfCode("aborted", withOutcome("The call was aborted.", progress), details);
}

/** @param timeout milliseconds */
export function timeoutError(timeout: number, progress: Progress): CampaignError {
  const { attempts, outcome } = progress;
  return errorOfCode("timeout", withOutcome(`No complete answer came within ${timeout} ms.`, progress), {
    attempts,
    outcome,
  });
}

/** The key could not be had. */
export function keyError(message: string, progress: Progress, details?: { cause?: unknown }): CampaignError {
  const { attempts, outcome } = progress;
  return errorOfCode("authentication", withOutcome(message, progress), { attempts, outcome, ...details });
}

/** @param cause the loader's own error */
function trapError(progress: Progress, cause: unknown) {
  const { attempts } = progress;
  const message = withOutcome("The client failed inside while the call was under way.", progress);
  return errorOfCode("connection", message, { attempts, outcome: "unknown", cause });
}

function withOutcome(message: string, { purpose, outcome }: Progress) {
  const sentence = {
    "not-sent": "Nothing was sent.",
    refused: "The server had refused it until then, and it was to be tried again.",
    unknown: UNKNOWN_OUTCOME_SENTENCES[purpose],
  }[outcome];
  return sentence ? `${message} ${sentence}` : message;
}

/** The server's messages one by one. It does not tell which rule wrote one; a known sentence gets its rule's code. */
function issuesOf(errors: Record<string, string[]>) {
  return Object.entries(errors).flatMap(([key, messages]) => {
    const [field, ...rest] = key.split(".");
    const path = [field, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
    return messages.map(
      (message) =>
        // A key that is no field of the contract stands there as it came.
        ({
          field,
          path,
          key,
          code: issueCode(key, message),
          message,
          params: {},
          source: "server",
        }) as unknown as Issue,
    );
  });
}

function sanitizeErrors(errors: Record<string, string[]>, sanitize: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(errors).map(([key, messages]) => [sanitize(key), messages.map((message) => sanitize(message))]),
  );
}
