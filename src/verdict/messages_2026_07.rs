//! The messages of the second contract. JavaScript's tables are generated from this file and from
//! [`messages`](crate::verdict::messages); no module carries a message.

use crate::contract::contract_2026_07::Row;
use crate::rules::check::Check;
use crate::rules::{Context, Rule, date_format};
use crate::verdict::messages;

/// Returns the code of a check: Laravel's rule in snake_case.
pub fn code(check: Check) -> &'static str {
    match check {
        Check::Rule(rule) => rule.issue_code().name(),
        Check::OneOf(_) => "in",
        Check::Date => "date",
        Check::RequiredIf(..) => "required_if",
        Check::RequiredByDefault(..) => "required",
    }
}

/// Returns Laravel's message for a failed check: that of Laravel 8 (`old`), or of Laravel 10 and newer.
pub fn template(check: Check, numeric: bool, old: bool) -> &'static str {
    match check {
        Check::Rule(rule) => messages::template(rule, numeric, old),
        Check::OneOf(_) => messages::template(Rule::In, numeric, old),
        Check::RequiredByDefault(..) => messages::template(Rule::Required, numeric, old),
        Check::RequiredIf(..) => "The :attribute field is required when :other is :value.",
        Check::Date if old => "The :attribute is not a valid date.",
        Check::Date => "The :attribute field must be a valid date.",
    }
}

/// Returns the values of the placeholders of a message. The limit on parallel calls has none: it depends on the
/// account.
pub fn params(check: Check) -> Vec<(&'static str, String)> {
    match check {
        Check::Rule(Rule::Min(min)) => vec![("min", min.to_string())],
        Check::Rule(Rule::Max(max)) => vec![("max", max.to_string())],
        Check::Rule(Rule::Between(min, max)) => vec![("min", min.to_string()), ("max", max.to_string())],
        Check::Rule(Rule::DateFormat) => vec![("format", date_format::FORMAT.into())],
        Check::Rule(Rule::In) => vec![("values", messages::DAYS_JOINED.into())],
        Check::OneOf(options) => vec![("values", options.join(", "))],
        Check::RequiredIf(field, value) => vec![("other", field.replace('_', " ")), ("value", value.into())],
        _ => Vec::new(),
    }
}

/// Returns Laravel's message about a field or an element with this name.
pub fn message(row: &Row, check: Check, name: &str, context: &Context) -> String {
    let template = template(check, row.is_numeric(), context.profile.is_laravel_8());
    let mut text = template.replace(":attribute", name);
    for (param, value) in params(check) {
        text = text.replace(&format!(":{param}"), &value);
    }
    match context.parallel_limit {
        Some(limit) if check == Check::Rule(Rule::MaxParallel) => text.replace(":max", &limit.to_string()),
        _ => text,
    }
}
