//! `boolean`: `true`, `false`, `0`, `1`, `"0"`, `"1"`, compared strictly: neither `1.0` nor `"true"` nor `"on"`.
//!
//! Source: `ValidatesAttributes::validateBoolean`.

use crate::value::Value;

/// The flag that an accepted value means.
pub fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Int(number @ (0 | 1)) => Some(*number == 1),
        Value::Text(text) if text == "0" || text == "1" => Some(text == "1"),
        _ => None,
    }
}

/// Whether the value is one of the six.
pub fn passes(value: &Value) -> bool {
    flag(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_six_and_no_others() {
        let text = |t: &str| Value::Text(t.into());
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
            (Value::List(vec![]), None),
        ] {
            assert_eq!(flag(&value), expected, "{value:?}");
        }
    }
}
