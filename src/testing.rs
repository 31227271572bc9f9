//! Values and forms for unit tests. Their memory is leaked.

use crate::contract::fields::Field;
use crate::php::json_decode::{Decoded, ROOT};
use crate::php::value::{Tape, Value, node, tag};
use crate::profile::Profile;
use crate::rules::Context;
use crate::verdict::form::Form;
use crate::verdict::validate::{Report, validate_into};

/// Returns a trimmed text.
pub fn text(text: &str) -> Value<'static> {
    Value::Text(String::from(text).leak().as_bytes())
}

/// Returns a list of these elements.
pub fn list(elements: &[Value]) -> Value<'static> {
    on_tape(tag::LIST, elements.len(), elements)
}

/// Returns an object with these members.
pub fn map(members: &[(&str, Value)]) -> Value<'static> {
    let entries: Vec<Value> = members.iter().flat_map(|(key, value)| [text(key), *value]).collect();
    on_tape(tag::MAP, members.len(), &entries)
}

fn on_tape(tag: u32, length: usize, values: &[Value]) -> Value<'static> {
    let mut nodes = vec![[0, 0]];
    let mut texts = Vec::new();
    nodes[0] = put_nodes(&mut nodes, &mut texts, tag, length, values);
    tape(nodes.concat(), texts, None).value(ROOT)
}

fn put_nodes(nodes: &mut Vec<[u64; 2]>, texts: &mut Vec<u8>, tag: u32, length: usize, values: &[Value]) -> [u64; 2] {
    let first = nodes.len();
    nodes.resize(first + values.len(), [0, 0]);
    for (at, value) in values.iter().enumerate() {
        nodes[first + at] = match *value {
            Value::Null => node(tag::NULL, 0, 0),
            Value::Bool(flag) => node(tag::BOOL, u32::from(flag), 0),
            Value::Int(number) => node(tag::INT, 0, number as u64),
            Value::Float(number) => node(tag::FLOAT, 0, number.to_bits()),
            Value::Text(text) => {
                texts.extend_from_slice(text);
                node(tag::TEXT, text.len() as u32, (texts.len() - text.len()) as u64)
            }
            Value::List(inner) => {
                let inner: Vec<Value> = inner.items().collect();
                put_nodes(nodes, texts, tag::LIST, inner.len(), &inner)
            }
            Value::Map(inner) => {
                let entries: Vec<Value> =
                    (0..inner.len()).flat_map(|index| [Value::Text(inner.key(index)), inner.entry(index)]).collect();
                put_nodes(nodes, texts, tag::MAP, inner.len(), &entries)
            }
        };
    }
    node(tag, length as u32, first as u64)
}

fn tape(nodes: Vec<u64>, texts: Vec<u8>, profile: Option<Profile>) -> &'static Tape<'static> {
    Box::leak(Box::new(Tape { nodes: nodes.leak(), text: texts.leak(), profile }))
}

/// Decodes JSON; `None` if PHP's `json_decode` fails.
pub fn decode(body: &[u8]) -> Option<Value<'static>> {
    let mut body = body.to_vec();
    let mut decoded = Decoded::default();
    decoded.value(&mut body)?;
    Some(tape(decoded.into_nodes(), body, None).value(ROOT))
}

/// Returns the form of a body.
pub fn form(body: &[u8], profile: Profile) -> Form<'static> {
    form_without(body, profile, &[])
}

/// Returns the form of a body whose given fields could not be serialized as JSON.
pub fn form_without(body: &[u8], profile: Profile, unserializable: &[Field]) -> Form<'static> {
    let mut body = body.to_vec();
    let mut decoded = Decoded::default();
    decoded.form(&mut body, profile);
    let mut nodes = decoded.into_nodes();
    // As JavaScript marks them (pkg-template/validate/plain-tape.ts).
    unserializable.iter().for_each(|field| nodes[2 * *field as usize] = u64::from(tag::UNSERIALIZABLE));
    Form::on(tape(nodes, body, Some(profile)))
}

/// Returns the report on a form.
pub fn validate(form: &Form, context: &Context) -> Report {
    let mut report = Report::default();
    validate_into(&mut report, form, context);
    report
}

/// Returns the keys of all failures in the server's spelling, with the code of each.
pub fn failures(form: &Form, report: &Report) -> Vec<(String, &'static str)> {
    use crate::verdict::validate::Cause;
    report
        .failures()
        .map(|failure| {
            let (row, name) = (failure.field().row(), failure.field().name());
            let key = match failure.element() {
                Some(index) => format!("{name}.{}", form.read(failure.field()).key_at(index as usize)),
                None => name.into(),
            };
            let code = match failure.cause() {
                Cause::Rule(index) => row.rules[index].issue_code().name(),
                Cause::Each(index) => row.each[index].issue_code().name(),
                Cause::Unserializable => "unserializable",
                Cause::Account => "account",
            };
            (key, code)
        })
        .collect()
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Value) -> bool {
        match (*self, *other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(one), Value::Bool(other)) => one == other,
            (Value::Int(one), Value::Int(other)) => one == other,
            (Value::Float(one), Value::Float(other)) => one == other,
            (Value::Text(one), Value::Text(other)) => one == other,
            (Value::List(one), Value::List(other)) => {
                one.len() == other.len() && one.items().zip(other.items()).all(|(one, other)| one == other)
            }
            (Value::Map(one), Value::Map(other)) => {
                one.len() == other.len()
                    && (0..one.len()).all(|at| one.key(at) == other.key(at) && one.entry(at) == other.entry(at))
            }
            _ => false,
        }
    }
}
