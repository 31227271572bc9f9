//! Runs the table over a form. The order of everything here is Laravel's.
//!
//! Source: `Validator::{passes, validateAttribute, validated}`, `ValidationRuleParser::explodeWildcardRules`,
//! `ValidationData`. Rules run field by field; inside a field all of them run, but after `required` failed the field is
//! done. The rules of elements run after all plain fields.

use crate::contract::fields::{FIELDS, Row};
use crate::form::{Form, Slot, displayed_key, rename_keys};
use crate::messages::{self, Siblings, Subject};
use crate::report::{Issue, IssueCode, IssueSource, PathStep, Report};
use crate::rules::{Context, Rule, distinct};
use crate::value::{Value, digits_of, joined};

/// The server's verdict on a form.
pub fn validate(form: &Form, context: &Context) -> Report {
    let mut report = Report::default();
    for row in &FIELDS {
        match form.slot(row.field) {
            Slot::Unserializable => {
                let mut issue = issue(row, IssueCode::Unserializable);
                issue.message = messages::unserializable(row.field);
                issue.source = IssueSource::Client;
                report.issues.push(issue);
            }
            Slot::Absent if row.is_required() => check(&mut report, row, &[Rule::Required], &Value::Null, context),
            Slot::Absent => {}
            // `nullable`: on null no rule runs but `required`.
            Slot::Present(Value::Null) if !row.is_required() => {}
            Slot::Present(value) => check(&mut report, row, row.rules, value, context),
        }
    }
    for row in FIELDS.iter().filter(|row| !row.each.is_empty()) {
        if let Slot::Present(value) = form.slot(row.field) {
            check_elements(&mut report, row, value, context);
        }
    }
    report
}

/// An issue of a plain field, still without words.
pub fn issue(row: &Row, code: IssueCode) -> Issue {
    Issue {
        field: row.field,
        path: vec![PathStep::Key(row.field.name().into())],
        key: row.field.name().into(),
        code,
        message: String::new(),
        params: Vec::new(),
        source: IssueSource::Rule,
        suggestion: None,
    }
}

/// The issue of a field whose `value` broke `rule`.
pub fn issue_of_field(row: &Row, rule: Rule, value: &Value, context: &Context) -> Issue {
    let subject = Subject { field: row.field, key: row.field.name(), element: None, value, siblings: None };
    let mut issue = issue_of(rule, &subject, context);
    issue.suggestion = rule.suggestion(value);
    issue
}

/// The issue of an element whose value broke `rule`. `shown` is its key as Laravel shows it, `index` its place in a list.
pub fn issue_of_element(
    row: &Row,
    rule: Rule,
    (shown, index): (&str, Option<u32>),
    (value, siblings): (&Value, &Siblings),
    context: &Context,
) -> Issue {
    let key = joined(&[row.field.name(), ".", shown]);
    let subject = Subject { field: row.field, key: &key, element: Some(shown), value, siblings: Some(siblings) };
    let mut issue = issue_of(rule, &subject, context);
    issue.path.push(index.map_or_else(|| PathStep::Key(shown.into()), PathStep::Index));
    issue.key = key;
    issue
}

fn issue_of(rule: Rule, subject: &Subject, context: &Context) -> Issue {
    let mut issue = issue(subject.field.row(), rule.issue_code());
    issue.message = messages::of_rule(rule, subject, context);
    issue.params = messages::params(rule, context);
    issue
}

fn check(report: &mut Report, row: &Row, rules: &[Rule], value: &Value, context: &Context) {
    for &rule in rules.iter().filter(|rule| !rule.passes(value, row, context)) {
        report.issues.push(issue_of_field(row, rule, value, context));
        if rule == Rule::Required {
            break;
        }
    }
}

fn check_elements(report: &mut Report, row: &Row, list: &Value, context: &Context) {
    let elements = expand(list);
    let mut others = Vec::new();
    for Element { key, value, .. } in &elements {
        others.push(distinct::Element { value, seen: !value.is_filled_array() && !key.is_empty() });
    }
    let distinct = if row.each.contains(&Rule::Distinct) { distinct::passes(&others) } else { Vec::new() };

    let siblings = Siblings::of(list);
    for (place, element) in elements.iter().enumerate() {
        for &rule in row.each {
            let passes = match rule {
                Rule::Distinct => distinct[place],
                rule => rule.passes(element.value, row, context),
            };
            if !passes {
                let shown = displayed_key(&element.key, context.profile);
                let whose = (element.value, &siblings);
                report.issues.push(issue_of_element(row, rule, (&shown, element.index), whose, context));
            }
        }
    }
}

/// An element of a list, as Laravel's wildcard finds it.
pub struct Element<'a> {
    /// Its key in the PHP array.
    pub key: String,
    /// Its place, where the array is a list.
    pub index: Option<u32>,
    /// The element itself.
    pub value: &'a Value,
}

/// The elements that the rules of `list.*` see: first those that are no array or an empty one, then the filled arrays
/// (`Arr::dot` flattens those, and they are found again behind). A filled array under the key `""` is never found.
pub fn expand<'a>(list: &'a Value) -> Vec<Element<'a>> {
    let mut plain = Vec::new();
    let mut nested = Vec::new();
    let mut add = |key: String, index, value: &'a Value| {
        let filled = value.is_filled_array();
        if !filled || !key.is_empty() {
            let elements = if filled { &mut nested } else { &mut plain };
            elements.push(Element { key, index, value });
        }
    };
    match list {
        Value::List(items) => {
            for (i, value) in items.iter().enumerate() {
                add(digits_of(i as i64), Some(i as u32), value);
            }
        }
        Value::Map(entries) => entries.iter().for_each(|(key, value)| add(key.clone(), None, value)),
        _ => {}
    }
    plain.append(&mut nested);
    plain
}

/// What Laravel hands to the controller of an accepted form (`$request->validated()`), order included.
pub fn validated(form: &Form, context: &Context) -> Value {
    let mut plain = Vec::new();
    let mut elements = Vec::new();
    for row in &FIELDS {
        let Slot::Present(value) = form.slot(row.field) else { continue };
        let name = row.field.name().to_string();
        // Since Laravel 9 a list whose elements have rules is rebuilt from the elements that were examined, at the end.
        let examined = if context.profile.is_laravel_8() || row.each.is_empty() { Vec::new() } else { expand(value) };
        if examined.is_empty() {
            plain.push((name, value.clone()));
        } else {
            let entries = examined.into_iter().map(|element| (element.key, element.value.clone())).collect();
            elements.push((name, Value::from_entries(entries)));
        }
    }
    plain.extend(elements);
    let mut form = Value::Map(plain);
    if context.profile.is_laravel_8() {
        rename_keys(&mut form, &|key| displayed_key(key, context.profile));
    }
    form
}

impl Rule {
    /// The code of an issue that this rule makes.
    pub fn issue_code(self) -> IssueCode {
        match self {
            Rule::Required => IssueCode::Required,
            Rule::String => IssueCode::String,
            Rule::Integer => IssueCode::Integer,
            Rule::Boolean => IssueCode::Boolean,
            Rule::Array => IssueCode::Array,
            Rule::Timezone => IssueCode::Timezone,
            Rule::DateFormat => IssueCode::DateFormat,
            Rule::In => IssueCode::In,
            Rule::Distinct => IssueCode::Distinct,
            Rule::Min(_) => IssueCode::Min,
            Rule::Max(_) | Rule::MaxParallel => IssueCode::Max,
            Rule::Between(..) => IssueCode::Between,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::fields::Field;
    use crate::messages::Param;
    use crate::profile::Profile;

    const CONTEXT: Context = Context { profile: Profile::Documented, parallel_limit: Some(10) };

    fn issues(form: &Form) -> Vec<Issue> {
        validate(form, &CONTEXT).issues
    }

    #[test]
    fn a_value_that_cannot_be_sent_is_the_clients_issue() {
        let mut form = Form::from_body(br#"{"name":"x","assistant_id":1}"#, CONTEXT.profile);
        form.mark_unserializable(Field::AllowedDays);
        let [issue] = &issues(&form)[..] else { panic!("one issue") };
        assert_eq!((issue.field, issue.code), (Field::AllowedDays, IssueCode::Unserializable));
        assert_eq!((issue.key.as_str(), issue.source), ("allowed_days", IssueSource::Client));
        assert_eq!(issue.message, messages::unserializable(Field::AllowedDays));
    }

    /// What an issue says beside Laravel's words: no recorded answer holds it.
    #[test]
    fn an_issue_carries_place_parameters_and_suggestion() {
        let body = br#"{"name":"x","assistant_id":1,"timezone":"Asia/Calcutta","max_retries":9,"allowed_days":["monday","x"],"phone_number_ids":{"a":"b"}}"#;
        let issues = issues(&Form::from_body(body, CONTEXT.profile));
        let shown: Vec<_> = issues.iter().map(|issue| (issue.key.as_str(), issue.code, issue.suggestion)).collect();
        assert_eq!(
            shown,
            [
                ("timezone", IssueCode::Timezone, Some("Asia/Kolkata")),
                ("max_retries", IssueCode::Between, None),
                ("allowed_days.1", IssueCode::In, None),
                ("phone_number_ids.a", IssueCode::Integer, None),
            ]
        );
        let params = |place: usize| issues[place].params.as_slice();
        assert_eq!(params(0), []);
        assert_eq!(params(1), [("min", Param::Number(1)), ("max", Param::Number(5))]);
        let days = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
        assert_eq!(params(2), [("values", Param::Text(days))]);
        let step = |place: usize| issues[place].path[1].clone();
        assert_eq!((step(2), step(3)), (PathStep::Index(1), PathStep::Key("a".into())));
        assert!(issues.iter().all(|issue| issue.source == IssueSource::Rule));
    }
}
