// The error classes. Each error has a stable `code`, and an `outcome` that tells whether the campaign may exist.
import type { Issue, Refused } from "./types.js";
import { hasOwn } from "./wasm/builtins.js";

/** Whether a failed write may have succeeded on the server. */
export type CampaignOutcome =
  /** Nothing was sent. */
  | "not-sent"
  /** The server refused the request. */
  | "refused"
  /** The outcome is unknown: search the list of campaigns before you try again. */
  | "unknown";

/**
 * The details of an error. Errors copy only these members: never a request, which holds the key, and never a
 * `Response`.
 */
export interface CampaignErrorDetails {
  /** The stable code. Default: the code of the class, `"unexpected_response"` for a plain `CampaignError`. */
  code: string;
  /** Whether the campaign may exist. Default: `"unknown"`. */
  outcome: CampaignOutcome;
  /** The HTTP status, if a response arrived. */
  status?: number;
  /** The headers of the response, with names in lower case. Default: none. */
  headers?: Record<string, string>;
  /** The server's id of the request. */
  requestId?: string;
  /** The number of calls of fetch. Default: 0. */
  attempts?: number;
  /** The beginning of an undocumented response. */
  body?: string;
  /** The cause, such as the error of fetch. */
  cause?: unknown;
}

/** The details of a `ValidationError`. */
export interface ValidationErrorDetails extends CampaignErrorDetails {
  /** The messages by key, as Laravel writes them. */
  errors: Record<string, string[]>;
  /** The errors one by one, with their codes. */
  issues: Issue[];
  /** Where the form was refused: by the validator in this process, or by the server. */
  source: "client" | "server";
  /** The top-level message of the 422, as Laravel writes it. Default: the error's own message. */
  serverMessage: string;
}

/** The details of a `RateLimitError`. */
export interface RateLimitErrorDetails extends CampaignErrorDetails {
  /** Seconds to wait before the next request. */
  retryAfter: number;
}

/**
 * The key of an error's class names. It is the same in every copy of the package. So `instanceof` also works if one
 * part of a program loads the ES modules and another part the CommonJS build.
 */
const BRAND = Symbol.for("outbound-campaign.error");

/**
 * The base class of all errors of this package. `instanceof` works across copies of the package.
 *
 * An error holds no request and no `Response`. None of its members contains the API key.
 *
 * @example
 * ```ts
 * import { CampaignClient, CampaignError } from "outbound-campaign";
 *
 * const client = new CampaignClient({ provider: "autocalls" });
 * try {
 *   await client.createCampaign({ name: "Spring", assistant_id: 127 });
 * } catch (error) {
 *   if (!(error instanceof CampaignError)) throw error;
 *   console.error(error.code, error.outcome); // such as "plan_limit", "refused"
 * }
 * ```
 */
export class CampaignError extends Error {
  /**
   * The stable code: `authentication`, `plan_limit`, `assistant_not_found`, `not_found`, `validation`, `rate_limit`,
   * `server`, `unexpected_response`, `connection`, `timeout` or `aborted`. The codes of a relay begin with `relay_`,
   * and belong to plain `CampaignError`s.
   */
  declare code: string;
  /**
   * Whether the campaign may exist. After `"unknown"`, search for it before you try again: the API has no idempotency
   * key.
   */
  declare outcome: CampaignOutcome;
  /** The HTTP status, if a response arrived. */
  declare status: number | undefined;
  /** The headers of the response, with names in lower case and without cookies. */
  declare headers: Record<string, string>;
  /** The server's id of the request, if it sends one. */
  declare requestId: string | undefined;
  /** The number of calls of fetch. */
  declare attempts: number;
  /**
   * The first 500 characters of an undocumented response, such as a firewall's page, with secrets removed and control
   * characters escaped. `undefined` for a documented response: its message is in `message`.
   */
  declare body: string | undefined;
  /**
   * The untranslated message, if the option `language` translated `message`. It has the status and the server's own
   * sentence, for logs.
   */
  declare originalMessage?: string;

  constructor(message: string, details: Partial<CampaignErrorDetails> = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.code = details.code ?? defaultCode(this);
    this.outcome = details.outcome ?? "unknown";
    this.status = details.status;
    this.headers = details.headers ?? {};
    this.requestId = details.requestId;
    this.attempts = details.attempts ?? 0;
    this.body = details.body;
  }

  /** Returns the members that are safe in a log: no headers and no cause. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, outcome, status, requestId, attempts, body, originalMessage } = this;
    const original = originalMessage === undefined ? {} : { originalMessage };
    return { name, code, message, outcome, status, requestId, attempts, body, ...original };
  }
}

/**
 * The API key is invalid (401), lacks a permission, or could not be obtained. A permission is missing on any 403 except
 * that of the plan's limit: an unverified email address, a missing scope or role.
 */
export class AuthenticationError extends CampaignError {}
/** The plan allows no further campaign: a 403, or a 422 without errors, whose message names the limit of campaigns. */
export class PlanLimitError extends CampaignError {}
/** The assistant does not exist, or is not an outbound assistant. */
export class AssistantNotFoundError extends CampaignError {}
/** The address does not exist (`baseUrl` or `paths` is wrong), or no campaign has that id. */
export class NotFoundError extends CampaignError {}

/**
 * The form was refused, by this package before the request or by the server. The message names the first invalid field:
 * "assistant_id: must be an integer (and 1 more)".
 */
export class ValidationError extends CampaignError {
  /** The messages by field, in Laravel's shape. Empty if the server refused the form without naming a field. */
  declare errors: Record<string, string[]>;
  /** The same errors as a list. */
  declare issues: Issue[];
  /** The side that refused the form. */
  declare source: "client" | "server";
  /** The top-level message of the 422, as Laravel writes it. */
  declare serverMessage: string;

  constructor(message: string, details: Partial<ValidationErrorDetails> = {}) {
    super(message, details);
    this.errors = details.errors ?? {};
    this.issues = details.issues ?? [];
    this.source = details.source ?? "client";
    this.serverMessage = details.serverMessage ?? message;
  }

  /** @internal Returns the error for a form that validation refused before the request. */
  static fromRefusal({ message, errors, issues }: Pick<Refused, "message" | "errors" | "issues">): ValidationError {
    const details = { errors, issues, serverMessage: message, source: "client", outcome: "not-sent" } as const;
    return new ValidationError(summarizeIssues(issues) ?? message, details);
  }

  /** Adds `errors`, `source` and `serverMessage` to the members for a log. */
  override toJSON(): Record<string, unknown> {
    const { errors, source, serverMessage } = this;
    return { ...super.toJSON(), errors, source, serverMessage };
  }
}

/** UTF-16 units. A list element's key and a server's sentence can be of any length. */
const MAX_SUMMARY_LENGTH = 500;

/**
 * @internal Returns the first issue in short form and the number of further ones: "name: is required (and 1 more)".
 *
 * @returns `undefined` without issues.
 */
export function summarizeIssues(issues: readonly Issue[]): string | undefined {
  const [first] = issues;
  if (!first) return undefined;
  const text = `${first.key}: ${withoutFieldName(first)}${hintOf(first)}`
    .slice(0, MAX_SUMMARY_LENGTH)
    .replace(/[\ud800-\udbff]$/, "");
  return issues.length > 1 ? `${text} (and ${issues.length - 1} more)` : text;
}

/** Returns the next step of a developer, where the sentence does not name it. */
function hintOf({ code, suggestion }: Issue) {
  if (suggestion !== undefined) return `. Did you mean "${suggestion}"?`;
  return code === "array" ? ". Pass a list, not a text" : "";
}

/** Returns "is required" for "The name field is required.". Other sentences lose their full stop only. */
function withoutFieldName({ key, message }: Issue) {
  const sentence = message.replace(/\.$/, "");
  const starts = [key, key.replaceAll("_", " ")].flatMap((name) => [
    `The ${name} field `,
    `The ${name} `,
    `The selected ${name} `,
  ]);
  return sentence.slice(starts.find((start) => sentence.startsWith(start))?.length ?? 0);
}

/** The server received too many requests (429). */
export class RateLimitError extends CampaignError {
  /** Seconds to wait, if the server names them. */
  declare retryAfter: number | undefined;

  constructor(message: string, details: Partial<RateLimitErrorDetails> = {}) {
    super(message, details);
    this.retryAfter = details.retryAfter;
  }

  /** Adds `retryAfter` to the members for a log. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), retryAfter: this.retryAfter };
  }
}

/** The server failed (5xx). */
export class ServerError extends CampaignError {}
/**
 * The response is undocumented (HTML, truncated JSON, a redirect, another status), or a list could not be read to its
 * end.
 */
export class UnexpectedResponseError extends CampaignError {}
/** No response arrived, or only a part of one. */
export class ConnectionError extends CampaignError {}
/** The call exceeded its timeout. */
export class TimeoutError extends CampaignError {}
/** The caller's signal was aborted. `cause` is its reason. */
export class AbortedError extends CampaignError {}

const CLASS_BY_CODE: Record<string, typeof CampaignError> = {
  authentication: AuthenticationError,
  plan_limit: PlanLimitError,
  assistant_not_found: AssistantNotFoundError,
  not_found: NotFoundError,
  validation: ValidationError,
  rate_limit: RateLimitError,
  server: ServerError,
  unexpected_response: UnexpectedResponseError,
  connection: ConnectionError,
  timeout: TimeoutError,
  aborted: AbortedError,
};

// The names are strings, because a minifier renames the classes. They are set on the prototype: an error prints as
// `TimeoutError: ...`, and its own members do not include its name.
brand(CampaignError, "CampaignError", ["CampaignError"]);
for (const [code, errorClass] of Object.entries(CLASS_BY_CODE)) {
  // "plan_limit" belongs to PlanLimitError.
  brand(errorClass, `${code.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Error`);
}

/** Marks a class with its name, and replaces its `instanceof`. */
function brand(errorClass: typeof CampaignError, name: string, brands: string[] = ["CampaignError", name]) {
  Object.defineProperty(errorClass, BRAND, { value: name });
  Object.defineProperty(errorClass, Symbol.hasInstance, { value: isInstance });
  Object.defineProperty(errorClass.prototype, BRAND, { value: brands });
  Object.defineProperty(errorClass.prototype, "name", { value: name, writable: true, configurable: true });
}

/** Implements `instanceof`. `this` is the class on its right-hand side. */
function isInstance(this: { [BRAND]?: string }, value: unknown) {
  // A class that is derived outside this package has no own brand: JavaScript's default check applies.
  const name = hasOwn(this, BRAND) ? this[BRAND] : undefined;
  if (name === undefined) return Function.prototype[Symbol.hasInstance].call(this, value);
  if (typeof value !== "object" || value === null) return false;
  const brands = (value as Record<symbol, unknown>)[BRAND];
  return Array.isArray(brands) && brands.includes(name);
}

/** Returns the code of an error's class. */
function defaultCode(error: CampaignError): string {
  const known = Object.entries(CLASS_BY_CODE).find(([, errorClass]) => error instanceof errorClass);
  return known?.[0] ?? "unexpected_response";
}

/** @internal Returns an error of the class that belongs to a code, or a plain `CampaignError` if no class does. */
export function errorOfCode(
  code: string,
  message: string,
  details: Partial<ValidationErrorDetails & RateLimitErrorDetails>,
): CampaignError {
  const ErrorClass = hasOwn(CLASS_BY_CODE, code) ? CLASS_BY_CODE[code] : CampaignError;
  return new ErrorClass(message, { ...details, code });
}
