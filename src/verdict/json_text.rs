//! Writes JSON, for answers that JavaScript reads with `JSON.parse`.

use crate::host::float::exponential;
use crate::php::value::{Value, push_integer, text_of};

/// The digits after the first one that distinguish all doubles.
const PLACES: usize = 16;

/// Appends a text in quotes.
pub fn push_text(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\0'..' ' => {
                out.push_str("\\u00");
                out.push(HEX[c as usize >> 4] as char);
                out.push(HEX[c as usize & 15] as char);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends an integer: a number, or its digits in quotes if a JavaScript number would lose some.
pub fn push_whole(out: &mut String, number: i64) {
    let is_safe = number.unsigned_abs() < 1 << 53;
    let quote = if is_safe { "" } else { "\"" };
    out.push_str(quote);
    push_integer(out, number);
    out.push_str(quote);
}

/// Appends a double. JavaScript reads an infinite one back from a number that is too large.
pub fn push_float(out: &mut String, number: f64) {
    if number.is_infinite() {
        out.push_str(if number < 0.0 { "-1e999" } else { "1e999" });
        return;
    }
    // The sign of zero is dropped: `JSON.stringify(-0)` is "0".
    out.push_str(text_of(&exponential(number + 0.0, PLACES)));
}

/// Appends a value with all that is in it.
pub fn push_value(out: &mut String, value: Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if flag { "true" } else { "false" }),
        Value::Int(number) => push_whole(out, number),
        Value::Float(number) => push_float(out, number),
        Value::Text(text) => push_text(out, text_of(text)),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.items().enumerate() {
                push_comma(out, index);
                push_value(out, item);
            }
            out.push(']');
        }
        Value::Map(_) => push_object(out, value),
    }
}

/// Appends a PHP array as an object, also a list.
pub fn push_object(out: &mut String, value: Value) {
    out.push('{');
    for index in 0..value.count().unwrap_or(0) {
        push_comma(out, index);
        push_text(out, &value.key_at(index));
        out.push(':');
        push_value(out, value.at(index));
    }
    out.push('}');
}

/// Appends the comma before all members but the first.
pub fn push_comma(out: &mut String, index: usize) {
    if index > 0 {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::decode;

    #[test]
    fn push_value_writes_json_that_decodes_to_the_same_value() {
        for body in [
            r#"{"a":["\u0000\u001f\"\\/é😀",null,true,false,[],{"1":0.1}],"":1.7976931348623157e308}"#,
            "[-0.5,5e-324,123456789.125,-9007199254740991]",
        ] {
            let value = decode(body.as_bytes()).unwrap();
            let mut text = String::new();
            push_value(&mut text, value);
            assert_eq!(decode(text.as_bytes()), Some(value), "{text}");
        }
    }

    #[test]
    fn push_value_quotes_integers_beyond_javascripts() {
        let mut text = String::new();
        push_value(&mut text, decode(b"[9007199254740992,-9223372036854775808]").unwrap());
        assert_eq!(text, r#"["9007199254740992","-9223372036854775808"]"#);
    }

    #[test]
    fn push_object_writes_a_list_as_an_object() {
        let mut text = String::new();
        push_object(&mut text, decode(br#"["a",[1]]"#).unwrap());
        assert_eq!(text, r#"{"0":"a","1":[1]}"#);
    }
}
