//! Properties of a request body in each profile: its verdict equals the rules run one by one, and its request means the
//! same campaign.

use super::campaign::{meaning, request_body};
use super::decoder::write;
use outbound_campaign::contract::fields::{CampaignField as Field, FIELDS};
use outbound_campaign::php::json_decode::Decoded;
use outbound_campaign::php::value::Value;
use outbound_campaign::profile::Profile;
use outbound_campaign::rules::{Context, Rule, distinct};
use outbound_campaign::verdict::account::{Account, unchecked_bits};
use outbound_campaign::verdict::form::{Form, Slot};
use outbound_campaign::verdict::validate::{Cause, Report, examined_indices, validate_into};
use outbound_campaign::verdict::warnings::warning_bits;

/// A failure: its field, its cause, and the element's index.
type Failure = (Field, Cause, Option<u32>);

/// Validates the body. Panics if a property is violated.
pub fn hold(body: &[u8]) {
    let verdicts = Profile::ALL.map(|profile| with_form(body, profile, |form| hold_in(profile, form)));
    assert_eq!(verdicts[0], verdicts[2], "the documented profile has the rules of laravel-12");
}

/// Decodes a body and passes its form on.
pub fn with_form<T>(body: &[u8], profile: Profile, read: impl FnOnce(&Form) -> T) -> T {
    let mut body = body.to_vec();
    let mut decoded = Decoded::default();
    decoded.form(&mut body, profile);
    let tape = decoded.tape(&body, Some(profile));
    read(&Form::on(&tape))
}

fn hold_in(profile: Profile, form: &Form) -> Vec<Failure> {
    let mut last = Vec::new();
    for parallel_limit in [Some(1), None, Some(10)] {
        let context = Context { profile, parallel_limit };
        let mut report = Report::default();
        let observations = validate_into(&mut report, form, &context);
        last = report.failures().map(|failure| (failure.field(), failure.cause(), failure.element())).collect();
        assert_eq!(last, rule_by_rule(form, &context), "the verdict beside the rules one by one");
        assert_eq!(report.is_ok(), last.is_empty());
        // These run on refused forms too.
        warning_bits(&observations.facts, &report);
        unchecked_bits(form, &Account::default(), &report, observations.has_phone_numbers);
        if report.is_ok() {
            request_means_the_same(form, &report, &context);
        }
    }
    let text = form_text(form);
    let again = with_form(text.as_bytes(), profile, form_text);
    assert_eq!(again, text, "the middleware must not change its own output");
    last
}

/// Computes the verdict without a fast path: each rule checks each value.
fn rule_by_rule(form: &Form, context: &Context) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut lists = Vec::new();
    for row in &FIELDS {
        let is_required = row.rules.first() == Some(&Rule::Required);
        let Some(value) = form.value(row.field) else {
            if is_required {
                failures.push((row.field, Cause::Rule(0), None));
            }
            continue;
        };
        for (index, rule) in row.rules.iter().enumerate() {
            if !rule.passes_any(value, row.is_numeric(), context) {
                failures.push((row.field, Cause::Rule(index), None));
                if *rule == Rule::Required {
                    break;
                }
            }
        }
        if !row.each.is_empty() && value.count().is_some() {
            lists.push((row, value));
        }
    }
    for (row, list) in lists {
        let indices = examined_indices(list);
        let distinct = distinct::passes(list, &indices);
        for (at, index) in indices.into_iter().enumerate() {
            for (i, rule) in row.each.iter().enumerate() {
                let passes = match rule {
                    Rule::Distinct => distinct[at],
                    rule => rule.passes_any(list.at(index), row.is_numeric(), context),
                };
                if !passes {
                    failures.push((row.field, Cause::Each(i), Some(index as u32)));
                }
            }
        }
    }
    failures
}

/// Checks that the request of an accepted form is accepted and means the same campaign.
fn request_means_the_same(form: &Form, report: &Report, context: &Context) {
    let meant = meaning(form);
    let body = request_body(form, report.changed);
    assert_eq!(body, meant, "the request states the form's meaning");
    with_form(body.to_string().as_bytes(), context.profile, |again| {
        let mut report = Report::default();
        validate_into(&mut report, again, context);
        assert!(report.is_ok(), "{body}: {report:?}");
        assert_eq!(meaning(again), meant, "{body}");
        assert_eq!(request_body(again, report.changed), body);
    });
}

pub fn form_text(form: &Form) -> String {
    let mut text = String::from("{");
    for field in Field::ALL {
        let value: Value = match form.slot(field) {
            Slot::Present(value) => value,
            _ => continue,
        };
        text.push_str(if text.len() > 1 { ",\"" } else { "\"" });
        text.push_str(field.name());
        text.push_str("\":");
        write(&mut text, value);
    }
    text.push('}');
    text
}
