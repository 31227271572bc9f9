// The error classes. Each carries a stable `code`, and an `outcome` that says whether the campaign may exist.
import { hasOwn } from "./wasm/own.js";

/** @import * as Public from "./errors.js" */

/**
 * The names of the classes an error belongs to stand on it under this key, which is the same in every copy of the package:
 * so `instanceof` also works where one part of a program loaded the ES modules and another the CommonJS build.
 */
const BRAND = Symbol.for("outbound-campaign.error");

/**
 * What an error may know. Only these members are taken over: never a request, which holds the key, nor a Response.
 *
 * @typedef {Public.CampaignErrorDetails & { errors?: Record<string, string[]>, issues?: Public.ValidationError["issues"], source?: "client" | "server", retryAfter?: number }} Details
 */

export class CampaignError extends Error {
  /**
   * @param {string} message
   * @param {Partial<Details>} [details]
   */
  constructor(message, details = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    /** @type {string} */
    this.code = details.code ?? defaultCode(this);
    /** @type {Public.CampaignError["outcome"]} */
    this.outcome = details.outcome ?? "unknown";
    /** @type {number | undefined} */
    this.status = details.status;
    /** @type {Record<string, string>} */
    this.headers = details.headers ?? {};
    /** @type {string | undefined} */
    this.requestId = details.requestId;
    /** @type {number} */
    this.attempts = details.attempts ?? 0;
    /** @type {string | undefined} */
    this.body = details.body;
  }

  /** What may go into a log: no headers, no cause. */
  toJSON() {
    const { name, code, message, outcome, status, requestId, attempts, body } = this;
    return { name, code, message, outcome, status, requestId, attempts, body };
  }
}

export class AuthenticationError extends CampaignError {}
export class PlanLimitError extends CampaignError {}
export class AssistantNotFoundError extends CampaignError {}
export class NotFoundError extends CampaignError {}

export class ValidationError extends CampaignError {
  /**
   * @param {string} message
   * @param {Partial<Details>} [details]
   */
  constructor(message, details = {}) {
    super(message, details);
    /** @type {Record<string, string[]>} */
    this.errors = details.errors ?? {};
    /** @type {Public.ValidationError["issues"]} */
    this.issues = details.issues ?? [];
    /** @type {"client" | "server"} */
    this.source = details.source ?? "client";
  }

  /**
   * The error of a form that validation refused: nothing was sent.
   *
   * @param {Pick<import("./types.js").Refused, "message" | "errors" | "issues">} refusal
   */
  static fromRefusal({ message, errors, issues }) {
    return new ValidationError(message, { errors, issues, source: "client", outcome: "not-sent" });
  }

  /** @override */
  toJSON() {
    return { ...super.toJSON(), errors: this.errors, source: this.source };
  }
}

export class RateLimitError extends CampaignError {
  /**
   * @param {string} message
   * @param {Partial<Details>} [details]
   */
  constructor(message, details = {}) {
    super(message, details);
    /** @type {number | undefined} */
    this.retryAfter = details.retryAfter;
  }

  /** @override */
  toJSON() {
    return { ...super.toJSON(), retryAfter: this.retryAfter };
  }
}

export class ServerError extends CampaignError {}
export class UnexpectedResponseError extends CampaignError {}
export class ConnectionError extends CampaignError {}
export class TimeoutError extends CampaignError {}
export class AbortedError extends CampaignError {}

/** @type {Record<string, typeof CampaignError>} */
const CLASS_BY_CODE = {
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

/**
 * @param {typeof CampaignError} errorClass
 * @param {string} name
 * @param {string[]} [brands]
 */
function brand(errorClass, name, brands = ["CampaignError", name]) {
  Object.defineProperty(errorClass, BRAND, { value: name });
  Object.defineProperty(errorClass, Symbol.hasInstance, { value: isInstance });
  Object.defineProperty(errorClass.prototype, BRAND, { value: brands });
  Object.defineProperty(errorClass.prototype, "name", { value: name, writable: true, configurable: true });
}

/**
 * Our `instanceof`. `this` is the class on its right-hand side.
 *
 * @this {{ [BRAND]?: string }}
 * @param {unknown} value
 */
function isInstance(value) {
  // A class that somebody derived from one of ours has no brand of its own, and is asked in JavaScript's way.
  const name = hasOwn(this, BRAND) ? this[BRAND] : undefined;
  if (name === undefined) return Function.prototype[Symbol.hasInstance].call(this, value);
  if (typeof value !== "object" || value === null) return false;
  const brands = /** @type {Record<symbol, unknown>} */ (value)[BRAND];
  return Array.isArray(brands) && brands.includes(name);
}

/**
 * The code of the error's class.
 *
 * @param {CampaignError} error
 */
function defaultCode(error) {
  const known = Object.entries(CLASS_BY_CODE).find(([, errorClass]) => error instanceof errorClass);
  return known?.[0] ?? "unexpected_response";
}

/**
 * The error of the class that belongs to the code; a plain `CampaignError` for a code without a class of its own.
 *
 * @param {string} code
 * @param {string} message
 * @param {Partial<Details>} details
 * @returns {CampaignError}
 */
export function errorOfCode(code, message, details) {
  const ErrorClass = hasOwn(CLASS_BY_CODE, code) ? CLASS_BY_CODE[code] : CampaignError;
  return new ErrorClass(message, { ...details, code });
}
