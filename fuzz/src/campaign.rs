//! Builds the request of an accepted form as the package does, and reads its meaning independently.

use outbound_campaign::contract::fields::{DAYS, FIELDS};
use outbound_campaign::php::value::{Value, text_of};
use outbound_campaign::rules::{Rule, boolean, integer};
use outbound_campaign::verdict::campaign::{action, records};
use outbound_campaign::verdict::form::Form;
use serde_json::{Map, Value as Json, json};

/// Returns the request body: the records of the changed fields (a bit each), all other values as they were written.
/// (The same as pkg-template/validate/engine.ts.)
pub fn request_body(form: &Form, changed: u32) -> Json {
    let mut members = Map::new();
    for row in &FIELDS {
        let bit = 1 << row.field as u32;
        let member = if changed & bit != 0 {
            let text =
                if let Some(Value::Text(_)) = form.value(row.field) { text_of(form.text(row.field)) } else { "" };
            read_record(&mut records(form, bit).into_iter(), text)
        } else {
            form.value(row.field).map(as_written)
        };
        if let Some(member) = member {
            members.insert(row.field.name().into(), member);
        }
    }
    Json::Object(members)
}

fn read_record(records: &mut impl Iterator<Item = [u64; 2]>, text: &str) -> Option<Json> {
    let [head, holds] = records.next().expect("a record");
    let upper = head >> 32;
    match head & 0xFFFF_FFFF {
        action::DROPPED => None,
        action::NUMBER => Some(number(f64::from_bits(holds))),
        action::FLAG => Some(json!(upper == 1)),
        action::PART => {
            let units: Vec<u16> = text.encode_utf16().skip(upper as usize).take(holds as usize).collect();
            Some(json!(String::from_utf16(&units).expect("a part of whole characters")))
        }
        action::DIGITS => Some(json!((holds as i64).to_string())),
        action::LIST => Some((0..upper).filter_map(|_| read_record(records, text)).collect()),
        action::DAY => Some(json!(DAYS[upper as usize])),
        other => panic!("unknown action {other}"),
    }
}

fn as_written(value: Value) -> Json {
    match value {
        Value::Bool(flag) => json!(flag),
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(text_of(text)),
        Value::List(nodes) => nodes.items().map(as_written).collect(),
        other => panic!("{other:?} cannot be sent as it was written"),
    }
}

/// Returns a double as `JSON.stringify` writes it: a whole one without a point.
fn number(number: f64) -> Json {
    if number == number.trunc() && number.abs() < 9_007_199_254_740_992.0 {
        json!(number as i64)
    } else {
        json!(number)
    }
}

/// Returns the meaning of each field of an accepted form, by the types of its rules.
pub fn meaning(form: &Form) -> Json {
    let mut members = Map::new();
    for row in &FIELDS {
        let Some(value) = form.value(row.field) else { continue };
        let meant = match value.count() {
            Some(count) => Some((0..count).filter_map(|index| meaning_of(value.at(index), row.each)).collect::<Json>()),
            None => meaning_of(value, row.rules),
        };
        members.insert(row.field.name().into(), meant.expect("an accepted value"));
    }
    Json::Object(members)
}

/// Returns `None` for an element that no rule examined: an array under the key `""`.
fn meaning_of(value: Value, rules: &[Rule]) -> Option<Json> {
    if rules.contains(&Rule::Integer) {
        return match value {
            Value::Float(float) => Some(number(float)),
            value => integer::read(value).map(|integer| {
                let is_safe = integer.unsigned_abs() < 1 << 53;
                if is_safe { json!(integer) } else { json!(integer.to_string()) }
            }),
        };
    }
    match value {
        value if rules.contains(&Rule::Boolean) => boolean::flag(value).map(Json::from),
        Value::Text(text) => Some(json!(text_of(text))),
        _ => None,
    }
}
