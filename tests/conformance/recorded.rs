//! Reads recorded cases, for the native tests of both contracts.

use outbound_campaign::php::json_decode::{Decoded, ROOT};
use outbound_campaign::php::value::{self, text_of};

/// An owned value, to compare.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    pub fn of(value: value::Value) -> Value {
        match value {
            value::Value::Null => Value::Null,
            value::Value::Bool(flag) => Value::Bool(flag),
            value::Value::Int(number) => Value::Int(number),
            value::Value::Float(number) => Value::Float(number),
            value::Value::Text(text) => Value::Text(text_of(text).into()),
            value::Value::List(nodes) => Value::List(nodes.items().map(Value::of).collect()),
            value::Value::Map(nodes) => Value::Map(
                (0..nodes.len()).map(|i| (text_of(nodes.key(i)).into(), Value::of(nodes.entry(i)))).collect(),
            ),
        }
    }

    pub fn from_entries(entries: Vec<(String, Value)>) -> Value {
        if entries.iter().enumerate().all(|(i, (key, _))| *key == i.to_string()) {
            return Value::List(entries.into_iter().map(|(_, value)| value).collect());
        }
        Value::Map(entries)
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        let Value::Map(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

pub fn decoded(text: &str) -> Option<Value> {
    let mut body = text.as_bytes().to_vec();
    let mut decoded = Decoded::default();
    decoded.value(&mut body)?;
    Some(Value::of(decoded.tape(&body, None).value(ROOT)))
}

pub struct Case {
    pub id: i64,
    pub body: Vec<u8>,
    pub limit: Option<i64>,
    pub line: Value,
}

/// Reads the recorded cases with the crate's own decoder: it keeps order, and distinguishes integers and floats.
pub fn cases(file: &str) -> Vec<Case> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let path = std::env::var("CASES").map_or_else(|_| folder.join(file), std::path::PathBuf::from);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter_map(|line| {
            // A line is nested deeper than its body. The JavaScript tests have the deepest ones.
            let line = decoded(line)?;
            let Some(Value::Int(id)) = line.get("id") else { panic!("a case without id") };
            let body = match (line.get("body"), line.get("body_b64")) {
                (Some(Value::Text(body)), None) => body.clone().into_bytes(),
                (None, Some(Value::Text(body))) => base64(body),
                _ => panic!("case {id} has no body"),
            };
            let limit = match line.get("max_calls_in_parallel") {
                Some(Value::Int(limit)) => Some(*limit),
                _ => None,
            };
            Some(Case { id: *id, body, limit, line })
        })
        .collect()
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = text
        .bytes()
        .take_while(|byte| *byte != b'=')
        .map(|byte| ALPHABET.iter().position(|letter| *letter == byte).unwrap())
        .flat_map(|sextet| (0..6).rev().map(move |bit| sextet >> bit & 1 == 1))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect()
}
