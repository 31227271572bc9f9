//! The parts of a verdict and their stable names. JavaScript builds the verdict (pkg-template/validate/verdict.ts).

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

/// The origin of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum IssueSource {
    /// A server rule, applied by this package.
    Rule,
    /// An account fact that the caller handed in.
    Account,
    /// The caller's side: the value cannot be sent, or breaks a rule of the caller's own (`refine`).
    Client,
    /// The server's own answer.
    Server,
}

/// The kind of an issue: the name of Laravel's rule in snake_case, or a code of this package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum IssueCode {
    /// The field is required.
    Required,
    /// The value must be a string.
    String,
    /// The value must be an integer.
    Integer,
    /// The value must be true or false.
    Boolean,
    /// The value must be a list.
    Array,
    /// The value must be a time zone name that the server knows.
    Timezone,
    /// The value must be a time of day, `HH:MM`.
    DateFormat,
    /// The value must be one of the listed values.
    In,
    /// The list holds the value twice.
    Distinct,
    /// The number is too small.
    Min,
    /// The number is too large, or the text too long.
    Max,
    /// The number is outside of a range.
    Between,
    /// The value cannot be serialized as JSON.
    Unserializable,
    /// The account has no such outbound assistant.
    AssistantNotFound,
    /// The account does not own this phone number.
    PhoneNumberNotOwned,
    /// The assistant has no boolean post-call variable of that name.
    GoalVariableUnknown,
    /// The server reported it with a message that matches no known rule.
    Server,
}

impl IssueCode {
    /// Returns the code's name in JavaScript, which is also the rule's key in a translation.
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

/// One error of a form. Frozen: copy it before you change it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Issue {
    /// The field that the issue belongs to.
    pub field: CampaignField,
    /// The path to the value: the field's name, then the index or key of a list's element.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly (string | number)[]"))]
    pub path: Vec<PathStep>,
    /// The key under which the server reports it: `"name"`, `"allowed_days.0"`.
    pub key: String,
    /// The stable code of the issue.
    pub code: IssueCode,
    /// The server's exact message.
    pub message: String,
    /// The rule's parameters by placeholder: `{ min: 1, max: 5 }`.
    #[cfg_attr(
        all(target_arch = "wasm32", feature = "types"),
        tsify(type = "Readonly<Record<string, string | number>>")
    )]
    pub params: Vec<(&'static str, i64)>,
    /// The origin of the issue.
    pub source: IssueSource,
    /// The text of a value that the server would accept instead, if the refused value can mean one thing only: `"9:00"`
    /// suggests `"09:00"`, and `"03"` suggests `"3"`. Of a yes-or-no field it is `"true"` or `"false"` and stands for
    /// the boolean.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub suggestion: Option<&'static str>,
}

/// The stable code of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum WarningCode {
    /// The calling window ends at an earlier time than it starts: it runs past midnight.
    OvernightWindow,
    /// The calling window starts and ends at the same minute.
    ZeroLengthWindow,
    /// The list of days is empty: no call is made.
    NoDays,
    /// The calling window is shorter than the time between two attempts.
    WindowShorterThanRetryInterval,
    /// The form has no time zone, and the platform's pages disagree on the default.
    TimezoneOmitted,
    /// Calls are repeated until a goal is met, but no goal variable is set.
    GoalRetryWithoutVariable,
    /// A goal variable is set, but no call is repeated because of it.
    GoalVariableWithoutRetry,
    /// The name holds invisible characters.
    InvisibleCharacters,
    /// Not all retries fit into the calling window of a day.
    RetriesExceedWindow,
    /// The calling hours include times before 08:00 or after 21:00.
    NightHours,
    /// The form has a key that is not a field. The server ignores it.
    UnknownField,
    /// The form holds a value that JSON turns into something else, such as NaN or a Set.
    ValueDropped,
}

/// A warning about a value that the server accepts but that is probably a mistake. It never blocks. Frozen, as is the
/// list of warnings.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Warning {
    /// The stable code of the warning.
    pub code: WarningCode,
    /// The fields that caused the warning.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly CampaignField[]"))]
    pub fields: &'static [CampaignField],
    /// The English message.
    pub message: &'static str,
    /// The English advice on how to fix it.
    pub help: &'static str,
    /// The key in the form, for `unknown_field` and `value_dropped`.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "string"))]
    pub key: Option<&'static str>,
    /// The field that an unknown key probably means, if there is one: `"max_retires"` suggests `"max_retries"`.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(optional, type = "CampaignField"))]
    pub suggestion: Option<CampaignField>,
}

/// The stable code of an unchecked fact.
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
    /// The time zone that applies if the form names none.
    TimezoneDefault,
    /// The plan's limit on simultaneous calls.
    ParallelLimit,
    /// Whether the plan allows another campaign.
    CampaignLimit,
}

/// A fact that was not checked, because it depends on account facts that the caller did not hand in. Frozen, as is the
/// list of unchecked facts.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub struct Unchecked {
    /// The stable code of the fact.
    pub code: UncheckedCode,
    /// The fields that the fact concerns; empty if it concerns the account alone.
    #[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "readonly CampaignField[]"))]
    pub fields: &'static [CampaignField],
    /// The English message.
    pub message: &'static str,
}

impl IssueSource {
    /// Returns the name in JavaScript.
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
    /// Returns the name in JavaScript.
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
            WarningCode::NightHours => "night_hours",
            WarningCode::UnknownField => "unknown_field",
            WarningCode::ValueDropped => "value_dropped",
        }
    }
}

impl UncheckedCode {
    /// Returns the name in JavaScript.
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

    /// The names are written by hand, and the types come from serde.
    #[test]
    fn names_of_codes_and_sources_are_those_that_serde_derives() {
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
