//! The TypeScript declarations of verdicts and options. Their doc comments are the package's documentation; nothing
//! here runs. pkg-template/validate/engine.ts builds verdicts, pkg-template/validate/options.ts checks options.
#![allow(dead_code)]

use crate::contract::provider::Provider;
use crate::contract::request::CreateCampaign;
use crate::profile::Profile;
use crate::verdict::report::{Issue, Unchecked, Warning};
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// The verdict on a form that the server accepts.
#[derive(Tsify)]
pub struct Accepted {
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// The normalized campaign: the request built from it creates the same campaign as the form.
    pub campaign: CreateCampaign,
    /// Warnings about values that are probably mistakes. The server accepts them.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
    /// The facts that could not be checked without account facts.
    #[tsify(type = "readonly Unchecked[]")]
    pub unchecked: Vec<Unchecked>,
}

/// The verdict on a form that the server refuses with a 422. `message` and `errors` are the body of its answer.
#[derive(Tsify)]
pub struct Refused {
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's exact messages by key (`"name"`, `"allowed_days.0"`), in the server's order.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same errors as a list, with field, path, stable code and parameters.
    pub issues: Vec<Issue>,
    /// Warnings about values that are probably mistakes. The server accepts them.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
    /// The facts that could not be checked without account facts.
    #[tsify(type = "readonly Unchecked[]")]
    pub unchecked: Vec<Unchecked>,
}

/// The server's verdict on a form. `ok` discriminates the union.
#[derive(Tsify)]
#[serde(untagged)]
pub enum Validation {
    /// The server accepts the form.
    Accepted(Accepted),
    /// The server refuses the form.
    Refused(Refused),
}

/// The server's verdict on some fields of a form.
#[derive(Tsify)]
pub struct FieldsValidation {
    /// Whether these fields have no error.
    pub ok: bool,
    /// The server's exact messages by key, in the server's order.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same errors as a list.
    pub issues: Vec<Issue>,
    /// Warnings that touch one of these fields.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
}

/// The verdict on a row of NDJSON that the server accepts.
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)] // a declaration: JavaScript builds the rows
pub struct AcceptedRow {
    /// The row's number, from 1. Blank lines are not counted.
    pub row: f64,
    /// The position of the line, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// The normalized campaign. An accessor that builds it on first use: `{...row}` leaves it out.
    pub campaign: CreateCampaign,
}

/// The verdict on a row of NDJSON that the server refuses.
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct RefusedRow {
    /// The row's number, from 1. Blank lines are not counted.
    pub row: f64,
    /// The position of the line, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's exact messages by key (`"name"`, `"allowed_days.0"`), in the server's order.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same errors as a list.
    pub issues: Vec<Issue>,
    /// `true` for a line longer than `maxLineBytes`. It was not read: its errors are those of a line that is not JSON.
    #[tsify(optional, type = "true")]
    pub lineTooLong: bool,
}

/// The verdict on a row of NDJSON. `ok` discriminates the union.
#[derive(Tsify)]
#[allow(dead_code)]
#[tsify(type = "AcceptedRow | RefusedRow")]
pub struct RowVerdict;

/// The options of a validation.
#[derive(Tsify)]
pub struct ValidationOptions {
    /// The Laravel version that the server is assumed to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// The documented host. It decides the cap on parallel calls (`"autocalls"`: 10, `"intellixent"`: none), unless
    /// `account` states the limit. Default: `"autocalls"`.
    #[tsify(optional)]
    pub provider: Provider,
    /// The known facts about the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// The language of messages, warnings and unchecked facts: `de` of `outbound-campaign/messages/de`, or a part of
    /// one. `messages` and `attributes` come before it. Compared by identity. Default: the server's English.
    #[tsify(optional, type = "Partial<import(\"./messages/language.js\").Language>")]
    pub language: JsValue,
    /// Custom messages. Default: those of `language`.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Field names for the messages. Default: those of `language`, else Laravel's: the key with spaces.
    #[tsify(optional, type = "Attributes | readonly never[]")]
    pub attributes: JsValue,
}

/// Facts about the account that no form contains. All are optional.
#[derive(Tsify)]
pub struct AccountFacts {
    /// The plan's limit on simultaneous calls, at least 1; `null` for no limit. Default: the provider's documented cap.
    #[tsify(optional, type = "number | null")]
    pub max_calls_in_parallel: Option<i64>,
    /// The ids of the outbound assistants. Any other assistant is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub outbound_assistant_ids: JsValue,
    /// The ids of the account's phone numbers. Any other number is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub phone_number_ids: JsValue,
    /// The names of the boolean post-call variables by assistant id. A goal variable that its assistant lacks is an
    /// issue. Assistants that are not listed stay unchecked.
    #[tsify(optional, type = "Readonly<Record<string, readonly string[]>>")]
    pub goal_variables: JsValue,
    /// The account's time zone, which applies if a form names none.
    #[tsify(optional)]
    pub timezone: String,
}

/// The options of `buildRequest`: address, credentials and headers, and the validation options. Either `provider` or
/// `baseUrl` is required.
#[derive(Tsify)]
#[allow(non_snake_case)]
pub struct BuildRequestOptions {
    /// The Laravel version that the server is assumed to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// The documented host to post to. With `baseUrl` it decides only the cap on parallel calls.
    #[tsify(optional)]
    pub provider: Provider,
    /// The known facts about the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// The language of messages.
    #[tsify(optional, type = "ValidationOptions[\"language\"]")]
    pub language: JsValue,
    /// Custom messages. Default: those of `language`.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Field names for the messages. Default: those of `language`, else Laravel's: the key with spaces.
    #[tsify(optional, type = "Attributes | readonly never[]")]
    pub attributes: JsValue,
    /// The API's base URL: `https:`, or `http:` for loopback. Its path is kept; slashes at its end are ignored.
    #[tsify(optional, type = "string | URL")]
    pub baseUrl: String,
    /// Paths that differ from the documented ones.
    #[tsify(optional, type = "Paths")]
    pub paths: JsValue,
    /// The bearer token. Without it the request has no `Authorization` header.
    #[tsify(optional)]
    pub apiKey: String,
    /// Additional headers, in any form that fetch accepts. `Authorization` is for credentials other than a bearer
    /// token; it is refused beside `apiKey`.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// Headers by name, in any form that fetch accepts: an object, a `Headers`, a `Map`, a list of pairs.
#[derive(Tsify)]
#[tsify(type = "Record<string, string | undefined> | Headers | Iterable<readonly [name: string, value: string]>")]
pub struct HeadersOption;

/// Custom messages, your own or those of a Laravel translation.
///
/// The first key that exists is used: `"field.rule"` (for a list's elements also `"field.*.rule"` and
/// `"field.0.rule"`), Laravel's nested `custom.field.rule`, then `rule`. For `min`, `max` and `between`, `rule` may
/// hold `{ numeric, string, array }`. Without a key, the profile's message is used. Rules have Laravel's names in
/// snake_case, as in an issue's `code`. Placeholders are Laravel's: `:attribute`, `:Attribute`, `:ATTRIBUTE`, `:min`,
/// `:max`, `:format`, `:values`, `:input`, and for elements `:index` and `:position`. A member `attributes` is the
/// default of that option.
///
/// `"field.min"` with `"field.max"` replaces a range's `"field.between"`: the exceeded bound decides. The top-level
/// message has the keys of Laravel's JSON translations, which are English sentences: `"The given data was invalid."`,
/// `"(and :count more error)"`, `"(and :count more errors)"`.
#[derive(Tsify)]
#[tsify(type = "{ readonly [rule: string]: string | Messages | readonly never[] }")]
pub struct Messages;

/// Field names for the placeholder `:attribute`: `{ assistant_id: "Assistent", "allowed_days.*": "Tag" }`.
#[derive(Tsify)]
#[tsify(type = "{ readonly [field: string]: string }")]
pub struct Attributes;
