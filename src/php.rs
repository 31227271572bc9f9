//! PHP's conversions between numbers and strings, and its loose `==`.
//!
//! Source: php-src `Zend/zend_operators.c` (8.2), `main/snprintf.c`, `ext/filter/logical_filters.c`.

use crate::decimal::parse_float;
use crate::value::{Value, integer_of, joined, push_integer};
use std::borrow::Cow;

mod float_text;
pub use float_text::float_text;

/// A string that PHP takes for a number (`is_numeric`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeric {
    /// Its value fits into 64 bits and it has neither point nor exponent.
    Int(i64),
    /// Anything else.
    Float {
        /// The nearest double; infinite where it is too large for one.
        value: f64,
        /// 1 or -1 where PHP gave it up as an integer beyond 64 bits, else 0. PHP decides after the 20th digit, before it
        /// has seen a point or an exponent: to it `10000000000000000000e-19`, which is 1, is beyond.
        overflow: i8,
    },
}

impl Numeric {
    /// The number as a double.
    pub fn as_f64(self) -> f64 {
        match self {
            Numeric::Int(number) => number as f64,
            Numeric::Float { value, .. } => value,
        }
    }
}

/// So many digits, leading zeros not counted, are to PHP more than 64 bits whatever follows (`MAX_LENGTH_OF_LONG`).
const TOO_MANY_DIGITS: usize = 20;

/// PHP's `is_numeric` on a string, with the number it stands for: white space around it is allowed, a sign, a point on
/// either side of the digits, an exponent; no hexadecimal, no underscores.
pub fn numeric(text: &str) -> Option<Numeric> {
    let text = trim(text, true);
    let bytes = text.as_bytes();
    let start = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut at = digits_end(bytes, start);
    let whole = at - start;
    let mut is_integer = true;
    if bytes.get(at) == Some(&b'.') {
        let end = digits_end(bytes, at + 1);
        if whole == 0 && end == at + 1 {
            return None;
        }
        at = end;
        is_integer = false;
    } else if whole == 0 {
        return None;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let end = digits_end(bytes, at);
        if end == at {
            return None;
        }
        at = end;
        is_integer = false;
    }
    if at < bytes.len() {
        return None;
    }
    if is_integer && let Some(number) = integer_of(bytes) {
        return Some(Numeric::Int(number));
    }
    let mut significant = whole;
    while significant > 0 && bytes[start + whole - significant] == b'0' {
        significant -= 1;
    }
    let overflow = if !is_integer && significant < TOO_MANY_DIGITS {
        0
    } else if bytes[0] == b'-' {
        -1
    } else {
        1
    };
    Some(Numeric::Float { value: to_double(text), overflow })
}

/// PHP takes an exponent beyond this for this one, whatever digits it would make up for (`zend_strtod`: "safe for 16 bit ints").
const LARGEST_EXPONENT: i64 = 19_999;

/// `zend_strtod`: the nearest double, but for such exponents.
pub fn to_double(text: &str) -> f64 {
    let Some(at) = text.bytes().position(|byte| byte | 32 == b'e') else { return parse_float(text) };
    let (mantissa, exponent) = (&text[..at], &text[at + 1..]);
    if integer_of(exponent.as_bytes()).is_some_and(|size| (-LARGEST_EXPONENT..=LARGEST_EXPONENT).contains(&size)) {
        return parse_float(text);
    }
    parse_float(&joined(&[mantissa, if exponent.starts_with('-') { "e-19999" } else { "e19999" }]))
}

/// `filter_var($text, FILTER_VALIDATE_INT)`: `[+-]?(0|[1-9][0-9]*)` within 64 bits, white space around it ignored.
pub fn filter_int(text: &str) -> Option<i64> {
    let bytes = trim(text, false).as_bytes();
    let digits = &bytes[usize::from(matches!(bytes.first(), Some(b'+' | b'-')))..];
    if digits.len() > 1 && digits[0] == b'0' { None } else { integer_of(bytes) }
}

/// Without white space at its ends; whether a form feed is some, PHP's functions do not agree on.
fn trim(text: &str, form_feed: bool) -> &str {
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xB) || form_feed && byte == 0xC;
    let bytes = text.as_bytes();
    let (mut start, mut end) = (0, bytes.len());
    while start < end && is_space(bytes[start]) {
        start += 1;
    }
    while start < end && is_space(bytes[end - 1]) {
        end -= 1;
    }
    &text[start..end]
}

/// Where the run of digits that starts at `at` ends.
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// `(string) $value` of a scalar or null; `None` for an array (where PHP says "Array", with a warning).
pub fn to_text(value: &Value) -> Option<Cow<'_, str>> {
    Some(match value {
        Value::Null | Value::Bool(false) => Cow::Borrowed(""),
        Value::Bool(true) => Cow::Borrowed("1"),
        Value::Int(number) => {
            let mut text = String::new();
            push_integer(&mut text, *number);
            Cow::Owned(text)
        }
        Value::Float(number) => Cow::Owned(float_text(*number)),
        Value::Text(text) => Cow::Borrowed(text),
        Value::List(_) | Value::Map(_) => return None,
    })
}

/// `(bool) $value`.
pub fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Int(number) => *number != 0,
        Value::Float(number) => *number != 0.0,
        Value::Text(text) => !text.is_empty() && text != "0",
        Value::List(_) | Value::Map(_) => value.is_filled_array(),
    }
}

/// PHP 8's `$a == $b` where at most one side is an array with elements. (Two such arrays compare element by element in
/// PHP; nothing here ever needs that, and they count as different.)
pub fn loosely_equal(a: &Value, b: &Value) -> bool {
    use Value::{Bool, Float, Int, Null, Text};
    match (a, b) {
        (Null, Text(text)) | (Text(text), Null) => text.is_empty(),
        (Null | Bool(_), _) | (_, Null | Bool(_)) => is_truthy(a) == is_truthy(b),
        (Int(a), Int(b)) => a == b,
        (Int(a), Float(b)) | (Float(b), Int(a)) => *a as f64 == *b,
        (Float(a), Float(b)) => a == b,
        (Int(number), Text(text)) | (Text(text), Int(number)) => match numeric(text) {
            Some(Numeric::Int(other)) => *number == other,
            Some(Numeric::Float { value, .. }) => *number as f64 == value,
            None => false,
        },
        (Float(number), Text(text)) | (Text(text), Float(number)) => match numeric(text) {
            Some(other) => *number == other.as_f64(),
            // Compared as strings: only the words for the infinities can be the same as such a text.
            None => number.is_infinite() && float_text(*number) == *text,
        },
        (Text(a), Text(b)) => texts_loosely_equal(a, b),
        // Two arrays are equal where both are empty; an array and a number or string never are.
        _ => a.count() == Some(0) && b.count() == Some(0),
    }
}

/// `zendi_smart_streq`: two strings are compared as numbers where both are, else byte by byte.
fn texts_loosely_equal(a: &str, b: &str) -> bool {
    match (numeric(a), numeric(b)) {
        (Some(Numeric::Int(x)), Some(Numeric::Int(y))) => x == y,
        // An integer beyond 64 bits never equals one within.
        (Some(Numeric::Int(x)), Some(Numeric::Float { value, overflow }))
        | (Some(Numeric::Float { value, overflow }), Some(Numeric::Int(x))) => overflow == 0 && x as f64 == value,
        (Some(Numeric::Float { value: x, overflow: o }), Some(Numeric::Float { value: y, overflow: p })) => {
            // Where doubles cannot tell two numbers apart, the text decides.
            let indistinct = x == y && (!x.is_finite() || (o != 0 && o == p));
            if indistinct { a == b } else { x == y }
        }
        _ => a == b,
    }
}

/// Where `search`, which is not empty, first stands in `text`. (Byte by byte: the standard library's searcher weighs 3 KB, and what is searched
/// for here is short.)
pub fn find(text: &str, search: &str) -> Option<usize> {
    let (text, search) = (text.as_bytes(), search.as_bytes());
    let mut at = 0;
    loop {
        // Most texts do not even hold the first byte.
        at += text[at..].iter().position(|byte| *byte == search[0])?;
        if text[at..].starts_with(search) {
            return Some(at);
        }
        at += 1;
    }
}

/// `text` before and behind the first `separator`.
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    find(text, separator).map(|at| (&text[..at], &text[at + separator.len()..]))
}

/// A key may be made to repeat itself without end in a message: 16 MiB are enough.
const MAX_REPLACED: usize = 16 << 20;

/// `str_replace($search, $replacement, $subject)`.
pub fn replace(subject: &str, search: &str, replacement: &str) -> String {
    let mut out = String::new();
    let mut rest = subject;
    while let Some((before, after)) = split_once(rest, search) {
        // PHP runs out of memory on such a text, and the server answers 500; here the rest stays as it is.
        if out.len() > MAX_REPLACED {
            break;
        }
        out.push_str(before);
        out.push_str(replacement);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_end_at_19999() {
        let zeros = |count| "0".repeat(count);
        for (text, number) in [
            (format!("1{}e-19999", zeros(19_999)), 1.0),
            (format!("1{}E-020300", zeros(20_300)), 1e301),
            (format!("1{}e-20400", zeros(20_400)), f64::INFINITY),
            (format!("0.{}1e19999", zeros(19_998)), 1.0),
            (format!("0.{}1e+100001", zeros(100_000)), 0.0),
            ("-1e-99999999999999999999".into(), -0.0),
            ("1e99999999999999999999".into(), f64::INFINITY),
        ] {
            assert_eq!(to_double(&text).to_bits(), number.to_bits(), "{number}");
        }
    }

    #[test]
    fn numeric_strings() {
        let float = |value| Some(Numeric::Float { value, overflow: 0 });
        let cases = [
            ("7", Some(Numeric::Int(7))),
            ("007", Some(Numeric::Int(7))),
            (" +7\u{c}", Some(Numeric::Int(7))),
            ("-0", Some(Numeric::Int(0))),
            ("9223372036854775807", Some(Numeric::Int(i64::MAX))),
            ("9223372036854775808", Some(Numeric::Float { value: 9223372036854775808.0, overflow: 1 })),
            ("-9223372036854775809", Some(Numeric::Float { value: -9223372036854775808.0, overflow: -1 })),
            ("1.", float(1.0)),
            (".5", float(0.5)),
            ("1e3", float(1000.0)),
            ("1.5E-1", float(0.15)),
            ("1e999", float(f64::INFINITY)),
            ("", None),
            (".", None),
            ("1e", None),
            ("1e+", None),
            ("0x1A", None),
            ("1_000", None),
            ("1 2", None),
            ("--1", None),
            ("inf", None),
            ("nan", None),
            ("１", None),
        ];
        for (text, expected) in cases {
            assert_eq!(numeric(text), expected, "{text:?}");
        }
    }

    #[test]
    fn integers_as_filter_var_takes_them() {
        for (text, expected) in [
            ("0", Some(0)),
            ("+1", Some(1)),
            ("-0", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("007", None),
            ("00", None),
            ("1.0", None),
            ("1e1", None),
            ("", None),
            ("+", None),
            ("-", None),
            ("+-1", None),
            ("5 ", Some(5)),
            ("\u{c}5", None),
        ] {
            assert_eq!(filter_int(text), expected, "{text:?}");
        }
    }

    #[test]
    fn loose_equality_follows_php_8() {
        let text = |t: &str| Value::Text(t.into());
        let empty = Value::List(vec![]);
        let filled = Value::List(vec![Value::Int(1)]);
        let equal = [
            (Value::Int(1), text("1")),
            (Value::Int(1), Value::Float(1.0)),
            (text("1"), text("01")),
            (text("1e0"), text("1.0")),
            (Value::Bool(true), text("a")),
            (Value::Bool(true), Value::Int(-1)),
            (Value::Bool(true), filled.clone()),
            (Value::Bool(false), text("0")),
            (Value::Bool(false), empty.clone()),
            (Value::Null, Value::Int(0)),
            (Value::Null, empty.clone()),
            (Value::Int(9007199254740993), Value::Float(9007199254740992.0)),
            (Value::Int(i64::MAX), text("9223372036854775808")),
            (Value::Float(f64::INFINITY), text("INF")),
            (Value::Float(f64::INFINITY), text("1e999")),
            (Value::Float(-0.0), Value::Int(0)),
        ];
        for (a, b) in equal {
            assert!(loosely_equal(&a, &b) && loosely_equal(&b, &a), "{a:?} == {b:?}");
        }
        let different = [
            (Value::Null, text("0")),
            (Value::Int(0), text("a")),
            (Value::Int(0), empty.clone()),
            (text("a"), text("A")),
            (text("a"), empty),
            (filled.clone(), filled),
            (text("9223372036854775807"), text("9223372036854775808")),
            (text("9223372036854775808"), text("9223372036854775809")),
            (text("1e999"), text("1e998")),
            (Value::Int(9007199254740993), Value::Int(9007199254740992)),
        ];
        for (a, b) in different {
            assert!(!loosely_equal(&a, &b) && !loosely_equal(&b, &a), "{a:?} != {b:?}");
        }
    }
}
