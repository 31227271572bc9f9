// Compares a verdict with the server's response to the same form. Time and memory grow linearly with the response.
import { isRecord, isRefusal } from "../http/error-body.js";
import type { AccountFacts, Profile, Provider, Refused } from "../types.js";
import { expect } from "../validate/options.js";
import { runToEnd } from "../wasm/event-loop.js";
import { findDisagreements, groupErrors, toDisagreement } from "./error-groups.js";

/**
 * The behaviour of a live server, as plain JSON. Store it, and pass it unchanged as the options of `validateCampaign`,
 * `createCampaignSchema` and the hooks.
 *
 * A verdict agrees with the server on every field of a form that has no entry in `differences`. It agrees on the whole
 * response if no entry concerns a field that the form has or lacks.
 */
export interface Calibration {
  /** The nearest profile. */
  profile: Profile;
  /** Whether that profile, with the limit in `account`, agreed in everything without `messages`. */
  exact: boolean;
  /** The platform whose documentation applies. */
  provider: Provider;
  /**
   * The server's message for each rule of each field, with placeholders. `field.min` together with `field.max` replaces
   * the `between` of a range.
   */
  messages: Record<string, string>;
  /** Names of fields. Always empty: the inferred messages hold the names already. */
  attributes: Record<string, string>;
  /** The plan's limit on parallel calls: `null` without a limit, absent if the server does not name it. */
  account: AccountFacts;
  /**
   * Differences that the options above do not cover, and bounds that the server's messages do not show. An empty list
   * means that every response was predicted byte for byte.
   */
  differences: Difference[];
  /** The time of the calibration, in ISO 8601. */
  askedAt: string;
}

/** A field on which a verdict and the server's response disagree. */
export interface Disagreement {
  /**
   * The field, `message` for the top-level message, or `errors` for the order of the keys. It can be a field of the
   * server that the contract does not have.
   */
  field: string;
  /** The messages of the verdict by key, for this field only. Empty if the verdict finds no error. */
  ours: Record<string, string[]>;
  /** The messages of the server by key, for this field only. */
  theirs: Record<string, string[]>;
}

/** A disagreement on a form that calibration sent. */
export interface Difference extends Disagreement {
  /**
   * The part of the sent form that concerns the field. Empty if the form lacks the field; the whole form for `message`
   * and `errors`.
   */
  form: Readonly<Record<string, unknown>>;
}

/** The members of a verdict that `compare` reads. Every contract's verdict has them. */
export type ComparedVerdict = { ok: true } | Pick<Refused, "ok" | "message" | "errors">;

/**
 * Compares a verdict with the server's response to the same form. Use it in your own tests, with the options of a
 * stored `Calibration`. Time grows linearly with the response.
 *
 * @param report The verdict of `validateCampaign`, of any contract.
 * @param response The body of the server's 422 or 201, parsed as JSON.
 * @returns The disagreements. An empty list means that both are the same, byte for byte.
 * @throws {TypeError} If `report` is not a verdict, or `response` is not the body of a 422 or 201.
 * @see The guide `docs/calibrate.md` in the package.
 *
 * @example
 * ```ts
 * import { compare, validateCampaign } from "outbound-campaign";
 *
 * const form = { name: "Spring", assistant_id: 127, max_retries: 9 };
 * const body: unknown = {
 *   message: "The given data was invalid.",
 *   errors: { max_retries: ["The max retries field must be between 1 and 5."] },
 * };
 * for (const { field, ours, theirs } of compare(validateCampaign(form), body)) console.log(field, ours, theirs);
 * ```
 */
export function compare(report: ComparedVerdict, response: unknown): Disagreement[] {
  // A report may come from JSON, so its members are checked.
  const isVerdict = report?.ok === true || (report?.ok === false && isRefusal(report));
  expect(isVerdict, "report", "a verdict of validateCampaign");
  const isRefused = isRefusal(response);
  const isBody = isRefused || (isRecord(response) && isRecord(response.data));
  expect(isBody, "response", "the parsed JSON body of the server's 422 or 201");
  const theirs = runToEnd(groupErrors(isRefused ? response.errors : {}));
  const found = runToEnd(findDisagreements(report, isRefused ? response.message : undefined, theirs));
  return found.map((disagreement) => runToEnd(toDisagreement(disagreement)));
}
