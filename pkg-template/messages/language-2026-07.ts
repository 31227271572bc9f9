// The type of a language of the second contract: its own texts, and those of the first that apply to it.
import type { CampaignField, IssueCode, UncheckedCode, WarningCode } from "../contract-2026-07/types.js";
import type {
  IssueCode as FirstIssueCode,
  WarningCode as FirstWarningCode,
  Messages,
  ScheduleWindow,
} from "../types.js";
import type { Language, WarningText } from "./language.js";

/**
 * A language of the second contract. Import one from an entry such as `outbound-campaign/messages/de-2026-07`, and pass
 * it as the option `language` of `outbound-campaign/2026-07`. It also is a language of the client.
 */
export interface Language202607 extends Pick<Language, "errors" | "outcomes" | "units"> {
  /** The messages of rules, account facts and whole forms, with the keys and placeholders of the option `messages`. */
  readonly messages: Messages & { readonly [Code in Exclude<IssueCode | FirstIssueCode, "server">]: string | Messages };
  /** The labels of fields, of the elements of lists, and of the members of windows. */
  readonly attributes: { readonly [Field in CampaignField]: string } & {
    readonly [Element in `${CampaignField}.*` | `${CampaignField}.*.${keyof ScheduleWindow}`]?: string;
  };
  /** The warnings by code. */
  readonly warnings: { readonly [Code in WarningCode | FirstWarningCode]: WarningText };
  /** The facts that could not be checked, by code. */
  readonly unchecked: { readonly [Code in UncheckedCode]: string };
  /** One sentence of help by field. */
  readonly help: { readonly [Field in CampaignField]: string };
  /** The placeholders that are words. Other fields keep theirs. */
  readonly placeholders: { readonly [Field in CampaignField]?: string };
  /** The labels of options by field and value. The names of time zones need none. */
  readonly options: { readonly [Field in CampaignField]?: { readonly [value: string]: string } };
}
