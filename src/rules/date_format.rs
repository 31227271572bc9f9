//! `date_format:H:i`: exactly `HH:MM`, from `00:00` to `23:59`.
//!
//! Source: `ValidatesAttributes::validateDateFormat`: PHP parses the text, formats it again and wants the same text back;
//! for this format that leaves `^([01]\d|2[0-3]):[0-5]\d$`. (An interior NUL crashes Laravel 8 and 9; it fails here.)

use crate::value::Value;

/// The format, as Laravel's message shows it.
pub const FORMAT: &str = "H:i";

/// Whether the value is a time of day.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    matches!(value, Value::Text(text) if is_time(text))
}

/// Whether these bytes are a time of day.
#[inline]
pub const fn is_time(text: &[u8]) -> bool {
    matches!(
        text,
        [b'0' | b'1', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']
            | [b'2', b'0'..=b'3', b':', b'0'..=b'5', b'0'..=b'9']
    )
}
