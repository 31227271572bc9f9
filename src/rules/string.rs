//! `string`: a JSON string, nothing else.
//!
//! Source: `ValidatesAttributes::validateString`.

use crate::php::value::Value;

/// Returns whether the value is a string.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    matches!(value, Value::Text(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    #[test]
    fn string_accepts_only_strings() {
        assert!(passes(text("1")));
        for value in [Value::Int(1), Value::Bool(true), Value::Float(1.5), list(&[])] {
            assert!(!passes(value), "{value:?}");
        }
    }
}
