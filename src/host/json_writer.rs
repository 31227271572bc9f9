//! Results as JSON text, which JavaScript hands to `JSON.parse`. Written by hand: a derived serializer comes to several times as much
//! code in the wasm module.
//!
//! The writer keeps no state: whether a comma is due shows in what was written last.

use crate::host::float::exponential;
use crate::php::value::push_integer;

/// What stands before the next key, element or value: a comma, where one is due.
pub fn separate(out: &mut String) {
    if !matches!(out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
        out.push(',');
    }
}

/// Starts an object or a list: `bracket` opens it. Whoever opens one pushes the bracket that closes it.
pub fn open(out: &mut String, bracket: char) {
    separate(out);
    out.push(bracket);
}

/// The key of an object's next member.
pub fn key(out: &mut String, name: &str) {
    text(out, name);
    out.push(':');
}

/// A text.
pub fn text(out: &mut String, text: &str) {
    separate(out);
    push_json_string(out, text);
}

/// A member that is a text.
pub fn text_member(out: &mut String, name: &str, value: &str) {
    key(out, name);
    text(out, value);
}

/// An integer.
pub fn integer(out: &mut String, number: i64) {
    separate(out);
    push_integer(out, number);
}

/// A flag.
pub fn flag(out: &mut String, flag: bool) {
    separate(out);
    out.push_str(if flag { "true" } else { "false" });
}

/// A number, with so many digits that `JSON.parse` reads the same double again.
pub fn number(out: &mut String, number: f64) {
    if number == number.trunc() && number.abs() < 9_007_199_254_740_992.0 {
        return integer(out, number as i64);
    }
    separate(out);
    out.push_str(crate::php::value::text_of(&exponential(number, 16)));
}

/// Appends a JSON string as `JSON.stringify` writes it.
pub fn push_json_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                out.push_str("\\u00");
                out.push_str(if c < '\u{10}' { "0" } else { "1" });
                out.push(char::from(b"0123456789abcdef"[c as usize & 15]));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_and_nowhere_else() {
        let mut out = String::new();
        open(&mut out, '{');
        key(&mut out, "list");
        open(&mut out, '[');
        integer(&mut out, -1);
        flag(&mut out, true);
        text(&mut out, "a\"[");
        open(&mut out, '[');
        out.push(']');
        open(&mut out, '{');
        out.push('}');
        out.push(']');
        text_member(&mut out, "{", ":");
        key(&mut out, "n");
        number(&mut out, 2.0);
        out.push('}');
        assert_eq!(out, r#"{"list":[-1,true,"a\"[",[],{}],"{":":","n":2}"#);
    }

    #[test]
    fn numbers_are_read_again_as_the_same() {
        for value in [0.0, -0.0, 5.000000000000001, -1.5, 0.1, 9007199254740991.0, 1e300, 4.9e-324, 1e15, -123456.789] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out.parse::<f64>().unwrap(), value, "{out}");
        }
    }
}
