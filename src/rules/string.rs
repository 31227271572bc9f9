//! `string`: a JSON string, nothing else.
//!
//! Source: `ValidatesAttributes::validateString`.

use crate::value::Value;

/// Whether the value is a string.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    matches!(value, Value::Text(_))
}
