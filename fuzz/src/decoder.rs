//! Compares the JSON decoder with serde_json. Both are strict; they differ in PHP's arrays and numbers.

use super::engine::{form_text, with_form};
use outbound_campaign::php::json_decode::{Decoded, ROOT};
use outbound_campaign::php::value::{Value, text_of};
use outbound_campaign::profile::Profile;
use outbound_campaign::verdict::form::Form;
use serde_json::Value as Theirs;

/// Decodes a body and passes its value on; `None` if PHP's `json_decode` fails.
pub fn with_value<T>(body: &[u8], read: impl FnOnce(Option<Value>) -> T) -> T {
    let mut body = body.to_vec();
    let mut decoded = Decoded::default();
    match decoded.value(&mut body) {
        None => read(None),
        Some(()) => read(Some(decoded.tape(&body, None).value(ROOT))),
    }
}

/// Decodes the bytes. Panics if a property is violated.
pub fn hold(body: &[u8]) {
    with_value(body, |ours| {
        match (ours, serde_json::from_slice::<Theirs>(body)) {
            (Some(ours), Ok(theirs)) => assert!(same(ours, &theirs), "{theirs:?}"),
            (None, Ok(theirs)) => panic!("only serde_json takes it: {theirs}"),
            (Some(_), Err(error)) => {
                // PHP has infinite numbers, and reads 511 levels where serde_json reads 127.
                let text = error.to_string();
                let bounds = ["number out of range", "recursion limit exceeded"];
                assert!(bounds.iter().any(|bound| text.starts_with(bound)), "only we take it: {text}");
            }
            (None, Err(_)) => {}
        }
        if let Some(value) = ours {
            let text = written(value);
            with_value(text.as_bytes(), |again| assert_eq!(again.map(written).as_ref(), Some(&text)));
        }
    });
    check_rows(body);
}

/// Decodes the bytes as lines. Panics if a line's form differs from the form of that line decoded alone.
fn check_rows(lines: &[u8]) {
    for profile in [Profile::Laravel8, Profile::Laravel12] {
        let mut buffer = lines.to_vec();
        let mut decoded = Decoded::default();
        let mut at = 0;
        for line in lines.split(|&byte| byte == b'\n') {
            let length = decoded.row(&mut buffer[at..], profile);
            assert_eq!(length, line.len(), "the end of the line at {at}");
            let tape = decoded.tape(&buffer[at..], Some(profile));
            let alone = with_form(line, profile, form_text);
            assert_eq!(form_text(&Form::on(&tape)), alone, "the line at {at}");
            at += length + 1;
        }
    }
}

/// Returns a value as JSON text.
pub fn written(value: Value) -> String {
    let mut text = String::new();
    write(&mut text, value);
    text
}

fn same(ours: Value, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Bool(a), Theirs::Bool(b)) => a == *b,
        // serde_json keeps "-0" as a float; both are the same number.
        (Value::Int(a), Theirs::Number(b)) => b.as_i64() == Some(a) || (a == 0 && b.as_f64() == Some(0.0)),
        (Value::Float(a), Theirs::Number(b)) => b.as_i64().is_none() && b.as_f64() == Some(a),
        (Value::Text(a), Theirs::String(b)) => a == b.as_bytes(),
        (Value::List(a), Theirs::Array(b)) => a.len() == b.len() && a.items().zip(b).all(|(a, b)| same(a, b)),
        // An object with the keys 0, 1, 2, … is a list to PHP.
        (Value::List(a), Theirs::Object(b)) => {
            let counted = |(i, (key, _)): (usize, (&String, _))| *key == i.to_string();
            a.len() == b.len()
                && b.iter().enumerate().all(counted)
                && a.items().zip(b.values()).all(|(a, b)| same(a, b))
        }
        (Value::Map(a), Theirs::Object(b)) => {
            a.len() == b.len()
                && b.iter().enumerate().all(|(i, (l, b))| a.key(i) == l.as_bytes() && same(a.entry(i), b))
        }
        _ => false,
    }
}

/// Writes a value as JSON that decodes to it again.
pub fn write(out: &mut String, value: Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if flag { "true" } else { "false" }),
        Value::Int(number) => out.push_str(&number.to_string()),
        Value::Float(number) if number.is_infinite() => out.push_str(if number > 0.0 { "1e999" } else { "-1e999" }),
        // Always with a point or an exponent, so that it is a float again.
        Value::Float(number) => out.push_str(&format!("{number:?}")),
        Value::Text(text) => out.push_str(&Theirs::from(text_of(text)).to_string()),
        Value::List(items) => {
            out.push('[');
            for (i, item) in items.items().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                write(out, item);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for i in 0..entries.len() {
                out.push_str(if i > 0 { "," } else { "" });
                out.push_str(&Theirs::from(text_of(entries.key(i))).to_string());
                out.push(':');
                write(out, entries.entry(i));
            }
            out.push('}');
        }
    }
}
