// The type of a language: every text of the package that people read.
import type { CampaignField, IssueCode, Messages, UncheckedCode, WarningCode } from "../types.js";

/** The text of a warning. */
export interface WarningText {
  /** Names the problem. */
  readonly message: string;
  /**
   * Tells how to fix it. The help of `unknown_field` and `value_dropped` may have parts between `|`: for any value, for
   * the data of an HTML form, and for a promise.
   */
  readonly help: string;
}

/**
 * The codes of errors that a language has a sentence for. All other codes of a relay have the sentence of `relay`. An
 * error of any code has the sentence of `no_relay` if another server answered at the relay's address.
 */
export type TranslatedErrorCode =
  | "authentication"
  | "plan_limit"
  | "assistant_not_found"
  | "not_found"
  | "validation"
  | "rate_limit"
  | "server"
  | "unexpected_response"
  | "connection"
  | "timeout"
  | "aborted"
  | "no_relay"
  | "relay"
  | "relay_answer_too_large"
  | "relay_calibration"
  | "relay_errors_too_large"
  | "relay_forbidden"
  | "relay_idempotency_mismatch"
  | "relay_idempotency_pending"
  | "relay_idempotency_store"
  | "relay_key"
  | "relay_slow"
  | "relay_timeout"
  | "relay_too_large"
  | "relay_unreachable"
  | "relay_upstream";

/** The sentences about the outcome of a request. Each follows the sentence of an error. */
export interface OutcomeTexts {
  /** The request was not sent. */
  readonly "not-sent": string;
  /** The server refused the request. */
  readonly refused: string;
  /** The outcome is unknown: what to do before a second try. */
  readonly unknown: string;
}

/**
 * A language: messages, labels, help and options. Import one, and pass it as the option `language`.
 *
 * The texts of a verdict fall back on the server's English. A language of your own may begin with a few members:
 * the option is a `Partial<Language>`. Validators compare a language by identity, so do not change it.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { de } from "outbound-campaign/messages/de";
 *
 * validateCampaign({ assistant_id: 127 }, { language: de }).errors; // { name: ["Bitte füllen Sie „Name der Kampagne“ aus."] }
 */
export interface Language {
  /** The messages of rules, account facts and whole forms, with the keys and placeholders of the option `messages`. */
  readonly messages: Messages & { readonly [Code in Exclude<IssueCode, "server">]: string | Messages };
  /** The labels of fields, and of the elements of lists (`"allowed_days.*"`). */
  readonly attributes: { readonly [Field in CampaignField]: string } & {
    readonly [Element in `${CampaignField}.*`]?: string;
  };
  /** The warnings by code. */
  readonly warnings: {
    readonly [Code in WarningCode]: WarningText;
  };
  /** The facts that could not be checked, by code. */
  readonly unchecked: { readonly [Code in UncheckedCode]: string };
  /**
   * The errors of the client by code. `:code` in a sentence is replaced by the error's code, and `:address` in that of
   * `no_relay` by the relay's address.
   */
  readonly errors: { readonly [Code in TranslatedErrorCode]: string };
  /** The outcomes of failed requests that create a campaign, or change one. */
  readonly outcomes: {
    /** The outcomes of a create. */
    readonly create: OutcomeTexts;
    /** The outcomes of a start, a stop or a deletion. */
    readonly change: OutcomeTexts;
  };
  /** One sentence of help by field. */
  readonly help: { readonly [Field in CampaignField]: string };
  /** The placeholders that are words. Other fields keep theirs. */
  readonly placeholders: { readonly [Field in CampaignField]?: string };
  /** The units of numbers and lengths, by their English name. */
  readonly units: { readonly [unit: string]: string };
  /** The labels of options by field and value. The names of time zones need none. */
  readonly options: { readonly [Field in CampaignField]?: { readonly [value: string]: string } };
}
