//! Compares the recorded cases of the second contract natively: status, messages and `validated`, with the order of all
//! of them. CASES names another file of cases. The table's runner also runs the first contract over its cases: a
//! contract is data.

use outbound_campaign::contract::contract_2026_07::{Row, Section, TABLE, Table, Texts};
use outbound_campaign::contract::fields::FIELDS;
use outbound_campaign::php::json_decode::{Decoded, ROOT};
use outbound_campaign::php::value;
use outbound_campaign::profile::Profile;
use outbound_campaign::rules::check::Check;
use outbound_campaign::rules::{Context, Rule, distinct};
use outbound_campaign::verdict::answer::{Question, answer};
use outbound_campaign::verdict::messages_2026_07::message;
use outbound_campaign::verdict::table::{Cause, Failure, Fields, child, failures, has_unread_date, member};
use outbound_campaign::verdict::validate::examined_indices;

mod recorded;
use recorded::{Case, Value, cases, decoded};

/// Decodes a body and passes its fields on.
fn with_fields<T>(table: &'static Table, body: &[u8], profile: Profile, use_it: impl FnOnce(&Fields) -> T) -> T {
    let mut body = body.to_vec();
    let mut nodes = Decoded::default();
    let is_read = nodes.value_for(&mut body, Some(profile)).is_some();
    let tape = nodes.tape(&body, Some(profile));
    use_it(&Fields::in_table(table, if is_read { tape.value(ROOT) } else { value::Value::Null }, 0))
}

fn check_of(failure: &Failure) -> Check {
    let Cause::Check(check) = failure.cause else { panic!("{failure:?}") };
    failure.table.rows[failure.row].checks[check]
}

fn context_of(case: &Case, profile: Profile) -> Context {
    // Without an account the documented cap applies.
    Context { profile, parallel_limit: Some(case.limit.unwrap_or(10)) }
}

fn question(context: &Context) -> Question<'_> {
    Question { context, unserializable: 0, needs_values: false, now: f64::NAN }
}

fn name_of(failure: &Failure) -> Option<String> {
    let key = failure.key();
    match failure.element {
        None => Some(key.replace('_', " ")),
        // tests/package/contract-2026-07/conformance.test.mjs has the names of other keys.
        Some((list, index)) => Some(key).filter(|_| !list.key_at(index).contains(['.', '*', ':'])),
    }
}

/// Returns whether the messages are Laravel's. A message about an odd key is only counted.
fn has_errors(expected: &Value, failures: &[Failure], context: &Context) -> bool {
    let mut errors: Vec<(String, Vec<Option<String>>)> = Vec::new();
    for failure in failures {
        let key = failure.key();
        let check = check_of(failure);
        let text = name_of(failure).map(|name| message(&failure.table.rows[failure.row], check, &name, context));
        match errors.last_mut().filter(|(last, _)| *last == key) {
            Some((_, texts)) => texts.push(text),
            None => errors.push((key, vec![text])),
        }
    }
    let Some(Value::Map(expected)) = expected.get("errors") else { return false };
    expected.len() == errors.len()
        && expected.iter().zip(&errors).all(|((key, texts), (ours, our_texts))| {
            let Value::List(texts) = texts else { return false };
            key == ours
                && texts.len() == our_texts.len()
                && texts.iter().zip(our_texts).all(|(text, ours)| match (text, ours) {
                    (Value::Text(text), Some(ours)) => text == ours,
                    _ => true,
                })
        })
}

/// Returns Laravel's `$request->validated()` of an accepted form, in its order.
fn validated(fields: &Fields, profile: Profile) -> Value {
    let mut plain = Vec::new();
    let mut rebuilt: Vec<(String, Vec<(String, Value)>)> = Vec::new();
    let (rows, count) = (fields.table.rows, fields.table.field_count);
    for (index, row) in rows.iter().enumerate() {
        let (field, rest) = row.split();
        if index < count {
            let Some(value) = fields.at(index) else { continue };
            // Since Laravel 9 a list whose elements have rules is rebuilt, at the end, from the examined elements.
            let each = rows[count..].iter().find(|each| each.split().0 == field);
            let is_rebuilt = !profile.is_laravel_8()
                && each.is_some_and(|each| match member(each.split().1) {
                    Some(_) => value.is_filled_array(),
                    None => !examined_indices(value).is_empty(),
                });
            if !is_rebuilt {
                plain.push((field.into(), Value::of(value)));
            }
            continue;
        }
        let list = fields.get(field);
        if profile.is_laravel_8() || list.count().is_none_or(|count| count == 0) {
            continue;
        }
        let Some(name) = member(rest) else {
            let indices = examined_indices(list);
            if !indices.is_empty() {
                let of = |index| (list.key_at(index), Value::of(list.at(index)));
                rebuilt.push((field.into(), indices.into_iter().map(of).collect()));
            }
            continue;
        };
        let of = |index| (list.key_at(index), Value::Map(vec![(name.into(), Value::of(child(list.at(index), name)))]));
        let elements: Vec<(String, Value)> = (0..list.count().unwrap()).map(of).collect();
        match rebuilt.iter_mut().find(|(known, _)| known == field) {
            None => rebuilt.push((field.into(), elements)),
            Some((_, known)) => {
                for ((_, element), (_, more)) in known.iter_mut().zip(elements) {
                    let (Value::Map(members), Value::Map(more)) = (element, more) else { panic!("an object") };
                    members.extend(more);
                }
            }
        }
    }
    plain.extend(rebuilt.into_iter().map(|(field, elements)| (field, Value::from_entries(elements))));
    Value::Map(plain)
}

/// PHP's `json_encode` writes an infinite number as 0.
fn without_infinity(value: Value) -> Value {
    match value {
        Value::Float(number) if number.is_infinite() => Value::Int(0),
        Value::List(items) => Value::List(items.into_iter().map(without_infinity).collect()),
        Value::Map(entries) => Value::Map(entries.into_iter().map(|(key, it)| (key, without_infinity(it))).collect()),
        other => other,
    }
}

#[test]
fn validation_of_every_recorded_case_of_2026_07_gives_laravels_own_answer() {
    let cases = cases("cases-2026-07.jsonl");
    assert!(cases.len() >= 2383, "{}", cases.len());
    let (mut compared, mut unread, mut crashes, mut gaps) = (0, 0, 0, 0);
    for case in &cases {
        for profile in [Profile::Laravel8, Profile::Laravel12] {
            let context = context_of(case, profile);
            let expected = case.line.get(profile.name()).unwrap();
            let is_same = with_fields(&TABLE, &case.body, profile, |fields| {
                let failures = failures(fields, &context);
                let status = expected.get("status");
                if status == Some(&Value::Int(500)) {
                    // Laravel itself crashed: the crate refuses, as the failing rule would have.
                    crashes += 1;
                    return !failures.is_empty();
                }
                // The crate accepts a date that only PHP can read.
                let Some(expected) = without_date(expected, has_unread_date(fields)) else {
                    unread += 1;
                    return failures.is_empty();
                };
                compared += 1;
                if failures.is_empty() {
                    let ours = without_infinity(validated(fields, profile));
                    return expected.get("status") == Some(&Value::Int(201))
                        && expected.get("validated") == Some(&ours);
                }
                has_errors(&expected, &failures, &context)
            });
            if !is_same {
                gaps += 1;
                let ours = answer(&mut case.body.clone(), &mut [], question(&context));
                let body = String::from_utf8_lossy(&case.body);
                eprintln!("{} {}\n  {body}\n  ours   {ours}\n  theirs {expected:?}", case.id, profile.name());
            }
        }
    }
    eprintln!("{compared} answers compared, {unread} refused for a date that only PHP reads, {crashes} crashes");
    assert_eq!(gaps, 0);
    assert!(compared > 4500 && crashes > 0 && unread < compared / 20);
}

/// Returns an answer without the error of a date that only PHP reads; `None` if no other error remains.
fn without_date(answer: &Value, has_unread_date: bool) -> Option<Value> {
    let (Some(Value::Map(errors)), true) = (answer.get("errors"), has_unread_date) else { return Some(answer.clone()) };
    let rest: Vec<(String, Value)> = errors.iter().filter(|(key, _)| key != "scheduled_start_at").cloned().collect();
    (!rest.is_empty())
        .then(|| Value::Map(vec![("status".into(), Value::Int(422)), ("errors".into(), Value::Map(rest))]))
}

#[test]
fn campaign_of_every_accepted_case_of_2026_07_is_accepted_and_normalized_again_to_itself() {
    let mut accepted = 0;
    for case in cases("cases-2026-07.jsonl") {
        for profile in Profile::ALL {
            let context = context_of(&case, profile);
            let Some(campaign) = campaign_in(&answer(&mut case.body.clone(), &mut [], question(&context))) else {
                continue;
            };
            accepted += 1;
            let again = answer(&mut campaign.clone().into_bytes(), &mut [], question(&context));
            let again = campaign_in(&again).unwrap_or_else(|| panic!("case {}: {campaign} got {again}", case.id));
            assert_eq!(decoded(&again), decoded(&campaign), "case {}", case.id);
        }
    }
    assert!(accepted > 1500, "{accepted}");
}

/// Returns the campaign of an answer, if the form was accepted.
fn campaign_in(answer: &str) -> Option<String> {
    let rest = answer.strip_prefix("{\"campaign\":")?;
    Some(rest[..rest.rfind(",\"warnings\"").unwrap()].into())
}

/// Returns the rows of the first contract.
fn first_table() -> &'static Table {
    let texts = || Texts { label: "", placeholder: "", help: "" };
    let row = |name: String, rules: &[Rule]| Row {
        name: name.leak(),
        checks: rules.iter().map(|rule| Check::Rule(*rule)).collect::<Vec<_>>().leak(),
        section: Section::Common,
        default: None,
        unit: None,
        texts: texts(),
    };
    let mut rows: Vec<Row> = FIELDS.iter().map(|field| row(field.field.name().into(), field.rules)).collect();
    let lists = FIELDS.iter().filter(|field| !field.each.is_empty());
    rows.extend(lists.map(|field| row(format!("{}.*", field.field.name()), field.each)));
    Box::leak(Box::new(Table { rows: rows.leak(), field_count: FIELDS.len(), distinct: Some(distinct::passes) }))
}

#[test]
fn rows_of_the_first_contract_give_laravels_own_answer_to_every_recorded_case() {
    let table = first_table();
    assert_eq!((table.rows.len(), table.field_count), (16, 14));
    let (mut compared, mut crashes) = (0, 0);
    for case in cases("cases.jsonl") {
        for profile in [Profile::Laravel8, Profile::Laravel12] {
            let context = context_of(&case, profile);
            let expected = case.line.get(profile.name()).unwrap();
            with_fields(table, &case.body, profile, |fields| {
                let failures = failures(fields, &context);
                let body = String::from_utf8_lossy(&case.body);
                let status = expected.get("status");
                if status == Some(&Value::Int(500)) {
                    crashes += 1;
                    assert!(!failures.is_empty(), "case {}: {body}", case.id);
                    return;
                }
                compared += 1;
                if failures.is_empty() {
                    assert_eq!(status, Some(&Value::Int(201)), "case {}: {body}", case.id);
                    assert_eq!(
                        expected.get("validated"),
                        Some(&validated(fields, profile)),
                        "case {}: {body}",
                        case.id
                    );
                } else {
                    assert!(has_errors(expected, &failures, &context), "case {}: {body}\n{expected:?}", case.id);
                }
            });
        }
    }
    assert_eq!((compared, crashes), (2 * 2965 - 4, 4));
}
