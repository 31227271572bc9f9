//! The shapes of a verdict in JavaScript. Their doc comments are the package's documentation.

use super::options::Settings;
use crate::account::unchecked;
use crate::contract::request::CreateCampaign;
use crate::form::Form;
use crate::report::{Errors, Issue, Report, Unchecked, Warning};
use crate::review::review;
use serde::Serialize;
use tsify::Tsify;

/// The server takes the form.
#[derive(Serialize, Tsify)]
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
#[derive(Serialize, Tsify)]
pub struct Refused {
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's messages by key (`"name"`, `"allowed_days.0"`), in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: Errors,
    /// The same one by one, with field, path, stable code and parameters.
    pub issues: Vec<Issue>,
    /// What is probably not meant; the server takes it all the same.
    pub warnings: Vec<Warning>,
    /// What could not be examined here.
    pub unchecked: Vec<Unchecked>,
}

/// The server's verdict on a form: `ok` tells which.
#[derive(Serialize, Tsify)]
#[serde(untagged)]
pub enum Validation {
    /// The server takes it.
    Accepted(Accepted),
    /// The server refuses it.
    Refused(Refused),
}

impl Validation {
    /// The verdict that a report stands for.
    pub fn new(form: &Form, report: Report, settings: &Settings) -> Validation {
        let unchecked = unchecked(form, &settings.account, &report);
        let campaign = CreateCampaign::from_accepted(form);
        let warnings = review(&campaign, &report);
        if report.is_ok() {
            return Validation::Accepted(Accepted { ok: true, campaign, warnings, unchecked });
        }
        Validation::Refused(Refused {
            ok: false,
            message: settings.words.top_level(&report, settings.context.profile),
            errors: report.errors(),
            issues: report.issues,
            warnings,
            unchecked,
        })
    }
}

/// The server's verdict on some fields of a form.
#[derive(Serialize, Tsify)]
pub struct FieldsValidation {
    /// Whether nothing is wrong with these fields.
    pub ok: bool,
    /// The server's messages by key, in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: Errors,
    /// The same one by one.
    pub issues: Vec<Issue>,
    /// Warnings that touch one of these fields.
    pub warnings: Vec<Warning>,
}
