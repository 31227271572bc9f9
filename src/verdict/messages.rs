//! All messages of a verdict. JavaScript's message tables are generated from this file, and no module carries a
//! message.
//!
//! Source: `resources/lang/en/validation.php` (8.83; since 10 in the framework).

use crate::rules::Rule;
use crate::verdict::report::UncheckedCode;

/// The documented top-level message of a 422.
pub const GIVEN_DATA_INVALID: &str = "The given data was invalid.";

/// The suffix of the top-level message with one more error, and its key in a translation.
pub const MORE_ERROR: &str = "(and :count more error)";
/// The suffix of the top-level message with several more errors, and its key in a translation.
pub const MORE_ERRORS: &str = "(and :count more errors)";

/// The package's message for a value that cannot be serialized as JSON and so never reaches a server. The form itself
/// can be such a value.
pub const UNSERIALIZABLE: &str = "The :attribute field cannot be sent as JSON: the form is a FormData (use \
     fromFormData) or a promise (use await), or the field has a cycle, or a getter or toJSON that throws.";

/// The server's own message of its 404.
pub const ASSISTANT_NOT_FOUND: &str = "Assistant not found or not an outbound assistant.";

/// The parts of the package's message for an unknown goal variable: the given name, and the known names, go between
/// them.
pub const GOAL_VARIABLE_UNKNOWN: [&str; 3] = ["The assistant has no boolean post-call variable \"", "\". It has", "."];

/// Returns the package's message for an unchecked fact.
pub const fn unchecked(code: UncheckedCode) -> &'static str {
    match code {
        UncheckedCode::Assistant => "Only the account knows whether it has this outbound assistant.",
        UncheckedCode::PhoneNumbers => "Only the account knows whether it owns these phone numbers.",
        UncheckedCode::GoalVariable => {
            "Only the account knows whether the assistant has this boolean post-call variable."
        }
        UncheckedCode::TimezoneDefault => "No time zone is set. Only the account knows which one applies then.",
        UncheckedCode::ParallelLimit => "The plan may allow fewer simultaneous calls than the provider documents.",
        UncheckedCode::CampaignLimit => "Only the account knows whether the plan allows another campaign.",
    }
}

/// Returns Laravel's message for a failed rule: that of Laravel 8 (`old`), or of Laravel 10 and newer.
pub fn template(rule: Rule, numeric: bool, old: bool) -> &'static str {
    let either = |before: &'static str, since_10: &'static str| if old { before } else { since_10 };
    match rule {
        Rule::Required => "The :attribute field is required.",
        Rule::String => either("The :attribute must be a string.", "The :attribute field must be a string."),
        Rule::Integer => either("The :attribute must be an integer.", "The :attribute field must be an integer."),
        Rule::Boolean => "The :attribute field must be true or false.",
        Rule::Array => either("The :attribute must be an array.", "The :attribute field must be an array."),
        Rule::Timezone => {
            either("The :attribute must be a valid timezone.", "The :attribute field must be a valid timezone.")
        }
        Rule::DateFormat => either(
            "The :attribute does not match the format :format.",
            "The :attribute field must match the format :format.",
        ),
        Rule::In => "The selected :attribute is invalid.",
        Rule::Distinct => "The :attribute field has a duplicate value.",
        Rule::Min(_) => either("The :attribute must be at least :min.", "The :attribute field must be at least :min."),
        Rule::Max(_) | Rule::MaxParallel if numeric => either(
            "The :attribute must not be greater than :max.",
            "The :attribute field must not be greater than :max.",
        ),
        Rule::Max(_) | Rule::MaxParallel => either(
            "The :attribute must not be greater than :max characters.",
            "The :attribute field must not be greater than :max characters.",
        ),
        Rule::Between(..) => either(
            "The :attribute must be between :min and :max.",
            "The :attribute field must be between :min and :max.",
        ),
    }
}

/// The days, joined as in Laravel's message.
pub const DAYS_JOINED: &str = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
