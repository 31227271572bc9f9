//! `in`: PHP's string form of the value is one of a list, to the letter. Arrays never are.
//!
//! Source: `ValidatesAttributes::validateIn`. Its `==` between two strings is exact here: no option looks like a number.

use crate::php;
use crate::php::value::Value;

/// Whether the value is one of `options`, none of which may be numeric.
pub fn passes(value: Value, options: &[&str]) -> bool {
    php::to_text(value).is_some_and(|text| options.iter().any(|option| option.as_bytes() == &*text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::fields::DAYS;
    use crate::testing::{list, text};

    #[test]
    fn exact_lower_case_days() {
        assert!(DAYS.iter().all(|day| passes(text(day), &DAYS) && php::numeric(day.as_bytes()).is_none()));
        for value in [text("Monday"), Value::Null, Value::Int(0), Value::Bool(true), list(&[])] {
            assert!(!passes(value, &DAYS), "{value:?}");
        }
    }
}
