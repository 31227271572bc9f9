//! What a verdict consists of, by name. JavaScript puts it together (pkg-template/validate/verdict.js).

use crate::contract::fields::CampaignField;
use serde::Serialize;

/// One step of an issue's path: the field's name, then the element's index or key.
#[derive(Clone, Debug, PartialEq)]
pub enum PathStep {
    /// A field's name, or a key of an object.
    Key(String),
    /// An index of a list, from 0.
    Index(u32),
}

/// Who says that something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum IssueSource {
    /// A rule of the server, applied here.
    Rule,
    /// What the caller said of the account.
    Account,
    /// The value cannot be sent at all.
    Client,
    /// The server itself.
    Server,
}

/// What is wrong: the name of Laravel's rule in snake_case, or one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum IssueCode {
    /// The field must be there.
    Required,
    /// It must be a string.
    String,
    /// It must be an integer.
    Integer,
    /// It must be true or false.
    Boolean,
    /// It must be a list.
    Array,
    /// It must be a time zone that the server knows.
    Timezone,
    /// It must be a time of day, `HH:MM`.
    DateFormat,
    /// It must be one of the listed values.
    In,
    /// It stands twice in its list.
    Distinct,
    /// It is too small.
    Min,
    /// It is too large, or too long.
    Max,
    /// It is outside of a range.
    Between,
    /// It cannot be turned into JSON.
    Unserializable,
    /// The account has no such outbound assistant.
    AssistantNotFound,
    /// The account does not own this phone number.
    PhoneNumberNotOwned,
    /// The assistant has no boolean post-call variable of that name.
    GoalVariableUnknown,
    /// The server says so, in words that belong to none of the rules known here.
    Server,
}

impl IssueCode {
    /// The code's name in JavaScript, and the rule's in a translation.
    pub const fn name(self) -> &'static str {
        match self {
            IssueCode::Required => "required",
            IssueCode::String => "string",
            IssueCode::Integer => "integer",
            IssueCode::Boolean => "boolean",
            IssueCode::Array => "array",
            IssueCode::Timezone => "timezone",
            IssueCode::DateFormat => "date_format",
            IssueCode::In => "in",
            IssueCode::Distinct => "distinct",
            IssueCode::Min => "min",
            IssueCode::Max => "max",
            IssueCode::Between => "between",
            IssueCode::Unserializable => "unserializable",
            IssueCode::AssistantNotFound => "assistant_not_found",
            IssueCode::PhoneNumberNotOwned => "phone_number_not_owned",
            IssueCode::GoalVariableUnknown => "goal_variable_unknown",
            IssueCode::Server => "server",
        }
    }
}

/// One thing that is wrong with a form. Frozen: copy it before you change it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Issue {
    /// The field it belongs to.
    pub field: CampaignField,
    /// Where it is: the field's name, then the index or key of a list's element.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly (string | number)[]"))]
    pub path: Vec<PathStep>,
    /// The key under which the server reports it: `"name"`, `"allowed_days.0"`.
    pub key: String,
    /// What is wrong, as a stable code.
    pub code: IssueCode,
    /// The server's sentence, to the letter.
    pub message: String,
    /// The rule's parameters by the name of their placeholder: `{ min: 1, max: 5 }`.
    #[cfg_attr(
        all(target_arch = "wasm32", feature = "types"),
        tsify(type = "Readonly<Record<string, string | number>>")
    )]
    pub params: Vec<(&'static str, i64)>,
    /// Who says so.
    pub source: IssueSource,
    /// A value that the server would take in place of this one, where one is known: the name that it knows a time zone by.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub suggestion: Option<&'static str>,
}

/// What is probably not meant, as a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum WarningCode {
    /// The calling window ends before it starts: it runs over midnight.
    OvernightWindow,
    /// The calling window starts and ends at the same minute.
    ZeroLengthWindow,
    /// The list of days is empty: nobody will be called.
    NoDays,
    /// The calling window is shorter than the time between two attempts.
    WindowShorterThanRetryInterval,
    /// No time zone is named, and the platform's pages disagree on the default.
    TimezoneOmitted,
    /// Calls are repeated until a goal is met, but no variable tells whether it was.
    GoalRetryWithoutVariable,
    /// A goal variable is named, but nothing is repeated because of it.
    GoalVariableWithoutRetry,
    /// The name holds characters that nobody can see.
    InvisibleCharacters,
    /// Not all retries fit into the calling window of a day.
    RetriesExceedWindow,
}

/// Something that the server would take and that is probably not meant. It never blocks. Frozen, as the list of them is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Warning {
    /// What it is, as a stable code.
    pub code: WarningCode,
    /// The fields that it comes from.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly CampaignField[]"))]
    pub fields: &'static [CampaignField],
    /// One sentence, in English.
    pub message: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// What could not be examined, as a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum UncheckedCode {
    /// Whether the account has this outbound assistant.
    Assistant,
    /// Whether the account owns these phone numbers.
    PhoneNumbers,
    /// Whether the assistant has this boolean variable.
    GoalVariable,
    /// Which time zone counts when none is named.
    TimezoneDefault,
    /// How many calls the plan allows at once.
    ParallelLimit,
    /// Whether the plan allows another campaign.
    CampaignLimit,
}

/// What only the account knows and nobody handed in: an accepted form is accepted but for these. Frozen, as the list of them is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Unchecked {
    /// What it is, as a stable code.
    pub code: UncheckedCode,
    /// The fields that it concerns; none for what concerns the account alone.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly CampaignField[]"))]
    pub fields: &'static [CampaignField],
    /// One sentence, in English.
    pub message: &'static str,
}

impl IssueSource {
    /// Its name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            IssueSource::Rule => "rule",
            IssueSource::Account => "account",
            IssueSource::Client => "client",
            IssueSource::Server => "server",
        }
    }
}

impl WarningCode {
    /// Its name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            WarningCode::OvernightWindow => "overnight_window",
            WarningCode::ZeroLengthWindow => "zero_length_window",
            WarningCode::NoDays => "no_days",
            WarningCode::WindowShorterThanRetryInterval => "window_shorter_than_retry_interval",
            WarningCode::TimezoneOmitted => "timezone_omitted",
            WarningCode::GoalRetryWithoutVariable => "goal_retry_without_variable",
            WarningCode::GoalVariableWithoutRetry => "goal_variable_without_retry",
            WarningCode::InvisibleCharacters => "invisible_characters",
            WarningCode::RetriesExceedWindow => "retries_exceed_window",
        }
    }
}

impl UncheckedCode {
    /// Its name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            UncheckedCode::Assistant => "assistant",
            UncheckedCode::PhoneNumbers => "phone_numbers",
            UncheckedCode::GoalVariable => "goal_variable",
            UncheckedCode::TimezoneDefault => "timezone_default",
            UncheckedCode::ParallelLimit => "parallel_limit",
            UncheckedCode::CampaignLimit => "campaign_limit",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names are written by hand; serde, and with it the types, must make the same of the variants.
    #[test]
    fn codes_are_called_as_their_types_say() {
        for code in WarningCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
        for code in UncheckedCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
        for source in [IssueSource::Rule, IssueSource::Account, IssueSource::Client, IssueSource::Server] {
            assert_eq!(serde_json::to_value(source).unwrap(), source.name());
        }
    }
}
