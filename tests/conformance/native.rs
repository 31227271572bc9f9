//! Every recorded case, natively: status, message, errors and `validated`, with the order of all of them.

use outbound_campaign::contract::request::{CreateCampaign, write_campaign};
use outbound_campaign::form::Form;
use outbound_campaign::json;
use outbound_campaign::profile::Profile;
use outbound_campaign::report::Errors;
use outbound_campaign::rules::Context;
use outbound_campaign::validate::{validate, validated};
use outbound_campaign::value::Value;
use std::collections::BTreeSet;

struct Case {
    id: i64,
    body: Vec<u8>,
    limit: Option<i64>,
    line: Value,
}

/// The recorded cases, read with the crate's own decoder: it keeps order, and integers and floats apart.
fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance/cases.jsonl")).unwrap();
    text.lines()
        .map(|line| {
            let line = json::decode(line.as_bytes()).unwrap();
            let Some(Value::Int(id)) = line.get("id") else { panic!("a case without id") };
            let body = match (line.get("body"), line.get("body_b64")) {
                (Some(Value::Text(body)), None) => body.clone().into_bytes(),
                (None, Some(Value::Text(body))) => base64(body),
                _ => panic!("case {id} has no body"),
            };
            let limit = match line.get("max_calls_in_parallel") {
                Some(Value::Int(limit)) => Some(*limit),
                _ => None,
            };
            Case { id: *id, body, limit, line }
        })
        .collect()
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = text
        .bytes()
        .take_while(|byte| *byte != b'=')
        .map(|byte| ALPHABET.iter().position(|letter| *letter == byte).unwrap())
        .flat_map(|sextet| (0..6).rev().map(move |bit| sextet >> bit & 1 == 1))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect()
}

fn errors_as_value(errors: Errors) -> Value {
    let messages = |texts: Vec<String>| Value::List(texts.into_iter().map(Value::Text).collect());
    Value::Map(errors.0.into_iter().map(|(key, texts)| (key, messages(texts))).collect())
}

/// What we say, in the shape of a recorded answer.
fn answer(form: &Form, context: &Context) -> Value {
    let report = validate(form, context);
    if report.is_ok() {
        return Value::Map(vec![("status".into(), Value::Int(201)), ("validated".into(), validated(form, context))]);
    }
    Value::Map(vec![
        ("status".into(), Value::Int(422)),
        ("message".into(), Value::Text(report.message(context.profile))),
        ("errors".into(), errors_as_value(report.errors())),
    ])
}

#[test]
fn every_recorded_case_gets_laravels_own_answer() {
    let cases = cases();
    assert_eq!(cases.len(), 2965);
    let mut gaps = BTreeSet::new();
    let mut crashes = Vec::new();
    for case in &cases {
        for profile in [Profile::Laravel8, Profile::Laravel12] {
            // No account given: the documented cap.
            let context = Context { profile, parallel_limit: Some(case.limit.unwrap_or(10)) };
            let form = Form::from_body(&case.body, profile);
            let expected = case.line.get(profile.name()).unwrap();
            let ours = answer(&form, &context);
            if expected.get("status") == Some(&Value::Int(500)) {
                // Laravel itself crashed: we refuse, as the failing rule would have.
                crashes
                    .push((case.id, ours.get("errors").cloned().expect("a form that crashes the server is refused")));
            } else if ours != *expected {
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
        let [(field, messages)] = &errors[..] else { panic!("case {id} fails in one field") };
        let field = field.replace('_', " ");
        let range = if field == "max retries" { "1 and 5" } else { "10 and 4320" };
        let expected =
            [format!("The {field} field must be an integer."), format!("The {field} field must be between {range}.")];
        assert_eq!(*messages, Value::List(expected.map(Value::Text).into()), "case {id}");
    }
}

#[test]
fn the_request_of_every_accepted_case_is_accepted_and_means_the_same() {
    let mut accepted = 0;
    for case in cases() {
        for profile in Profile::ALL {
            let context = Context { profile, parallel_limit: Some(case.limit.unwrap_or(10)) };
            let form = Form::from_body(&case.body, profile);
            if !validate(&form, &context).is_ok() {
                continue;
            }
            accepted += 1;
            let mut body = String::new();
            write_campaign(&mut body, &form);
            let again = Form::from_body(body.as_bytes(), profile);
            assert!(validate(&again, &context).is_ok(), "case {}: {body}", case.id);
            let means = CreateCampaign::from_accepted(&form);
            assert_eq!(CreateCampaign::from_accepted(&again), means, "case {}", case.id);
        }
    }
    assert!(accepted > 2500, "{accepted}");
}

#[test]
fn the_documented_profile_differs_from_laravel_12_in_the_top_level_message_only() {
    for case in cases() {
        let context = |profile| Context { profile, parallel_limit: Some(10) };
        let [documented, newer] = [Profile::Documented, Profile::Laravel12]
            .map(|profile| validate(&Form::from_body(&case.body, profile), &context(profile)));
        assert_eq!(documented, newer);
        let message = documented.message(Profile::Documented);
        assert!(documented.is_ok() || message == "The given data was invalid.");
    }
}
