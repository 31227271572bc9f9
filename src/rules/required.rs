//! `required`: there, and not null, not blank, not an empty array. `0`, `false` and `"0"` pass.
//!
//! Source: `ValidatesAttributes::validateRequired`. (Strings arrive trimmed; a blank one is null by then.)

use crate::value::Value;

/// Whether a value that is there satisfies `required`.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    match value {
        Value::Null => false,
        Value::List(_) | Value::Map(_) => value.is_filled_array(),
        _ => true,
    }
}
