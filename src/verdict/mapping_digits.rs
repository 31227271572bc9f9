//! Keeps the digits of long integers in the mappings of a body. PHP and JavaScript round them as numbers.

/// The fields that are mappings.
const MAPPINGS: [&[u8]; 2] = [b"text_variable_mapping", b"fallback_variable_mapping"];
/// An integer with more digits is larger than JavaScript's largest safe integer.
const MOST_DIGITS: usize = 16;

/// Returns the body with quotes around the long integers of its mappings; `None` if there are none. Text that is not
/// JSON does not become JSON.
pub fn quote_long_values(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut at, mut copied, mut depth) = (0, 0, 0_usize);
    let mut is_mapping = false;
    while let Some(byte) = body.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                at = end_of_text(body, start);
                if depth == 1 && is_key(&body[at..]) {
                    is_mapping = MAPPINGS.contains(&&body[start + 1..at - 1]);
                }
            }
            b'-' | b'0'..=b'9' => {
                let part_of_number = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                at += body[at..].iter().take_while(part_of_number).count();
                if is_mapping && depth > 1 && is_long(&body[start..at]) && !is_key(&body[at..]) {
                    out.extend_from_slice(&body[copied..start]);
                    out.push(b'"');
                    out.extend_from_slice(&body[start..at]);
                    out.push(b'"');
                    copied = at;
                }
            }
            _ => {}
        }
    }
    if copied == 0 {
        return None;
    }
    out.extend_from_slice(&body[copied..]);
    Some(out)
}

/// Returns the end of the string that begins at `start`, after its closing quote.
fn end_of_text(body: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < body.len() && body[at] != b'"' {
        at += if body[at] == b'\\' { 2 } else { 1 };
    }
    body.len().min(at + 1)
}

/// Returns whether a colon follows.
fn is_key(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) == Some(&b':')
}

fn is_long(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    digits.len() > MOST_DIGITS && digits[0] != b'0' && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(body: &str) -> String {
        quote_long_values(body.as_bytes()).map_or(body.into(), |bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn quote_long_values_quotes_the_long_integers_of_mappings() {
        for (body, expected) in [
            (
                r#"{"text_variable_mapping":{"1":12345678901234567890,"2":[-12345678901234567890]}}"#,
                r#"{"text_variable_mapping":{"1":"12345678901234567890","2":["-12345678901234567890"]}}"#,
            ),
            (
                r#"{"é":"\"","fallback_variable_mapping" : [12345678901234567 , 5]}"#,
                r#"{"é":"\"","fallback_variable_mapping" : ["12345678901234567" , 5]}"#,
            ),
        ] {
            assert_eq!(quoted(body), expected);
        }
    }

    #[test]
    fn quote_long_values_leaves_all_other_text() {
        for body in [
            r#"{"text_variable_mapping":12345678901234567890}"#,
            r#"{"text_variable_mapping":{"1":1},"phone_number_ids":[12345678901234567890]}"#,
            r#"{"x":{"text_variable_mapping":{"1":12345678901234567890}}}"#,
            r#"{"text_variable_mapping":{"1":12345678901234567890.5,"2":1e12345678901234567890}}"#,
            r#"{"text_variable_mapping":{"1":01234567890123456789,"2":"12345678901234567890"}}"#,
            r#"{"text_variable_mapping":{12345678901234567890:1}}"#,
            "{\"text_variable_mapping",
            "\"\\",
            "}]5",
            "",
        ] {
            assert_eq!(quoted(body), body);
        }
    }
}
