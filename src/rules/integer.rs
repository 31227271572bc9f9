//! `integer`: what `filter_var(…, FILTER_VALIDATE_INT)` takes, on PHP's string form of the value. No bound but 64 bits.
//!
//! Source: `ValidatesAttributes::validateInteger`. So `"+1"`, `true` and `127.0` pass, `"007"`, `"1.0"` and `1e14` do not.

use crate::php;
use crate::value::Value;

/// The integer that PHP reads in an accepted value (of a float: of its 14 significant digits).
#[inline(always)]
pub fn read(value: Value) -> Option<i64> {
    // The usual case, spared the way through its digits.
    if let Value::Int(number) = value { Some(number) } else { read_text(value) }
}

#[inline(never)]
fn read_text(value: Value) -> Option<i64> {
    php::filter_int(&php::to_text(value)?)
}

/// Whether the value is an integer to Laravel.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    read(value).is_some()
}
