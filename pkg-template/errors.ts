// The error classes. Each carries a stable `code`, and an `outcome` that says whether the campaign may exist.
import type { Issue, Refused } from "./types.js";
import { hasOwn } from "./wasm/own.js";

/** Whether a write that failed may have happened all the same. */
export type CampaignOutcome =
  /** Nothing was sent. */
  | "not-sent"
  /** The server said no. */
  | "refused"
  /** Nobody knows: look into the list of campaigns before you try again. */
  | "unknown";

/** What every error knows. */
export interface CampaignErrorDetails {
  /** What happened, as a stable code. Default: that of the class, `"unexpected_response"` of a plain `CampaignError`. */
  code: string;
  /** Whether the campaign may exist. Default: `"unknown"`. */
  outcome: CampaignOutcome;
  /** The HTTP status, where an answer came. */
  status?: number;
  /** The answer's headers, names in lower case. Default: none. */
  headers?: Record<string, string>;
  /** The server's own id of the request. */
  requestId?: string;
  /** How often fetch was called. Default: 0. */
  attempts?: number;
  /** The beginning of an answer that the contract does not know. */
  body?: string;
  /** What led to it, such as what fetch threw. */
  cause?: unknown;
}

/**
 * The names of the classes an error belongs to stand on it under this key, which is the same in every copy of the package:
 * so `instanceof` also works where one part of a program loaded the ES modules and another the CommonJS build.
 */
const BRAND = Symbol.for("outbound-campaign.error");

/** What an error may know. Only these members are taken over: never a request, which holds the key, nor a Response. */
type Details = CampaignErrorDetails & {
  errors?: Record<string, string[]>;
  issues?: ValidationError["issues"];
  source?: "client" | "server";
  retryAfter?: number;
};

/**
 * The base of every error that this package makes. `instanceof` works across copies of the package.
 *
 * It holds no request and no Response, and the API key is in none of its members.
 */

export class CampaignError extends Error {
  /**
   * Stable: `authentication`, `plan_limit`, `assistant_not_found`, `not_found`, `validation`, `rate_limit`, `server`,
   * `unexpected_response`, `connection`, `timeout` or `aborted`. A relay's own begin with `relay_`, and are plain
   * `CampaignError`s.
   */
  declare code: string;
  /** Whether the campaign may exist. There is no idempotency key: after `"unknown"`, look before you try again. */
  declare outcome: CampaignOutcome;
  /** The HTTP status, where an answer came. */
  declare status: number | undefined;
  /** The answer's headers, names in lower case, without cookies. */
  declare headers: Record<string, string>;
  /** The server's own id of the request, where it sends one. */
  declare requestId: string | undefined;
  /** How often fetch was called for it. */
  declare attempts: number;
  /**
   * The first 500 characters of an answer that the contract does not know, such as a firewall's page. Secrets are cut
   * out and
   * control characters are escaped. `undefined` for a documented answer, whose words are in `message`.
   */
  declare body: string | undefined;

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

  /** What may go into a log: no headers, no cause. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, outcome, status, requestId, attempts, body } = this;
    return { name, code, message, outcome, status, requestId, attempts, body };
  }
}

/**
 * The API key is not accepted (401), may not do this (a 403 that does not speak of the plan's limit: an unverified
 * email
 * address, a missing scope or role), or could not be had.
 */
export class AuthenticationError extends CampaignError {}
/** The plan allows no further campaign: a 403, or a 422 without errors, that speaks of the limit on campaigns. */
export class PlanLimitError extends CampaignError {}
/** The assistant does not exist, or may not call out. */
export class AssistantNotFoundError extends CampaignError {}
/** The address does not exist (`baseUrl` or `paths` is wrong), or there is no campaign of that id. */
export class NotFoundError extends CampaignError {}

/** The form was refused, by this package before anything was sent or by the server. */
export class ValidationError extends CampaignError {
  /** The messages by field, in Laravel's shape. Empty where the server refused without naming a field. */
  declare errors: Record<string, string[]>;
  /** The same, one by one. */
  declare issues: Issue[];
  /** Who refused. */
  declare source: "client" | "server";

  constructor(
    message: string,
    details: Partial<CampaignErrorDetails> & {
      errors?: Record<string, string[]>;
      issues?: Issue[];
      source?: "client" | "server";
    } = {},
  ) {
    super(message, details);
    this.errors = details.errors ?? {};
    this.issues = details.issues ?? [];
    this.source = details.source ?? "client";
  }

  /** @internal The error of a form that validation refused. */
  // The error of a form that validation refused: nothing was sent.
  static fromRefusal({ message, errors, issues }: Pick<Refused, "message" | "errors" | "issues">): ValidationError {
    return new ValidationError(message, { errors, issues, source: "client", outcome: "not-sent" });
  }

  /** Adds the messages to the entry for a log. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), errors: this.errors, source: this.source };
  }
}

/** Too many requests. */
export class RateLimitError extends CampaignError {
  /** Seconds to wait, where the server names them. */
  declare retryAfter: number | undefined;

  constructor(message: string, details: Partial<CampaignErrorDetails> & { retryAfter?: number } = {}) {
    super(message, details);
    this.retryAfter = details.retryAfter;
  }

  /** Adds the waiting time to the entry for a log. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), retryAfter: this.retryAfter };
  }
}

/** The server failed (5xx). */
export class ServerError extends CampaignError {}
/** An answer that the contract does not know: HTML, cut JSON, a redirect, another status; or a list that cannot be read to its end. */
export class UnexpectedResponseError extends CampaignError {}
/** No answer, or only a part of one, came back. */
export class ConnectionError extends CampaignError {}
/** The time was over. */
export class TimeoutError extends CampaignError {}
/** The caller's signal was aborted; `cause` is its reason. */
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

// The names are written out, because a minifier renames the classes. Both stand on the prototype: an error prints as
// `TimeoutError: ...` and does not list its own name among its members.
brand(CampaignError, "CampaignError", ["CampaignError"]);
brand(AuthenticationError, "AuthenticationError");
brand(PlanLimitError, "PlanLimitError");
brand(AssistantNotFoundError, "AssistantNotFoundError");
brand(NotFoundError, "NotFoundError");
brand(ValidationError, "ValidationError");
brand(RateLimitError, "RateLimitError");
brand(ServerError, "ServerError");
brand(UnexpectedResponseError, "UnexpectedResponseError");
brand(ConnectionError, "ConnectionError");
brand(TimeoutError, "TimeoutError");
brand(AbortedError, "AbortedError");

function brand(errorClass: typeof CampaignError, name: string, brands: string[] = ["CampaignError", name]) {
  Object.defineProperty(errorClass, BRAND, { value: name });
  Object.defineProperty(errorClass, Symbol.hasInstance, { value: isInstance });
  Object.defineProperty(errorClass.prototype, BRAND, { value: brands });
  Object.defineProperty(errorClass.prototype, "name", { value: name, writable: true, configurable: true });
}

/** Our `instanceof`. `this` is the class on its right-hand side. */
function isInstance(this: { [BRAND]?: string }, value: unknown) {
  // A class that somebody derived from one of ours has no brand of its own, and is asked in JavaScript's way.
  const name = hasOwn(this, BRAND) ? this[BRAND] : undefined;
  if (name === undefined) return Function.prototype[Symbol.hasInstance].call(this, value);
  if (typeof value !== "object" || value === null) return false;
  const brands = (value as Record<symbol, unknown>)[BRAND];
  return Array.isArray(brands) && brands.includes(name);
}

/** The code of the error's class. */
function defaultCode(error: CampaignError) {
  const known = Object.entries(CLASS_BY_CODE).find(([, errorClass]) => error instanceof errorClass);
  return known?.[0] ?? "unexpected_response";
}

/** @internal The error of the class that belongs to a code. */
// The error of the class that belongs to the code; a plain `CampaignError` for a code without a class of its own.
export function errorOfCode(
  code: string,
  message: string,
  details: Partial<CampaignErrorDetails> & {
    errors?: Record<string, string[]>;
    issues?: Issue[];
    source?: "client" | "server";
    retryAfter?: number;
  },
): CampaignError {
  const ErrorClass = hasOwn(CLASS_BY_CODE, code) ? CLASS_BY_CODE[code] : CampaignError;
  return new ErrorClass(message, { ...details, code });
}
