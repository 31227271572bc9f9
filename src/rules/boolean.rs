//! `boolean`: `true`, `false`, `0`, `1`, `"0"`, `"1"`, compared strictly: neither `1.0` nor `"true"` nor `"on"`.
//!
//! Source: `ValidatesAttributes::validateBoolean`.

use crate::php::value::Value;

/// Returns the flag of an accepted value; `None` for any other value.
#[inline(always)]
pub fn flag(value: Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(flag),
        Value::Int(0) | Value::Text(b"0") => Some(false),
        Value::Int(1) | Value::Text(b"1") => Some(true),
        _ => None,
    }
}

/// Returns whether the value is one of the six.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    flag(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    #[test]
    fn boolean_accepts_six_values_and_no_others() {
        for (value, expected) in [
            (Value::Bool(true), Some(true)),
            (Value::Bool(false), Some(false)),
            (Value::Int(1), Some(true)),
            (Value::Int(0), Some(false)),
            (text("1"), Some(true)),
            (text("0"), Some(false)),
            (Value::Float(1.0), None),
            (Value::Float(-0.0), None),
            (Value::Int(2), None),
            (text("true"), None),
            (text("on"), None),
            (text("00"), None),
            (list(&[]), None),
        ] {
            assert_eq!(flag(value), expected, "{value:?}");
        }
    }
}
