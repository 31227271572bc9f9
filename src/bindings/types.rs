//! Verdicts and options as TypeScript sees them: declarations, whose doc comments are the package's documentation. Nothing here runs.
//! Verdicts are made by pkg-template/validate/engine.js; options are read, and refused, by pkg-template/validate/options.js.
#![allow(dead_code)]

use crate::contract::provider::Provider;
use crate::contract::request::CreateCampaign;
use crate::profile::Profile;
use crate::verdict::report::{Issue, Unchecked, Warning};
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// The server takes the form.
#[derive(Tsify)]
pub struct Accepted {
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// What the form means: the campaign that the request built from it creates.
    pub campaign: CreateCampaign,
    /// What is probably not meant; the server takes it all the same.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
    /// What could not be examined here.
    #[tsify(type = "readonly Unchecked[]")]
    pub unchecked: Vec<Unchecked>,
}

/// The server refuses the form with a 422. `message` and `errors` are the body of its answer.
#[derive(Tsify)]
pub struct Refused {
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's messages by key (`"name"`, `"allowed_days.0"`), in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same one by one, with field, path, stable code and parameters.
    pub issues: Vec<Issue>,
    /// What is probably not meant; the server takes it all the same.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
    /// What could not be examined here.
    #[tsify(type = "readonly Unchecked[]")]
    pub unchecked: Vec<Unchecked>,
}

/// The server's verdict on a form: `ok` tells which.
#[derive(Tsify)]
#[serde(untagged)]
pub enum Validation {
    /// The server takes it.
    Accepted(Accepted),
    /// The server refuses it.
    Refused(Refused),
}

/// The server's verdict on some fields of a form.
#[derive(Tsify)]
pub struct FieldsValidation {
    /// Whether nothing is wrong with these fields.
    pub ok: bool,
    /// The server's messages by key, in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same one by one.
    pub issues: Vec<Issue>,
    /// Warnings that touch one of these fields.
    #[tsify(type = "readonly Warning[]")]
    pub warnings: Vec<Warning>,
}

/// A row of NDJSON that the server would take.
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)] // a declaration for TypeScript: JavaScript puts the rows together
pub struct AcceptedRow {
    /// The row's number, from 1. Blank lines are no rows.
    pub row: f64,
    /// Where its line begins, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// What the row means: the campaign that the request built from it creates. Put together when it is first asked
    /// for: an accessor, which `{...row}` leaves out.
    pub campaign: CreateCampaign,
}

/// A row of NDJSON that the server would refuse.
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct RefusedRow {
    /// The row's number, from 1. Blank lines are no rows.
    pub row: f64,
    /// Where its line begins, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's messages by key (`"name"`, `"allowed_days.0"`), in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same one by one.
    pub issues: Vec<Issue>,
    /// `true` where the line is longer than `maxLineBytes`. It was not read: its errors are those of a line that is no JSON.
    #[tsify(optional, type = "true")]
    pub lineTooLong: bool,
}

/// The verdict on a row of NDJSON: `ok` tells which.
#[derive(Tsify)]
#[allow(dead_code)]
#[tsify(type = "AcceptedRow | RefusedRow")]
pub struct RowVerdict;

/// What decides a verdict, beside the form.
#[derive(Tsify)]
pub struct ValidationOptions {
    /// Which Laravel the server is taken to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// Whose documentation counts: without an account it decides the cap on parallel calls (`"autocalls"`: 10,
    /// `"intellixent"`: none). Default: `"autocalls"`.
    #[tsify(optional)]
    pub provider: Provider,
    /// What you know of the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// Sentences in place of the server's own: a translation. Default: the server's, in English.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Names of the fields in sentences. Default: Laravel's, the key with spaces.
    #[tsify(optional, type = "Attributes")]
    pub attributes: JsValue,
}

/// What only the account knows. All of it is optional.
#[derive(Tsify)]
pub struct AccountFacts {
    /// How many calls the plan allows at once, at least 1; `null` where there is no limit. Left out, the provider's
    /// documented cap counts.
    #[tsify(optional, type = "number | null")]
    pub max_calls_in_parallel: Option<i64>,
    /// The ids of the assistants that may call out. An assistant that is not among them is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub outbound_assistant_ids: JsValue,
    /// The ids of the phone numbers that the account owns. A number that is not among them is an issue.
    #[tsify(optional, type = "readonly Id[]")]
    pub phone_number_ids: JsValue,
    /// The names of the boolean post-call variables by the id of their assistant. A goal variable that its assistant
    /// does not have is an issue; nothing is said of an assistant that is not listed.
    #[tsify(optional, type = "Readonly<Record<string, readonly string[]>>")]
    pub goal_variables: JsValue,
    /// The account's time zone: what counts where a form names none.
    #[tsify(optional)]
    pub timezone: String,
}

/// Where and how the request goes, beside what decides the verdict. `provider` or `baseUrl` is needed.
#[derive(Tsify)]
#[allow(non_snake_case)]
pub struct BuildRequestOptions {
    /// Which Laravel the server is taken to run. Default: `"documented"`.
    #[tsify(optional)]
    pub profile: Profile,
    /// The documented host to post to; with `baseUrl` only the cap on parallel calls follows from it.
    #[tsify(optional)]
    pub provider: Provider,
    /// What you know of the account.
    #[tsify(optional)]
    pub account: AccountFacts,
    /// Sentences in place of the server's own: a translation. Default: the server's, in English.
    #[tsify(optional, type = "Messages")]
    pub messages: JsValue,
    /// Names of the fields in sentences. Default: Laravel's, the key with spaces.
    #[tsify(optional, type = "Attributes")]
    pub attributes: JsValue,
    /// The API's address, `https:` unless it is on loopback. Slashes at its end do not matter, its path is kept.
    #[tsify(optional, type = "string | URL")]
    pub baseUrl: String,
    /// Paths that differ from the documented ones.
    #[tsify(optional, type = "Paths")]
    pub paths: JsValue,
    /// The bearer token. Without it the request carries no `Authorization`.
    #[tsify(optional)]
    pub apiKey: String,
    /// Headers of your own, in any shape that fetch takes. `Authorization` is for another credential than a bearer token: it is
    /// refused beside `apiKey`.
    #[tsify(optional, type = "HeadersOption")]
    pub headers: JsValue,
}

/// Headers by name, in any shape that fetch takes: an object, a `Headers`, a `Map`, a list of pairs.
#[derive(Tsify)]
#[tsify(type = "Record<string, string | undefined> | Headers | Iterable<readonly [name: string, value: string]>")]
pub struct HeadersOption;

/// Sentences, of your own or of a Laravel translation.
///
/// Keys, the first that is there counts: `"field.rule"` (of a list's elements also `"field.*.rule"` and `"field.0.rule"`),
/// Laravel's nested `custom.field.rule`, then `rule`, which for `min`, `max` and `between` may hold
/// `{ numeric, string, array }`. What no key names is said in the profile's words. Rules are Laravel's in snake_case, as in
/// an issue's `code`. Placeholders are Laravel's: `:attribute`, `:Attribute`, `:ATTRIBUTE`, `:min`, `:max`, `:format`,
/// `:values`, `:input`, and for elements `:index` and `:position`. A member `attributes` counts where the option is not given.
///
/// `"field.min"` with `"field.max"` stands for a range's `"field.between"`: the bound that is broken decides. The top-level
/// message has the keys that Laravel's JSON translations give it, which are English sentences: `"The given data was invalid."`,
/// `"(and :count more error)"`, `"(and :count more errors)"`.
#[derive(Tsify)]
#[tsify(type = "{ readonly [rule: string]: string | Messages | readonly never[] }")]
pub struct Messages;

/// Names of fields, for the placeholder `:attribute`: `{ assistant_id: "Assistent", "allowed_days.*": "Tag" }`.
#[derive(Tsify)]
#[tsify(type = "{ readonly [field: string]: string } | readonly never[]")]
pub struct Attributes;
