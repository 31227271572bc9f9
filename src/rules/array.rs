//! `array`: a JSON array or object, empty ones too.
//!
//! Source: `ValidatesAttributes::validateArray`.

use crate::value::Value;

/// Whether the value is a PHP array.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    value.count().is_some()
}
