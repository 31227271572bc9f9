//! `string`: a JSON string, nothing else.
//!
//! Source: `ValidatesAttributes::validateString`.

use crate::value::Value;

/// Whether the value is a string.
pub fn passes(value: &Value) -> bool {
    matches!(value, Value::Text(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strings() {
        assert!(passes(&Value::Text("1".into())));
        for value in [Value::Int(1), Value::Bool(true), Value::Float(1.5), Value::List(vec![])] {
            assert!(!passes(&value), "{value:?}");
        }
    }
}
