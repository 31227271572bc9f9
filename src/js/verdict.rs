//! The shapes of a verdict in JavaScript. Their doc comments are the package's documentation. `errors` JavaScript makes of the issues.

use super::settings::Settings;
use crate::account::unchecked;
use crate::contract::request::{CreateCampaign, write_campaign};
use crate::form::Form;
use crate::json_text::{flag, key, open, text_member};
use crate::report::{Issue, Report, Unchecked, Warning};
use crate::review::review;
use tsify::Tsify;

/// The server takes the form.
#[derive(Tsify)]
#[allow(dead_code)] // a declaration for TypeScript
pub struct Accepted {
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// What the form means: the campaign that the request built from it creates.
    pub campaign: CreateCampaign,
    /// What is probably not meant; the server takes it all the same.
    pub warnings: Vec<Warning>,
    /// What could not be examined here.
    pub unchecked: Vec<Unchecked>,
}

/// The server refuses the form with a 422. `message` and `errors` are the body of its answer.
#[derive(Tsify)]
#[allow(dead_code)] // a declaration for TypeScript
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
    pub warnings: Vec<Warning>,
    /// What could not be examined here.
    pub unchecked: Vec<Unchecked>,
}

/// The server's verdict on a form: `ok` tells which.
#[derive(Tsify)]
#[allow(dead_code)] // a declaration for TypeScript
#[serde(untagged)]
pub enum Validation {
    /// The server takes it.
    Accepted(Accepted),
    /// The server refuses it.
    Refused(Refused),
}

/// The verdict that a report stands for, as JSON text.
pub fn text(form: &Form, report: Report, settings: &Settings) -> String {
    let mut out = String::from("{");
    key(&mut out, "ok");
    flag(&mut out, report.is_ok());
    if report.is_ok() {
        key(&mut out, "campaign");
        write_campaign(&mut out, form);
    } else {
        text_member(&mut out, "message", &settings.words.top_level(&report, settings.context.profile));
        write_issues(&mut out, &report.issues);
    }
    key(&mut out, "warnings");
    open(&mut out, '[');
    for warning in review(form, &report) {
        warning.write(&mut out);
    }
    out.push(']');
    key(&mut out, "unchecked");
    open(&mut out, '[');
    for question in unchecked(form, &settings.account, &report) {
        question.write(&mut out);
    }
    out.push_str("]}");
    out
}

/// The member `issues`.
pub fn write_issues(out: &mut String, issues: &[Issue]) {
    key(out, "issues");
    open(out, '[');
    for issue in issues {
        issue.write(out);
    }
    out.push(']');
}

/// The server's verdict on some fields of a form.
#[derive(Tsify)]
#[allow(dead_code)] // a declaration for TypeScript
pub struct FieldsValidation {
    /// Whether nothing is wrong with these fields.
    pub ok: bool,
    /// The server's messages by key, in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same one by one.
    pub issues: Vec<Issue>,
    /// Warnings that touch one of these fields.
    pub warnings: Vec<Warning>,
}
