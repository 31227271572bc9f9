//! `in`: PHP's string form of the value is exactly one of a list. Arrays never are.
//!
//! Source: `ValidatesAttributes::validateIn`. Its `==` between two strings is exact here, because no option is numeric.

use crate::php;
use crate::php::value::Value;

/// Returns whether the value is one of `options`. No option may be numeric.
pub fn passes(value: Value, options: &[&[u8]]) -> bool {
    php::to_text(value).is_some_and(|text| options.iter().any(|option| *option == &*text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::php::value::KNOWN;
    use crate::testing::{list, text};

    #[test]
    fn in_accepts_the_options_to_the_letter_and_none_of_them_is_numeric() {
        assert!(KNOWN.iter().all(|day| passes(Value::Text(day), &KNOWN) && php::numeric(day).is_none()));
        for value in [text("Monday"), Value::Null, Value::Int(0), Value::Bool(true), list(&[])] {
            assert!(!passes(value, &KNOWN), "{value:?}");
        }
    }
}
