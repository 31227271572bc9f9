// The types of the second contract. Forms and campaigns are declared in Rust (src/contract/input_2026_07.rs).
import type { ReadingOptions } from "../bulk/bulk.js";
import type { Language202607 } from "../messages/language-2026-07.js";
import type {
  CampaignInput202607,
  CreateCampaign202607,
  FieldOption,
  AccountFacts as FirstAccountFacts,
  Campaign as FirstCampaign,
  Issue as FirstIssue,
  IssueCode as FirstIssueCode,
  BuildRequestOptions as FirstRequestOptions,
  ValidationOptions as FirstValidationOptions,
  Id,
} from "../types.js";

/** A field of the request, as the server names it. */
export type CampaignField = keyof CampaignInput202607;

/** The part of a campaign that a field belongs to. The server checks every field on every channel. */
export type FieldSection = "common" | "call" | "whatsapp" | "sms" | "fallback";

/** The control that a form draws for a field. */
export type InputKind =
  | "text"
  | "number"
  | "select"
  | "time"
  | "datetime"
  | "checkboxes"
  | "checkbox"
  | "list"
  | "windows"
  | "mapping";

/** The description of one field, for drawing its form control. Plain data, generated from the table of fields. */
export interface FieldSpec {
  /** The field's key in a request. */
  readonly name: CampaignField;
  /** The English label. */
  readonly label: string;
  /** The control to draw. */
  readonly input: InputKind;
  /** The JSON type of the value in a request. */
  readonly type: "string" | "integer" | "boolean" | "array" | "object";
  /** The part of a campaign that the field belongs to. */
  readonly section: FieldSection;
  /** Whether the server refuses every form without it. */
  readonly required: boolean;
  /** The condition under which the server refuses a form without it. */
  readonly requiredIf?: {
    /** The field that decides. */
    readonly field: CampaignField;
    /** The value of that field. */
    readonly value: string;
    /** Whether the condition also holds if that field is left out. */
    readonly byDefault?: true;
  };
  /** The server's documented value for a field that is left out. This package never sends it. */
  readonly default?: string | number | boolean | readonly string[];
  /** The smallest accepted number, in `unit`. */
  readonly min?: number;
  /** The largest accepted number, in `unit`. Absent for the limit of parallel calls: it depends on the account. */
  readonly max?: number;
  /** The step between numbers. */
  readonly step?: number;
  /** The longest accepted text, in Unicode code points (as the server counts), not UTF-16 units. */
  readonly maxLength?: number;
  /** The unit of the number or of the length. */
  readonly unit?: string;
  /** The values to choose from. */
  readonly options?: readonly FieldOption[];
  /** An example value for the placeholder. */
  readonly placeholder: string;
  /** One sentence of help, in English. */
  readonly help: string;
  /** A value for the HTML attribute `autocomplete`. */
  readonly autocomplete: string;
}

/** The kind of an issue: the name of Laravel's rule in snake_case, or a code of this package. */
export type IssueCode =
  | Exclude<FirstIssueCode, "distinct">
  | "required_if"
  | "date"
  | "whatsapp_sender_unknown"
  | "whatsapp_template_unknown"
  | "sms_number_unknown"
  | "channel_disabled";

/** One error of a form. Frozen: copy it before you change it. */
export interface Issue extends Omit<FirstIssue, "field" | "code"> {
  /** The field that the issue belongs to. */
  readonly field: CampaignField;
  /** The stable code of the issue. */
  readonly code: IssueCode;
}

/** The stable code of a warning. */
export type WarningCode =
  | "invisible_characters"
  | "timezone_omitted"
  | "overnight_window"
  | "zero_length_window"
  | "overlapping_windows"
  | "hours_beside_windows"
  | "night_hours"
  | "window_shorter_than_retry_interval"
  | "retries_exceed_window"
  | "no_days"
  | "start_without_offset"
  | "start_in_past"
  | "other_channel"
  | "fallback_incomplete"
  | "goal_retry_without_variable"
  | "goal_variable_without_retry"
  | "placeholder_unknown"
  | "placeholder_unmapped"
  | "placeholder_unfillable"
  | "unknown_field"
  | "value_dropped";

/** A warning about a value that the server accepts but that is probably a mistake. It never blocks. Frozen. */
export interface Warning {
  /** The stable code of the warning. */
  readonly code: WarningCode;
  /** The fields that caused the warning. */
  readonly fields: readonly CampaignField[];
  /** The English message. */
  readonly message: string;
  /** The English advice on how to fix it. */
  readonly help: string;
  /** The key in the form, for `unknown_field` and `value_dropped`. */
  readonly key?: string;
  /** The field that an unknown key probably means, if there is one. */
  readonly suggestion?: CampaignField;
}

/** The stable code of an unchecked fact. */
export type UncheckedCode =
  | "assistant"
  | "phone_numbers"
  | "goal_variable"
  | "timezone_default"
  | "parallel_limit"
  | "campaign_limit"
  | "whatsapp_template"
  | "sms_number"
  | "scheduled_start_format";

/** A fact that was not checked, because it depends on the account or on the server alone. Frozen. */
export interface Unchecked {
  /** The stable code of the fact. */
  readonly code: UncheckedCode;
  /** The fields that the fact concerns; empty if it concerns the account alone. */
  readonly fields: readonly CampaignField[];
  /** The English message. */
  readonly message: string;
}

/**
 * A campaign as the server returns it, with hours as `HH:MM`. The fields of other channels are `null`. Undocumented
 * keys are kept unchanged.
 *
 * `created_at` and `updated_at` stay as the server writes them: without a zone, in the account's. The pages call the
 * start of a scheduled campaign an ISO date.
 */
export type Campaign = { [Field in keyof CreateCampaign202607]-?: CreateCampaign202607[Field] | null } & Pick<
  FirstCampaign,
  "id" | "name" | "status" | "created_at" | "updated_at"
>;

/** The verdict on a form that the server accepts. */
export interface Accepted {
  /** The server would answer 201. */
  ok: true;
  /** The normalized campaign: the request built from it creates the same campaign as the form. */
  campaign: CreateCampaign202607;
  /** Warnings about values that are probably mistakes. The server accepts them. */
  warnings: readonly Warning[];
  /** The facts that could not be checked. */
  unchecked: readonly Unchecked[];
}

/** The verdict on a form that the server refuses with a 422. `message` and `errors` are the body of its answer. */
export interface Refused {
  /** The server would answer 422. */
  ok: false;
  /** The top-level message of the server's answer. */
  message: string;
  /** The server's exact messages by key (`"name"`, `"schedule_windows.0.start"`), in the server's order. */
  errors: Record<string, string[]>;
  /** The same errors as a list, with field, path, stable code and parameters. */
  issues: Issue[];
  /** Warnings about values that are probably mistakes. The server accepts them. */
  warnings: readonly Warning[];
  /** The facts that could not be checked. */
  unchecked: readonly Unchecked[];
}

/** The server's verdict on a form. `ok` discriminates the union. */
export type Validation = Accepted | Refused;

/** The server's verdict on some fields of a form. */
export interface FieldsValidation {
  /** Whether these fields have no error. */
  ok: boolean;
  /** The server's exact messages by key, in the server's order. */
  errors: Record<string, string[]>;
  /** The same errors as a list. */
  issues: Issue[];
  /** Warnings that touch one of these fields. */
  warnings: readonly Warning[];
}

/** Facts about the account that no form contains. All are optional. */
export interface AccountFacts extends FirstAccountFacts {
  /**
   * The account's WhatsApp senders: their approved templates, and the placeholders of each template. `{ 7: { 15: ["1"]
   * } }` is the sender 7 with the template 15, whose text holds `{{1}}`. Any other sender or template is an issue.
   */
  whatsapp_templates?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The ids of the phone numbers that can send text messages. Any other number is an issue. */
  sms_phone_number_ids?: readonly Id[];
}

/** The options of a validation. */
export interface ValidationOptions extends Omit<FirstValidationOptions, "account" | "language"> {
  /** The known facts about the account. */
  account?: AccountFacts;
  /** The language of all messages, such as `de` of `outbound-campaign/messages/de-2026-07`. Default: the server's. */
  language?: Partial<Language202607>;
  /** The time for the warning `start_in_past`: a `Date`, or milliseconds since 1970. Default: no such warning. */
  now?: Date | number;
}

/** The verdict on a row of NDJSON. It has no warnings. */
export type RowVerdict = {
  /** Number of the row, from 1. Blank lines do not count. */
  row: number;
  /** Start of the row's line, in bytes from the start of the input. */
  byteOffset: number;
} & (
  | Pick<Accepted, "ok" | "campaign">
  | (Pick<Refused, "ok" | "message" | "errors" | "issues"> & {
      /** Whether the line is longer than `maxLineBytes`. Its issues are then those of an empty form. */
      lineTooLong?: boolean;
    })
);

/** Options of `validateNdjson`: the options of a verdict, and the options for reading the input. */
export interface NdjsonOptions extends ValidationOptions, ReadingOptions {}

/**
 * The options of `buildRequest`: address, credentials and headers, and the validation options. Either `provider` or
 * `baseUrl` is required.
 */
export interface BuildRequestOptions
  extends Omit<FirstRequestOptions, "account" | "language">,
    Pick<ValidationOptions, "account" | "language" | "now"> {}
