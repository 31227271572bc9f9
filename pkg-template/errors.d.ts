// Types of the error classes. API shapes come from ./types.js, which the build generates from the Rust core.
import type { Issue, Refused } from "./types.js";

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
 * The base of every error that this package makes. `instanceof` works across copies of the package.
 *
 * It holds no request and no Response, and the API key is in none of its members.
 */
export class CampaignError extends Error {
  constructor(message: string, details?: Partial<CampaignErrorDetails>);
  /**
   * Stable: `authentication`, `plan_limit`, `assistant_not_found`, `not_found`, `validation`, `rate_limit`, `server`,
   * `unexpected_response`, `connection`, `timeout` or `aborted`. A relay's own begin with `relay_`, and are plain
   * `CampaignError`s.
   */
  code: string;
  /** Whether the campaign may exist. There is no idempotency key: after `"unknown"`, look before you try again. */
  outcome: CampaignOutcome;
  /** The HTTP status, where an answer came. */
  status: number | undefined;
  /** The answer's headers, names in lower case, without cookies. */
  headers: Record<string, string>;
  /** The server's own id of the request, where it sends one. */
  requestId: string | undefined;
  /** How often fetch was called for it. */
  attempts: number;
  /**
   * The first 500 characters of an answer that the contract does not know, such as a firewall's page. Secrets are cut
   * out and
   * control characters are escaped. `undefined` for a documented answer, whose words are in `message`.
   */
  body: string | undefined;
  /** What may go into a log: no headers, no cause. */
  toJSON(): Record<string, unknown>;
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
  constructor(
    message: string,
    details?: Partial<CampaignErrorDetails> & {
      errors?: Record<string, string[]>;
      issues?: Issue[];
      source?: "client" | "server";
    },
  );
  /** @internal The error of a form that validation refused. */
  static fromRefusal(refusal: Pick<Refused, "message" | "errors" | "issues">): ValidationError;
  /** The messages by field, in Laravel's shape. Empty where the server refused without naming a field. */
  errors: Record<string, string[]>;
  /** The same, one by one. */
  issues: Issue[];
  /** Who refused. */
  source: "client" | "server";
}

/** Too many requests. */
export class RateLimitError extends CampaignError {
  constructor(message: string, details?: Partial<CampaignErrorDetails> & { retryAfter?: number });
  /** Seconds to wait, where the server names them. */
  retryAfter: number | undefined;
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

/** @internal The error of the class that belongs to a code. */
export function errorOfCode(
  code: string,
  message: string,
  details: Partial<CampaignErrorDetails> & {
    errors?: Record<string, string[]>;
    issues?: Issue[];
    source?: "client" | "server";
    retryAfter?: number;
  },
): CampaignError;
