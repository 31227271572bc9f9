//! `array`: a JSON array or object, empty ones too.
//!
//! Source: `ValidatesAttributes::validateArray`.

use crate::value::Value;

/// Whether the value is a PHP array.
pub fn passes(value: &Value) -> bool {
    value.count().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_objects() {
        assert!(passes(&Value::List(vec![])));
        assert!(passes(&Value::Map(vec![("a".into(), Value::Null)])));
        assert!(!passes(&Value::Text("[]".into())));
    }
}
