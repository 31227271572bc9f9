//! Draws request bodies: forms of recorded values and boundary numbers, and recorded cases with a few changes.

use arbitrary::{Result, Unstructured};
use outbound_campaign::contract::fields::CampaignField as Field;
use std::sync::LazyLock;

/// The texts of the recorded cases (tests/conformance), without the few giants.
pub static CASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../../tests/conformance/cases.jsonl").lines();
    let cases = lines.filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    cases.filter_map(|case| case["body"].as_str().filter(|body| body.len() < 4_000).map(String::from)).collect()
});

/// Every value of a recorded case, as written there.
static LITERALS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let tokens = CASES.iter().flat_map(|body| tokens(body));
    let mut literals: Vec<&str> = tokens.filter(|token| is_value(token) && token.len() < 400).collect();
    literals.sort_unstable();
    literals.dedup();
    literals
});

/// Draws a request body, mostly JSON.
pub fn body(u: &mut Unstructured) -> Result<Vec<u8>> {
    Ok(match u.int_in_range(0..=9)? {
        0..=3 => made(u)?.into_bytes(),
        4..=8 => changed(u)?.into_bytes(),
        _ => {
            let mut bytes = changed(u)?.into_bytes();
            let at = u.choose_index(bytes.len() + 1)?;
            bytes.insert(at, u.arbitrary()?);
            bytes
        }
    })
}

/// Draws a form of some fields, with or without the required ones.
fn made(u: &mut Unstructured) -> Result<String> {
    let mut members = Vec::new();
    if u.ratio(9, 10)? {
        members.push(String::from(r#""name":"x""#));
    }
    if u.ratio(9, 10)? {
        members.push(String::from(r#""assistant_id":1"#));
    }
    for _ in 0..u.int_in_range(0..=6)? {
        let key = if u.ratio(19, 20)? { quoted(u.choose(&Field::ALL)?.name()) } else { quoted(u.arbitrary()?) };
        members.push([&key, ":", &value(u, 2)?].concat());
    }
    Ok(["{", &members.join(","), "}"].concat())
}

fn value(u: &mut Unstructured, depth: u32) -> Result<String> {
    match u.int_in_range(0..=9)? {
        0..=3 => literal(u),
        4 | 5 => number(u),
        6 => Ok(quoted(u.arbitrary()?)),
        7 if depth > 0 => {
            let mut items: Vec<String> = Vec::new();
            for _ in 0..u.int_in_range(0..=5)? {
                // One of them again, to make `distinct` fail.
                let again = if items.is_empty() || u.arbitrary()? { None } else { Some(u.choose(&items)?.clone()) };
                items.push(match again {
                    Some(item) => item,
                    None => value(u, depth - 1)?,
                });
            }
            Ok(["[", &items.join(","), "]"].concat())
        }
        8 if depth > 0 => {
            let mut members = Vec::new();
            for _ in 0..u.int_in_range(0..=5)? {
                let key = if u.arbitrary()? { literal(u)? } else { quoted(u.arbitrary()?) };
                let key = if key.starts_with('"') { key } else { quoted(&key) };
                members.push([&key, ":", &value(u, depth - 1)?].concat());
            }
            Ok(["{", &members.join(","), "}"].concat())
        }
        _ => Ok(format!("\"{:02}:{:02}\"", u.int_in_range(0..=29)?, u.int_in_range(0..=69)?)),
    }
}

fn literal(u: &mut Unstructured) -> Result<String> {
    Ok(String::from(*u.choose(&LITERALS)?))
}

/// Draws a number near the bounds of a rule, of a double, or of 64 bits, as a number or as a text.
fn number(u: &mut Unstructured) -> Result<String> {
    let near = [0, 1, 5, 10, 255, 4320, 1 << 31, 1 << 53, i64::MAX as i128, 1 << 64, 10_i128.pow(14), 10_i128.pow(15)];
    let mut text = (*u.choose(&near)? + u.int_in_range(-2_i128..=2)?).to_string();
    if u.ratio(1, 4)? {
        text.insert(0, '-');
    }
    if u.ratio(1, 4)? {
        text.push_str(u.choose(&[".0", ".5", ".00000000000000000001", ".9999999999999999", "."])?);
    }
    if u.ratio(1, 4)? {
        text.push_str(&format!("e{}", u.int_in_range(-1002..=1002)?));
    }
    Ok(if u.arbitrary()? { quoted(&text) } else { text })
}

/// Draws a recorded case with one to four tokens replaced, removed, doubled or exchanged.
fn changed(u: &mut Unstructured) -> Result<String> {
    let mut text = u.choose(&CASES)?.clone();
    for _ in 0..u.int_in_range(1..=4)? {
        let mut tokens: Vec<String> = tokens(&text).into_iter().map(String::from).collect();
        if tokens.is_empty() {
            return Ok(text);
        }
        let at = u.choose_index(tokens.len())?;
        match u.int_in_range(0..=7)? {
            // Values are replaced by values, so that most results are still JSON.
            0..=3 => {
                let indices: Vec<usize> = (0..tokens.len()).filter(|index| is_value(&tokens[*index])).collect();
                if !indices.is_empty() {
                    tokens[*u.choose(&indices)?] = value(u, 1)?;
                }
            }
            4 => _ = tokens.remove(at),
            5 => tokens.insert(at, tokens[at].clone()),
            6 => {
                let other = u.choose_index(tokens.len())?;
                tokens.swap(at, other);
            }
            _ => {
                let mut index = u.choose_index(tokens[at].len() + 1)?;
                while !tokens[at].is_char_boundary(index) {
                    index -= 1;
                }
                tokens[at].insert(index, u.arbitrary()?);
            }
        }
        text = tokens.concat();
    }
    Ok(text)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_value(token: &str) -> bool {
    token.starts_with(['"', '-']) || token.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Splits a text into strings, words and numbers, and single other characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first == '"' {
            let mut escaped = false;
            let end = rest[1..].bytes().position(|byte| {
                let closes = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                closes
            });
            end.map_or(rest.len(), |end| end + 2)
        } else if is_value(rest) {
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..length]);
        rest = &rest[length..];
    }
    tokens
}
