//! PHP's conversions between numbers and strings.
//!
//! Source: php-src `Zend/zend_operators.c` (8.2), `main/snprintf.c`, `ext/filter/logical_filters.c`.

use crate::host::float::parse_float;
use crate::php::value::{Value, integer_of, push_integer, small_integer_of};
use std::borrow::Cow;

mod float_text;
pub mod json_decode;
pub mod middleware;
pub mod value;
pub use float_text::float_text;

/// The number of a numeric string (PHP's `is_numeric`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeric {
    /// A value within 64 bits, without point and exponent.
    Int(i64),
    /// Any other number.
    Float {
        /// The nearest double; infinite if the number is too large.
        value: f64,
        /// 1 or -1 if PHP treats it as an integer beyond 64 bits, else 0. PHP decides after the 20th digit, before it
        /// has seen a point or an exponent. So `10000000000000000000e-19`, which is 1, counts as beyond.
        overflow: i8,
    },
}

impl Numeric {
    /// Returns the number as a double.
    pub fn as_f64(self) -> f64 {
        match self {
            Numeric::Int(number) => number as f64,
            Numeric::Float { value, .. } => value,
        }
    }
}

/// The number of digits, leading zeros not counted, from which PHP assumes more than 64 bits (`MAX_LENGTH_OF_LONG`).
const TOO_MANY_DIGITS: usize = 20;

/// Returns the number of a numeric string, as PHP's `is_numeric` decides. It allows white space around the number, a
/// sign, a point on either side of the digits, and an exponent, but neither hexadecimal digits nor underscores.
pub fn numeric(text: &[u8]) -> Option<Numeric> {
    if let Some(number) = small_integer_of(text) {
        return Some(Numeric::Int(i64::from(number)));
    }
    let bytes = trim(text, true);
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
    Some(Numeric::Float { value: to_double(bytes), overflow })
}

/// The largest exponent: PHP replaces larger ones by this one, however many digits they would balance (`zend_strtod`:
/// "safe for 16 bit ints").
const LARGEST_EXPONENT: i64 = 19_999;

/// Returns the nearest double with exponents limited, as `zend_strtod` does.
pub fn to_double(text: &[u8]) -> f64 {
    let Some(at) = text.iter().position(|byte| byte | 32 == b'e') else { return parse_float(text) };
    let exponent = &text[at + 1..];
    if integer_of(exponent).is_some_and(|size| (-LARGEST_EXPONENT..=LARGEST_EXPONENT).contains(&size)) {
        return parse_float(text);
    }
    let mut capped = text[..=at].to_vec();
    capped.extend_from_slice(if exponent[0] == b'-' { b"-19999" } else { b"+19999" });
    parse_float(&capped)
}

/// Reads an integer as `filter_var($text, FILTER_VALIDATE_INT)`: `[+-]?(0|[1-9][0-9]*)` within 64 bits. White space
/// around it is ignored.
pub fn filter_int(text: &[u8]) -> Option<i64> {
    if let Some(number) = small_integer_of(text) {
        return Some(i64::from(number));
    }
    let bytes = trim(text, false);
    let digits = &bytes[usize::from(matches!(bytes.first(), Some(b'+' | b'-')))..];
    if digits.len() > 1 && digits[0] == b'0' { None } else { integer_of(bytes) }
}

/// Removes white space at both ends. PHP's functions disagree on the form feed.
fn trim(bytes: &[u8], form_feed: bool) -> &[u8] {
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xB) || form_feed && byte == 0xC;
    let (mut start, mut end) = (0, bytes.len());
    while start < end && is_space(bytes[start]) {
        start += 1;
    }
    while start < end && is_space(bytes[end - 1]) {
        end -= 1;
    }
    &bytes[start..end]
}

/// Returns the end of the digits that start at `at`.
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// Converts a scalar or null as `(string) $value` does; `None` for an array (PHP's "Array", with a warning).
pub fn to_text(value: Value<'_>) -> Option<Cow<'_, [u8]>> {
    Some(match value {
        Value::Null | Value::Bool(false) => Cow::Borrowed(b""),
        Value::Bool(true) => Cow::Borrowed(b"1"),
        Value::Int(number) => {
            let mut text = String::new();
            push_integer(&mut text, number);
            Cow::Owned(text.into_bytes())
        }
        Value::Float(number) => Cow::Owned(float_text(number)),
        Value::Text(text) => Cow::Borrowed(text),
        Value::List(_) | Value::Map(_) => return None,
    })
}

/// Converts a value as `(bool) $value` does.
pub fn is_truthy(value: Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => flag,
        Value::Int(number) => number != 0,
        Value::Float(number) => number != 0.0,
        Value::Text(text) => !matches!(text, b"" | b"0"),
        Value::List(_) | Value::Map(_) => value.is_filled_array(),
    }
}

/// Returns the first index of `search` (not empty) in `text`. (Hand-written: the standard library's searcher adds 3 KB,
/// and the texts are short.)
pub fn find(text: &str, search: &str) -> Option<usize> {
    let (text, search) = (text.as_bytes(), search.as_bytes());
    let mut at = 0;
    loop {
        // Most texts do not hold even the first byte.
        at += text[at..].iter().position(|byte| *byte == search[0])?;
        if text[at..].starts_with(search) {
            return Some(at);
        }
        at += 1;
    }
}

/// Returns `text` before and behind the first `separator`.
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    find(text, separator).map(|at| (&text[..at], &text[at + separator.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_double_limits_exponents_to_19999() {
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
            assert_eq!(to_double(text.as_bytes()).to_bits(), number.to_bits(), "{number}");
        }
    }

    #[test]
    fn numeric_accepts_the_same_strings_as_is_numeric() {
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
            assert_eq!(numeric(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn filter_int_accepts_the_same_integers_as_filter_var() {
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
            assert_eq!(filter_int(text.as_bytes()), expected, "{text:?}");
        }
    }
}
