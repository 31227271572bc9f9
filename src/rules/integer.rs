//! `integer`: PHP's string form of the value passes `filter_var(…, FILTER_VALIDATE_INT)`. Its only bound is 64 bits.
//!
//! Source: `ValidatesAttributes::validateInteger`. So `"+1"`, `true` and `127.0` pass; `"007"`, `"1.0"` and `1e14` do
//! not.

use crate::php;
use crate::php::value::Value;

/// Returns the integer that PHP reads in an accepted value (of a float: its 14 significant digits).
#[inline(always)]
pub fn read(value: Value) -> Option<i64> {
    // The usual case needs no conversion to digits.
    if let Value::Int(number) = value { Some(number) } else { read_text(value) }
}

#[inline(never)]
fn read_text(value: Value) -> Option<i64> {
    if let Value::Text(text) = value { php::filter_int(text) } else { php::filter_int(&php::to_text(value)?) }
}

/// Returns whether Laravel accepts the value as an integer.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    read(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    #[test]
    fn integer_reads_values_as_filter_var_does() {
        for (value, expected) in [
            (Value::Int(-5), Some(-5)),
            (Value::Bool(true), Some(1)),
            (Value::Bool(false), None),
            (Value::Null, None),
            (Value::Float(127.0), Some(127)),
            (Value::Float(126.999999999999999), Some(127)),
            (Value::Float(5.000000000000001), Some(5)),
            (Value::Float(-0.0), Some(0)),
            (Value::Float(1.5), None),
            (Value::Float(99999999999999.0), Some(99_999_999_999_999)),
            (Value::Float(1e14), None),
            (Value::Float(f64::INFINITY), None),
            (text("+1"), Some(1)),
            (text("-0"), Some(0)),
            (text("007"), None),
            (text("1.0"), None),
            (text("1e1"), None),
            (text("５"), None),
            (text("9223372036854775808"), None),
            (list(&[Value::Int(1)]), None),
        ] {
            assert_eq!(read(value), expected, "{value:?}");
        }
    }
}
