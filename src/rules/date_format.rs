//! `date_format:H:i`: exactly `HH:MM`, from `00:00` to `23:59`.
//!
//! Source: `ValidatesAttributes::validateDateFormat`. PHP parses the text, formats it again and compares; for this
//! format that means `^([01]\d|2[0-3]):[0-5]\d$`. (An interior NUL crashes Laravel 8 and 9; here it fails.)

use crate::php::value::Value;

/// The format in Laravel's message.
pub const FORMAT: &str = "H:i";

/// Returns whether the value is a time of day.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    matches!(value, Value::Text(text) if is_time(text))
}

/// Returns whether these bytes are a time of day.
#[inline]
pub const fn is_time(text: &[u8]) -> bool {
    matches!(
        text,
        [b'0' | b'1', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']
            | [b'2', b'0'..=b'3', b':', b'0'..=b'5', b'0'..=b'9']
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::text;

    #[test]
    fn date_format_accepts_every_minute_of_a_day_and_nothing_else() {
        for minute in 0..24 * 60 {
            assert!(passes(text(&format!("{:02}:{:02}", minute / 60, minute % 60))));
        }
        for time in ["24:00", "9:00", "09:60", "09:00:00", "0900", "09.00", "", "09:0", "٠٩:٠٠"] {
            assert!(!passes(text(time)), "{time}");
        }
        assert!(!passes(Value::Int(900)));
    }
}
