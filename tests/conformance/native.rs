//! Compares every recorded case natively: status, errors and `validated`, with the order of all of them.

use outbound_campaign::contract::fields::FIELDS;
use outbound_campaign::php::json_decode::Decoded;
use outbound_campaign::profile::Profile;
use outbound_campaign::rules::Context;
use outbound_campaign::verdict::form::{Form, Slot};
use outbound_campaign::verdict::validate::{Report, examined_indices, validate_into};
use std::collections::BTreeSet;

#[path = "../../fuzz/src/campaign.rs"]
mod campaign;
mod recorded;
use recorded::{Value, cases};

/// Decodes a body and passes its form on.
fn with_form<T>(body: &[u8], profile: Profile, use_it: impl FnOnce(&Form) -> T) -> T {
    let mut body = body.to_vec();
    let mut decoded = Decoded::default();
    decoded.form(&mut body, profile);
    let tape = decoded.tape(&body, Some(profile));
    use_it(&Form::on(&tape))
}

/// Returns the report on a form.
fn validate(form: &Form, context: &Context) -> Report {
    let mut report = Report::default();
    validate_into(&mut report, form, context);
    report
}

/// Returns the number of messages of each of Laravel's keys, in order.
fn errors(form: &Form, context: &Context) -> Vec<(String, usize)> {
    let mut errors: Vec<(String, usize)> = Vec::new();
    for failure in validate(form, context).failures() {
        let name = failure.field().name();
        let key = match (failure.element(), form.slot(failure.field())) {
            (Some(index), Slot::Present(list)) => format!("{name}.{}", list.key_at(index as usize)),
            _ => name.to_string(),
        };
        match errors.last_mut().filter(|(last, _)| *last == key) {
            Some((_, count)) => *count += 1,
            None => errors.push((key, 1)),
        }
    }
    errors
}

/// Returns Laravel's `$request->validated()` of an accepted form, in its order.
fn validated(form: &Form, context: &Context) -> Value {
    let mut plain = Vec::new();
    let mut elements = Vec::new();
    for row in &FIELDS {
        let Slot::Present(value) = form.slot(row.field) else { continue };
        let name = row.field.name().to_string();
        // Since Laravel 9 a list whose elements have rules is rebuilt, at the end, from the examined elements.
        let rebuilds = !context.profile.is_laravel_8() && !row.each.is_empty();
        let examined: Vec<usize> = if rebuilds { examined_indices(value) } else { Vec::new() };
        if examined.is_empty() {
            plain.push((name, Value::of(value)));
        } else {
            let entries = examined.into_iter().map(|index| (value.key_at(index), Value::of(value.at(index)))).collect();
            elements.push((name, Value::from_entries(entries)));
        }
    }
    plain.extend(elements);
    Value::Map(plain)
}

/// Returns the crate's answer in the form of a recorded one, with the number of messages only
/// (tests/package/validate/conformance.test.mjs compares the messages).
fn answer(form: &Form, context: &Context) -> Value {
    let errors = errors(form, context);
    if errors.is_empty() {
        return Value::Map(vec![("status".into(), Value::Int(201)), ("validated".into(), validated(form, context))]);
    }
    let counts = errors.into_iter().map(|(key, count)| (key, Value::Int(count as i64))).collect();
    Value::Map(vec![("status".into(), Value::Int(422)), ("errors".into(), Value::Map(counts))])
}

/// Returns a recorded answer in that form.
fn counted(answer: &Value) -> Value {
    let Some(Value::Map(errors)) = answer.get("errors") else { return answer.clone() };
    let count = |messages: &Value| if let Value::List(texts) = messages { texts.len() as i64 } else { 0 };
    let counts = errors.iter().map(|(key, messages)| (key.clone(), Value::Int(count(messages)))).collect();
    Value::Map(vec![("status".into(), Value::Int(422)), ("errors".into(), Value::Map(counts))])
}

#[test]
fn validation_of_every_recorded_case_gives_laravels_own_answer() {
    let cases = cases("cases.jsonl");
    assert_eq!(cases.len(), 2965);
    let mut gaps = BTreeSet::new();
    let mut crashes = Vec::new();
    for case in &cases {
        for profile in [Profile::Laravel8, Profile::Laravel12] {
            // Without an account the documented cap applies.
            let context = Context { profile, parallel_limit: Some(case.limit.unwrap_or(10)) };
            let expected = case.line.get(profile.name()).unwrap();
            let ours = with_form(&case.body, profile, |form| answer(form, &context));
            if expected.get("status") == Some(&Value::Int(500)) {
                // Laravel itself crashed: the crate refuses, as the failing rule would have.
                crashes
                    .push((case.id, ours.get("errors").cloned().expect("a form that crashes the server is refused")));
            } else if ours != counted(expected) {
                gaps.insert(case.id);
                eprintln!(
                    "{} {}\n  {}\n  ours   {ours:?}\n  theirs {expected:?}",
                    case.id,
                    profile.name(),
                    String::from_utf8_lossy(&case.body)
                );
            }
        }
    }
    assert!(gaps.is_empty(), "{} cases differ: {gaps:?}", gaps.len());
    assert_eq!(crashes.len(), 4);
    for (id, errors) in crashes {
        let Value::Map(errors) = errors else { panic!("case {id}") };
        let [(_, Value::Int(2))] = &errors[..] else { panic!("case {id} breaks two rules of one field") };
    }
}

#[test]
fn request_of_every_accepted_case_is_accepted_and_means_the_same() {
    let mut accepted = 0;
    for case in cases("cases.jsonl") {
        for profile in Profile::ALL {
            let context = Context { profile, parallel_limit: Some(case.limit.unwrap_or(10)) };
            with_form(&case.body, profile, |form| {
                let report = validate(form, &context);
                if !report.is_ok() {
                    return;
                }
                accepted += 1;
                let body = campaign::request_body(form, report.changed);
                let meant = campaign::meaning(form);
                assert_eq!(body, meant, "case {}", case.id);
                with_form(body.to_string().as_bytes(), profile, |again| {
                    assert!(validate(again, &context).is_ok(), "case {}: {body}", case.id);
                    assert_eq!(campaign::meaning(again), meant, "case {}", case.id);
                });
            });
        }
    }
    assert!(accepted > 2500, "{accepted}");
}

#[test]
fn validation_in_the_documented_profile_equals_laravel_12() {
    for case in cases("cases.jsonl") {
        let context = |profile| Context { profile, parallel_limit: Some(10) };
        let [documented, newer] = [Profile::Documented, Profile::Laravel12]
            .map(|profile| with_form(&case.body, profile, |form| errors(form, &context(profile))));
        assert_eq!(documented, newer);
    }
}
