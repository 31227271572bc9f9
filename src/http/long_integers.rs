//! Quotes integers in JSON that a JavaScript number cannot hold.

/// The number of digits up to which JavaScript's numbers hold every integer.
const MOST_DIGITS: usize = 15;
/// `2^53 - 1`.
const LARGEST: u64 = 9_007_199_254_740_991;

/// Puts each integer beyond `2^53 - 1` of a JSON text into quotes, so that `JSON.parse` keeps its digits. Text that is
/// not JSON does not become JSON.
pub fn quote_long_integers(json: &str) -> String {
    let bytes = json.as_bytes();
    let mut out = String::with_capacity(json.len() + 16);
    let (mut at, mut copied) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = end_of_text(bytes, at),
            b'-' | b'0'..=b'9' => {
                let start = at;
                let part_of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                at += bytes[start..].iter().take_while(|byte| part_of_number(byte)).count();
                if is_long(&bytes[start..at]) {
                    out.push_str(&json[copied..start]);
                    out.push('"');
                    out.push_str(&json[start..at]);
                    out.push('"');
                    copied = at;
                }
            }
            _ => at += 1,
        }
    }
    out.push_str(&json[copied..]);
    out
}

/// Returns the end of the string that begins at `start`, after its closing quote.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    bytes.len().min(at + 1)
}

fn is_long(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    let is_integer = digits.len() > MOST_DIGITS && digits[0] != b'0' && digits.iter().all(u8::is_ascii_digit);
    let value =
        || digits.iter().try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
    is_integer && value().is_none_or(|value| value > LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quote_long_integers_quotes_only_integers_that_no_number_holds() {
        for (json, quoted) in [
            (r#"{"id":9007199254740993}"#, r#"{"id":"9007199254740993"}"#),
            (
                r#"[9007199254740991,9007199254740992,-9007199254740992]"#,
                r#"[9007199254740991,"9007199254740992","-9007199254740992"]"#,
            ),
            (
                r#"{"a":"9007199254740993","b\"":"\\","c":123456789012345678901234567890}"#,
                r#"{"a":"9007199254740993","b\"":"\\","c":"123456789012345678901234567890"}"#,
            ),
            (
                r#"[1234567890123456.5,12345678901234567e3,9007199254740993.0]"#,
                r#"[1234567890123456.5,12345678901234567e3,9007199254740993.0]"#,
            ),
            ("\"9007199254740993", "\"9007199254740993"),
            ("\"\\", "\"\\"),
            ("é 01234567890123456789", "é 01234567890123456789"),
        ] {
            assert_eq!(quote_long_integers(json), quoted);
        }
    }
}
