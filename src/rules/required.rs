//! `required`: there, and not null, not blank, not an empty array. `0`, `false` and `"0"` pass.
//!
//! Source: `ValidatesAttributes::validateRequired`. (Strings arrive trimmed; a blank one is null by then.)

use crate::php::value::Value;

/// Whether a value that is there satisfies `required`.
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
    fn zero_and_false_are_there() {
        for value in [Value::Int(0), Value::Bool(false), text("0"), Value::Float(-0.0)] {
            assert!(passes(value), "{value:?}");
        }
        assert!(passes(list(&[Value::Null])));
    }

    #[test]
    fn null_and_empty_arrays_are_not() {
        assert!(!passes(Value::Null));
        assert!(!passes(list(&[])));
    }
}
