//! `boolean`: `true`, `false`, `0`, `1`, `"0"`, `"1"`, compared strictly: neither `1.0` nor `"true"` nor `"on"`.
//!
//! Source: `ValidatesAttributes::validateBoolean`.

use crate::value::Value;

/// The flag that an accepted value means.
#[inline(always)]
pub fn flag(value: Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(flag),
        Value::Int(0) | Value::Text(b"0") => Some(false),
        Value::Int(1) | Value::Text(b"1") => Some(true),
        _ => None,
    }
}

/// Whether the value is one of the six.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    flag(value).is_some()
}
