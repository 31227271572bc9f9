//! A form value as PHP would hold it after `json_decode($body, true)`.

use crate::sort;

/// One value of a request body. A JSON object or array is a PHP array: where its keys are `0, 1, 2 …` in order it is a
/// [`Value::List`], however it was written (`{"0": …}` is the same PHP array as `[…]`), else a [`Value::Map`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and after the middleware an empty string.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits into PHP's 64-bit `int`.
    Int(i64),
    /// Any other number; JSON integers beyond 64 bits and numbers with a point or an exponent.
    Float(f64),
    /// A string, always well-formed UTF-8.
    Text(String),
    /// A PHP array with the keys `0..n`.
    List(Vec<Value>),
    /// Any other PHP array, in insertion order, each key once.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The PHP array that has these entries in this order; of equal keys the last value counts, at the place of the first.
    pub fn from_entries(mut entries: Vec<(String, Value)>) -> Value {
        keep_each_key_once(&mut entries);
        for (i, (key, _)) in entries.iter().enumerate() {
            if *key != digits_of(i as i64) {
                return Value::Map(entries);
            }
        }
        let mut items = Vec::with_capacity(entries.len());
        for (_, value) in entries {
            items.push(value);
        }
        Value::List(items)
    }

    /// How many elements a PHP array has; `None` for anything else.
    pub fn count(&self) -> Option<usize> {
        match self {
            Value::List(items) => Some(items.len()),
            Value::Map(entries) => Some(entries.len()),
            _ => None,
        }
    }

    /// Whether this is a PHP array with at least one element.
    pub fn is_filled_array(&self) -> bool {
        self.count().is_some_and(|n| n > 0)
    }

    /// The element of a PHP array under `key` (`"0"` for the first of a list).
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::List(items) => {
                let index = integer_of(key.as_bytes())?;
                // "+1" and "01" are numbers as well, but no keys of a list.
                if digits_of(index) == key { items.get(usize::try_from(index).ok()?) } else { None }
            }
            Value::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// Keeps each key once: the last value, at the first one's place, as PHP's array assignment does.
fn keep_each_key_once(entries: &mut Vec<(String, Value)>) {
    // Sorting places instead of comparing all pairs: a body may hold hundreds of thousands of keys.
    let order = sort::order(entries.len(), &|a, b| entries[a].0 < entries[b].0);
    let mut gone = vec![false; entries.len()];
    let mut first = 0;
    for (place, &i) in order.iter().enumerate() {
        // Equal keys stand next to each other, in the order in which they came.
        if place > 0 && entries[i].0 == entries[first].0 {
            entries.swap(first, i);
            gone[i] = true;
        } else {
            first = i;
        }
    }
    let mut kept = 0;
    for (i, gone) in gone.iter().enumerate() {
        if !gone {
            entries.swap(kept, i);
            kept += 1;
        }
    }
    entries.truncate(kept);
}

/// The parts as one text.
pub fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

/// The decimal digits of `number`.
pub fn digits_of(number: i64) -> String {
    let mut digits = String::new();
    push_integer(&mut digits, number);
    digits
}

/// The integer that `[+-]?[0-9]+` stands for; `None` for anything else, and beyond 64 bits. (Not `str::parse`, which weighs three times as
/// much.)
pub fn integer_of(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    // Downwards, since there is one negative number more.
    let mut number = 0i64;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    if negative { Some(number) } else { number.checked_neg() }
}

/// Appends the decimal digits of `number`. (Not `write!`: formatting machinery costs the wasm module kilobytes.)
pub fn push_integer(out: &mut String, number: i64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    digits[at..].iter().for_each(|&digit| out.push(digit as char));
}

/// Appends a JSON string as `JSON.stringify` writes it.
pub fn push_json_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                out.push_str("\\u00");
                out.push_str(if c < '\u{10}' { "0" } else { "1" });
                out.push(char::from(b"0123456789abcdef"[c as usize & 15]));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, i64)]) -> Value {
        Value::from_entries(pairs.iter().map(|(k, v)| (k.to_string(), Value::Int(*v))).collect())
    }

    #[test]
    fn keys_in_order_make_a_list() {
        assert_eq!(map(&[("0", 5), ("1", 6)]), Value::List(vec![Value::Int(5), Value::Int(6)]));
        assert!(matches!(map(&[("1", 5), ("0", 6)]), Value::Map(_)));
        assert!(matches!(map(&[("00", 5)]), Value::Map(_)));
        assert_eq!(map(&[]), Value::List(vec![]));
    }

    #[test]
    fn of_equal_keys_the_last_value_counts_at_the_first_place() {
        let expected = Value::Map(vec![("a".into(), Value::Int(3)), ("b".into(), Value::Int(2))]);
        assert_eq!(map(&[("a", 1), ("b", 2), ("a", 3)]), expected);
        assert_eq!(map(&[("a", 1), ("a", 9), ("b", 2), ("a", 3)]), expected);
    }

    #[test]
    fn a_list_is_read_by_exact_index() {
        let list = map(&[("0", 5), ("1", 6)]);
        assert_eq!(list.get("1"), Some(&Value::Int(6)));
        for key in ["2", "01", "+1", "-0", "", "a", "00"] {
            assert_eq!(list.get(key), None, "{key}");
        }
    }

    #[test]
    fn integers_are_read_within_64_bits() {
        for text in ["0", "-0", "+7", "007", "9223372036854775807", "-9223372036854775808", "9223372036854775808"] {
            assert_eq!(integer_of(text.as_bytes()), text.parse().ok(), "{text}");
        }
        for text in ["", "+", "-", "1.", "a", "-9223372036854775809", "99999999999999999999", "1 "] {
            assert_eq!(integer_of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn integers_are_written_in_full() {
        for number in [0, -1, 10, i64::MAX, i64::MIN] {
            let mut out = String::new();
            push_integer(&mut out, number);
            assert_eq!(out, number.to_string());
        }
    }
}
