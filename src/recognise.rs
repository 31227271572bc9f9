//! Which of our rules a sentence of the server belongs to. Its 422 names keys and sentences, never rules.

use crate::contract::fields::Field;
use crate::messages::{self, Subject};
use crate::php;
use crate::profile::Profile;
use crate::report::IssueCode;
use crate::rules::{Context, Rule};
use crate::value::Value;

/// The code of the rule whose sentence for that key it is, in the wording of any profile; [`IssueCode::Server`] where it is
/// none's. Numbers do not count: the server's own bound (a plan's limit of 5) is the same rule as ours (of 10).
pub fn recognise(key: &str, message: &str) -> IssueCode {
    let (name, element) = match php::split_once(key, ".") {
        Some((name, element)) => (name, Some(element)),
        None => (key, None),
    };
    let Some(field) = Field::from_name(name) else { return IssueCode::Server };
    let row = field.row();
    let rules = if element.is_some() { row.each } else { row.rules };
    let sentence = without_numbers(message);
    let subject = Subject { field, key, element, value: &Value::Null, siblings: None };
    let says = |profile, rule| {
        // The bound is there only to be left out again.
        let context = Context { profile, parallel_limit: Some(1) };
        without_numbers(&messages::of_rule(rule, &subject, &context)) == sentence
    };
    let any = |rule| says(Profile::Laravel12, rule) || says(Profile::Laravel8, rule);
    // What Laravel says of a value that is not among those it knows: `in`, and `exists`.
    if field == Field::PhoneNumberIds && element.is_some() && any(Rule::In) {
        return IssueCode::PhoneNumberNotOwned;
    }
    let rule = rules.iter().find(|rule| any(**rule));
    rule.map_or(IssueCode::Server, |rule| rule.issue_code())
}

/// The text with each run of digits as one `#`.
fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_of_both_wordings_are_known() {
        for (key, message, code) in [
            ("name", "The name field is required.", IssueCode::Required),
            ("name", "The name must not be greater than 255 characters.", IssueCode::Max),
            ("max_calls_in_parallel", "The max calls in parallel field must not be greater than 5.", IssueCode::Max),
            ("max_retries", "The max retries field must be between 1 and 5.", IssueCode::Between),
            ("allowed_days.3", "The selected allowed_days.3 is invalid.", IssueCode::In),
            ("phone_number_ids.0", "The phone_number_ids.0 field has a duplicate value.", IssueCode::Distinct),
            ("phone_number_ids.1", "The selected phone_number_ids.1 is invalid.", IssueCode::PhoneNumberNotOwned),
            ("timezone", "The timezone must be a valid timezone.", IssueCode::Timezone),
        ] {
            assert_eq!(recognise(key, message), code, "{key}: {message}");
        }
    }

    #[test]
    fn anything_else_is_the_servers_own() {
        for (key, message) in [
            ("name", "The name has already been taken."),
            ("name", "The timezone field is required."),
            ("leads", "The leads field is required."),
            ("", ""),
            ("phone_number_ids", "The selected phone number ids is invalid."),
        ] {
            assert_eq!(recognise(key, message), IssueCode::Server, "{key}: {message}");
        }
    }
}
