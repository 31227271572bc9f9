//! `array`: a JSON array or object, empty ones too.
//!
//! Source: `ValidatesAttributes::validateArray`.

use crate::php::value::Value;

/// Returns whether the value is a PHP array.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    value.count().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, map, text};

    #[test]
    fn array_accepts_lists_and_objects() {
        assert!(passes(list(&[])));
        assert!(passes(map(&[("a", Value::Null)])));
        assert!(!passes(text("[]")));
    }
}
