//! Every sentence of a verdict, and how Laravel fills it in. No sentence stands anywhere else.
//!
//! Source: `resources/lang/en/validation.php` (8.83; since 10 in the framework), `Concerns\{FormatsMessages,
//! ReplacesAttributes}`.

use crate::contract::fields::Field;
use crate::letters::{push_lower, push_upper};
use crate::php::{self, Numeric};
use crate::profile::Profile;
use crate::report::UncheckedCode;
use crate::rules::{Context, Rule, date_format};
use crate::sort;
use crate::value::{Value, digits_of, joined};
use std::borrow::Cow;

pub mod warnings;

/// The documented top-level message of a 422.
pub const GIVEN_DATA_INVALID: &str = "The given data was invalid.";

/// What stands behind the first error in the top-level message, and Laravel's key for it in a translation: with one more error,
pub const MORE_ERROR: &str = "(and :count more error)";
/// and with several.
pub const MORE_ERRORS: &str = "(and :count more errors)";

/// Ours, for what cannot be turned into JSON and so never reaches a server.
const UNSERIALIZABLE: &str =
    "The :attribute field cannot be sent as JSON: it holds a cycle, or a getter or toJSON in it throws.";

/// The server's own sentence, of its 404.
pub const ASSISTANT_NOT_FOUND: &str = "Assistant not found or not an outbound assistant.";

/// Ours, where the account's facts show that the goal can never be met.
pub fn goal_variable_unknown(named: &str, known: &[String]) -> String {
    let mut has = String::from(if known.is_empty() { " none" } else { "" });
    for (i, name) in known.iter().enumerate() {
        has.push_str(if i == 0 { ": " } else { ", " });
        has.push_str(name);
    }
    joined(&["The assistant has no boolean post-call variable \"", named, "\". It has", &has, "."])
}

/// Ours: what was not examined.
pub const fn unchecked(code: UncheckedCode) -> &'static str {
    match code {
        UncheckedCode::Assistant => "Whether the account has this outbound assistant is known only there.",
        UncheckedCode::PhoneNumbers => "Whether the account owns these phone numbers is known only there.",
        UncheckedCode::GoalVariable => "Whether the assistant has this boolean post-call variable is known only there.",
        UncheckedCode::TimezoneDefault => {
            "No time zone is named, and which one then counts is known only to the account."
        }
        UncheckedCode::ParallelLimit => "The plan may allow fewer calls at once than the provider documents.",
        UncheckedCode::CampaignLimit => "Whether the plan allows another campaign is known only to the account.",
    }
}

/// Laravel's sentence for a rule that failed.
pub fn template(rule: Rule, numeric: bool, profile: Profile) -> &'static str {
    let old = profile.is_laravel_8();
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

/// A bound or other parameter of a rule, by its placeholder's name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Param {
    /// A bound.
    Number(i64),
    /// A format, or a list of values as Laravel joins it.
    Text(&'static str),
}

/// The parameters of a rule, by name, in the order in which Laravel replaces their placeholders.
pub fn params(rule: Rule, context: &Context) -> Vec<(&'static str, Param)> {
    let mut params = Vec::new();
    if let Rule::Min(min) | Rule::Between(min, _) = rule {
        params.push(("min", Param::Number(min)));
    }
    let max = match rule {
        Rule::Max(max) | Rule::Between(_, max) => Some(max),
        Rule::MaxParallel => context.parallel_limit,
        _ => None,
    };
    if let Some(max) = max {
        params.push(("max", Param::Number(max)));
    }
    match rule {
        Rule::DateFormat => params.push(("format", Param::Text(date_format::FORMAT))),
        Rule::In => params.push(("values", Param::Text(DAYS_JOINED))),
        _ => {}
    }
    params
}

/// The days, as Laravel joins them.
const DAYS_JOINED: &str = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";

/// What a message speaks of: a field, or an element of one.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a, 'list> {
    /// The field.
    pub field: Field,
    /// Laravel's key: `allowed_days`, `allowed_days.0`.
    pub key: &'a str,
    /// The element's key in its array, as a person wrote it; `None` for the field itself.
    pub element: Option<&'a str>,
    /// The value of the field or of the element.
    pub value: &'a Value,
    /// The whole list, where it is an element.
    pub siblings: Option<&'a Siblings<'list>>,
}

/// A list whose elements are looked up by key, many times.
#[derive(Debug)]
pub struct Siblings<'a> {
    /// The list itself.
    pub list: &'a Value,
    /// Where its entries stand, in the order of their keys.
    order: Vec<usize>,
}

impl<'a> Siblings<'a> {
    /// The elements of `list`.
    pub fn of(list: &'a Value) -> Siblings<'a> {
        let order = match list {
            Value::Map(entries) => sort::order(entries.len(), &|a, b| entries[a].0 < entries[b].0),
            _ => Vec::new(),
        };
        Siblings { list, order }
    }

    /// The element under `key`.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        let Value::Map(entries) = self.list else { return self.list.get(key) };
        let at = sort::count_while(entries.len(), &|at| entries[self.order[at]].0.as_str() < key);
        let (found, value) = &entries[*self.order.get(at)?];
        (found == key).then_some(value)
    }
}

/// The message of a failed rule, filled in as Laravel does.
pub fn of_rule(rule: Rule, subject: &Subject, context: &Context) -> String {
    let numeric = subject.field.row().is_numeric();
    fill(template(rule, numeric, context.profile), None, subject, &params(rule, context), context.profile)
}

/// Fills a sentence in as Laravel does; `name` is what the subject is called in place of Laravel's own name for it.
pub fn fill(
    template: &str,
    name: Option<&str>,
    subject: &Subject,
    params: &[(&'static str, Param)],
    profile: Profile,
) -> String {
    let name = name.map_or_else(|| displayable(subject), String::from);
    let mut message = fill_attribute(template, &name);
    // A key may itself look like a placeholder, and Laravel then replaces it too.
    message = fill_input(message, subject);
    message = fill_position(message, subject, profile);
    for (name, value) in params {
        let text = match value {
            Param::Number(number) => digits_of(*number),
            Param::Text(text) => String::from(*text),
        };
        message = php::replace(&message, &joined(&[":", name]), &text);
        if *name == "values" && !profile.is_laravel_8() && holds(&message, ":V") {
            message = fill_raised_values(&message, &text);
        }
    }
    message
}

/// `replaceIn` since Laravel 12.36: the values are also had in capitals, and each with its first letter raised.
fn fill_raised_values(message: &str, values: &str) -> String {
    let mut raised = String::new();
    let mut word_start = true;
    for c in values.chars() {
        if word_start {
            push_upper(&mut raised, c)
        } else {
            raised.push(c)
        }
        word_start = c == ' ';
    }
    php::replace(&php::replace(message, ":VALUES", &upper(values)), ":Values", &raised)
}

/// The message for a field that cannot be turned into JSON.
pub fn unserializable(field: Field) -> String {
    fill_attribute(UNSERIALIZABLE, &spaced(field.name()))
}

/// The top-level message over all messages of a report.
pub fn top_level(profile: Profile, first: &str, count: usize) -> String {
    top_level_in(profile, first, count, &|own| own)
}

/// The same in other words: `said` gives the sentence in place of one of ours.
pub fn top_level_in<'a>(profile: Profile, first: &str, count: usize, said: &dyn Fn(&'static str) -> &'a str) -> String {
    if profile != Profile::Laravel12 {
        return said(GIVEN_DATA_INVALID).into();
    }
    if count < 2 {
        return first.into();
    }
    let more = said(if count == 2 { MORE_ERROR } else { MORE_ERRORS });
    let number = digits_of(count as i64 - 1);
    let mut more = String::from(more);
    for placeholder in &[":count", ":Count", ":COUNT"] {
        more = php::replace(&more, placeholder, &number);
    }
    joined(&[first, " ", &more])
}

/// How Laravel names the subject (`getDisplayableAttribute`): a field in words, an element by its raw key. An element whose
/// key holds a point or an asterisk is not recognised as an element, and is put in words as well.
fn displayable(subject: &Subject) -> String {
    match subject.element {
        None => spaced(subject.key),
        Some(key) if key != "*" && (holds(key, ".") || holds(key, "*")) => spaced(&snake(subject.key)),
        Some(_) => subject.key.into(),
    }
}

fn holds(text: &str, part: &str) -> bool {
    php::find(text, part).is_some()
}

fn spaced(name: &str) -> String {
    php::replace(name, "_", " ")
}

/// `Str::snake`, on text that is not all lower-case letters.
fn snake(text: &str) -> String {
    let mut out = String::new();
    let mut word_start = true;
    for c in text.chars() {
        // `ucwords` raises ASCII letters after ASCII white space; then all white space goes.
        let raised = if word_start { c.to_ascii_uppercase() } else { c };
        word_start = matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}' | '\u{b}');
        if is_regex_space(raised) {
            continue;
        }
        if raised.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        push_lower(&mut out, raised);
    }
    out
}

/// `\s` of PCRE2 with Unicode properties.
fn is_regex_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// `replaceAttributePlaceholder`: in three passes, so what the first inserts is seen by the others.
fn fill_attribute(template: &str, name: &str) -> String {
    let message = php::replace(template, ":attribute", name);
    let message = php::replace(&message, ":ATTRIBUTE", &upper(name));
    let rest = name.chars().next().map_or(0, char::len_utf8);
    php::replace(&message, ":Attribute", &joined(&[&upper(&name[..rest]), &name[rest..]]))
}

fn upper(text: &str) -> String {
    let mut out = String::new();
    text.chars().for_each(|c| push_upper(&mut out, c));
    out
}

/// `replaceInputPlaceholder`
fn fill_input(message: String, subject: &Subject) -> String {
    const PLACEHOLDER: &str = ":input";
    if !holds(&message, PLACEHOLDER) {
        return message;
    }
    let text = match displayed_value(subject) {
        None | Some(Value::Null) => Some(Cow::Borrowed("empty")),
        Some(Value::Bool(flag)) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        Some(value) => php::to_text(value),
    };
    match text {
        Some(text) => php::replace(&message, PLACEHOLDER, &text),
        None => message,
    }
}

/// The value under the displayed key. Laravel looks it up by splitting at points, and has other characters in place of the
/// points and asterisks of keys: such a key finds nothing, or something else.
fn displayed_value<'a, 'list: 'a>(subject: &Subject<'a, 'list>) -> Option<&'a Value> {
    let (Some(key), Some(siblings)) = (subject.element, subject.siblings) else { return Some(subject.value) };
    if holds(key, "*") {
        return None;
    }
    let Some((first, mut rest)) = php::split_once(key, ".") else { return Some(subject.value) };
    let mut value = siblings.get(first)?;
    while let Some((name, others)) = php::split_once(rest, ".") {
        value = value.get(name)?;
        rest = others;
    }
    value.get(rest)
}

/// `replaceIndexPlaceholder`, `replacePositionPlaceholder` and `replaceOrdinalPositionPlaceholder`, which came after Laravel 8 (the last
/// with 12.30, on a PHP that has `intl`).
fn fill_position(mut message: String, subject: &Subject, profile: Profile) -> String {
    if profile.is_laravel_8() || subject.element.is_none() || !holds(&message, ":") {
        return message;
    }
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    for &(placeholder, offset, is_ordinal) in
        &[("index", 0, false), ("position", 1, false), ("ordinal-position", 1, true)]
    {
        // From the eleventh number on the word is always "other", so the eleventh replaces them all.
        let mut rest = &*joined(&[subject.key, "."]);
        let mut i = 0;
        while let Some((part, others)) = php::split_once(rest, ".")
            && i <= ORDINALS.len()
        {
            rest = others;
            let number = match php::numeric(part) {
                None => continue,
                Some(Numeric::Int(number)) => number,
                // `(int)` of a numeric string that is no integer: cut off, and capped at 64 bits; of an infinite one: 0.
                Some(Numeric::Float { value, .. }) => {
                    if value.is_infinite() {
                        0
                    } else {
                        value as i64
                    }
                }
            };
            let text = match number.checked_add(offset) {
                Some(number) if is_ordinal => ordinal(number),
                Some(number) => digits_of(number),
                // PHP goes on with a float.
                None if is_ordinal => "9,223,372,036,854,776,000th".into(),
                None => "9.2233720368548E+18".into(),
            };
            if i == 0 {
                message = replace_ignoring_case(message, &joined(&[":", placeholder]), &text);
            }
            let ordinal = ORDINALS.get(i).unwrap_or(&"other");
            message = replace_ignoring_case(message, &joined(&[":", ordinal, "-", placeholder]), &text);
            i += 1;
        }
    }
    message
}

/// `Number::ordinal`: `1st`, `1,002nd`, whatever language the sentence is in.
fn ordinal(number: i64) -> String {
    let digits = digits_of(number);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("\u{2212}", rest));
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    // ICU looks at 32 bits of the number for it.
    let last = (number.unsigned_abs() as i32).unsigned_abs();
    out.push_str(match (last % 100, last % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    });
    out
}

/// `str_ireplace`, for an ASCII `search` in lower case.
fn replace_ignoring_case(subject: String, search: &str, replacement: &str) -> String {
    let lower = subject.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = php::find(&lower[at..], search) {
        out.push_str(&subject[at..at + found]);
        out.push_str(replacement);
        at += found + search.len();
    }
    out.push_str(&subject[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element_message(key: &str, profile: Profile) -> String {
        let full = format!("allowed_days.{key}");
        let value = Value::Map(vec![(key.into(), Value::Text("x".into()))]);
        let own = value.get(key).unwrap();
        let siblings = Siblings::of(&value);
        let subject = Subject {
            field: Field::AllowedDays,
            key: &full,
            element: Some(key),
            value: own,
            siblings: Some(&siblings),
        };
        of_rule(Rule::In, &subject, &Context { profile, parallel_limit: None })
    }

    #[test]
    fn elements_are_named_by_their_raw_key_fields_in_words() {
        assert_eq!(element_message("0", Profile::Laravel8), "The selected allowed_days.0 is invalid.");
        assert_eq!(element_message("A b", Profile::Laravel8), "The selected allowed_days.A b is invalid.");
        let subject = Subject {
            field: Field::AssistantId,
            key: "assistant_id",
            element: None,
            value: &Value::Null,
            siblings: None,
        };
        let context = Context { profile: Profile::Documented, parallel_limit: None };
        assert_eq!(of_rule(Rule::Required, &subject, &context), "The assistant id field is required.");
    }

    /// Answers of the real thing, 8.83 and 10.48.
    #[test]
    fn keys_that_look_like_something_else() {
        for (key, expected) in [
            ("a.B c", "The selected allowed days.a. b c is invalid."),
            (":ATTRIBUTE", "The selected allowed_days.ALLOWED_DAYS.:ATTRIBUTE is invalid."),
            (
                ":values",
                "The selected allowed_days.monday, tuesday, wednesday, thursday, friday, saturday, sunday is invalid.",
            ),
            ("É.ÉA", "The selected allowed days.é.é a is invalid."),
            ("q.:input", "The selected allowed days.q.empty is invalid."),
            (":input", "The selected allowed_days.x is invalid."),
            (":input.b", "The selected allowed days.empty.b is invalid."),
            ("*", "The selected allowed_days.* is invalid."),
        ] {
            assert_eq!(element_message(key, Profile::Laravel8), expected);
            assert_eq!(element_message(key, Profile::Laravel12), expected);
        }
        assert_eq!(element_message("5.:index", Profile::Laravel8), "The selected allowed days.5.:index is invalid.");
        assert_eq!(element_message("5.:index", Profile::Laravel12), "The selected allowed days.5.5 is invalid.");
        assert_eq!(
            element_message("5.:first-position", Profile::Laravel12),
            "The selected allowed days.5.6 is invalid."
        );
    }

    /// Answers of 12.67 on a PHP with `intl`: 10 and 11 do not know these two, and so cannot be asked.
    #[test]
    fn what_laravel_12_learned_later() {
        let days = "MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY";
        let raised = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday";
        for (key, profile, expected) in [
            (":VALUES", Profile::Laravel8, "allowed_days.:VALUES"),
            (":VALUES", Profile::Laravel12, &format!("allowed_days.{days}")),
            (":Values", Profile::Laravel12, &format!("allowed_days.{raised}")),
            ("0.:ordinal-position", Profile::Laravel8, "allowed days.0.:ordinal-position"),
            ("0.:ordinal-position", Profile::Laravel12, "allowed days.0.1st"),
            ("21.:ordinal-position", Profile::Laravel12, "allowed days.21.22nd"),
            ("10.12.:second-ordinal-position", Profile::Laravel12, "allowed days.10.12.13th"),
            ("1001.:ordinal-position", Profile::Laravel12, "allowed days.1001.1,002nd"),
            ("-5.:ordinal-position", Profile::Laravel12, "allowed days.-5.\u{2212}4th"),
            (
                "9223372036854775807.:ordinal-position",
                Profile::Laravel12,
                "allowed days.9223372036854775807.9,223,372,036,854,776,000th",
            ),
            (":ordinal-position", Profile::Laravel12, "allowed_days.:ordinal-position"),
        ] {
            assert_eq!(element_message(key, profile), format!("The selected {expected} is invalid."));
        }
    }

    #[test]
    fn the_top_level_message_counts_all_messages() {
        assert_eq!(top_level(Profile::Laravel12, "A.", 1), "A.");
        assert_eq!(top_level(Profile::Laravel12, "A.", 2), "A. (and 1 more error)");
        assert_eq!(top_level(Profile::Laravel12, "A.", 3), "A. (and 2 more errors)");
        assert_eq!(top_level(Profile::Laravel8, "A.", 3), GIVEN_DATA_INVALID);
        assert_eq!(top_level(Profile::Documented, "A.", 3), GIVEN_DATA_INVALID);
    }
}
