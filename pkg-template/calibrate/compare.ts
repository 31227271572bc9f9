// Compares a verdict with the server's answer to the same form. Time and memory grow linearly with the answer.
import { isRecord, isRefusal } from "../http/error-body.js";
import type { AccountFacts, Profile, Provider, Validation } from "../types.js";
import { runToEnd } from "../wasm/event-loop.js";
import { findDisagreements, groupErrors, toDisagreement } from "./error-groups.js";

/**
 * What a live server told of itself: plain JSON, to be kept, and to be given as it is to `validateCampaign`,
 * `createCampaignSchema` and the hooks as their options.
 *
 * For a form agreement is promised on every field without an entry in `differences`; where no entry concerns a field that the
 * form has or lacks, on the whole answer.
 */
export interface Calibration {
  /** The profile that comes nearest. */
  profile: Profile;
  /** Whether that profile, with the limit in `account`, agreed in everything by itself, sentences included. */
  exact: boolean;
  /** Whose documentation counts. */
  provider: Provider;
  /**
   * The server's sentence for each rule of each field, with placeholders. `field.min` together with `field.max` stands for
   * the `between` of a range.
   */
  messages: Record<string, string>;
  /** Names of fields. Sentences are learnt with the names in them, so there are none. */
  attributes: Record<string, string>;
  /** The plan's limit on parallel calls, `null` where there is none; nothing where the server does not name it. */
  account: AccountFacts;
  /**
   * What the options above do not cover: what the server does otherwise, and bounds that its sentences do not show. Empty
   * means that every answer was foretold byte for byte.
   */
  differences: Difference[];
  /** When the server was asked, in ISO 8601. */
  askedAt: string;
}

/** Where a verdict and the server's answer part. */
export interface Disagreement {
  /**
   * The field; `message` for the top-level message, `errors` for the order of the keys. A field that the contract does not
   * have is one that the server has beyond it.
   */
  field: string;
  /** Our messages by key, of this field alone; empty where we find nothing wrong. */
  ours: Record<string, string[]>;
  /** The server's. */
  theirs: Record<string, string[]>;
}

/** A disagreement on something that calibration asked. */
export interface Difference extends Disagreement {
  /**
   * The part of the probe that concerns the field: empty where the probe lacks it, all of it for `message` and `errors`.
   */
  form: Readonly<Record<string, unknown>>;
}

/**
 * Holds a verdict against the server's answer to the same form: the body of its 422 or of its 201, read as JSON. An empty list
 * means that they are the same, byte for byte. Time grows linearly with the answer. For a team's own tests, with the options of a stored `Calibration`.
 *
 * @throws {TypeError} where `response` is the body of neither.
 */
export function compare(report: Validation, response: unknown): Disagreement[] {
  if (typeof report?.ok !== "boolean") throw new TypeError("report must be a verdict, as validateCampaign gives it");
  const isRefused = isRefusal(response);
  if (!isRefused && !(isRecord(response) && isRecord(response.data))) {
    throw new TypeError("response must be the body of the server's 422 or 201, read as JSON");
  }
  const theirs = runToEnd(groupErrors(isRefused ? response.errors : {}));
  const found = runToEnd(findDisagreements(report, isRefused ? response.message : undefined, theirs));
  return found.map((disagreement) => runToEnd(toDisagreement(disagreement)));
}
