//! `required`: present, and neither null nor blank nor an empty array. `0`, `false` and `"0"` pass.
//!
//! Source: `ValidatesAttributes::validateRequired`. (Strings are trimmed before; a blank one is null.)

use crate::php::value::Value;

/// Returns whether a value that is present satisfies `required`.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    match value {
        Value::Null => false,
        Value::List(_) | Value::Map(_) => value.is_filled_array(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    #[test]
    fn required_accepts_zero_and_false() {
        for value in [Value::Int(0), Value::Bool(false), text("0"), Value::Float(-0.0)] {
            assert!(passes(value), "{value:?}");
        }
        assert!(passes(list(&[Value::Null])));
    }

    #[test]
    fn required_refuses_null_and_empty_arrays() {
        assert!(!passes(Value::Null));
        assert!(!passes(list(&[])));
    }
}
