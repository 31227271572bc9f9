//! What `exchange` fulfils with. The JavaScript facade turns it into a value or an error class.

use super::js;
use crate::http::{Code, Outcome, Purpose, retry_after};
use gloo_net::http::Headers;
use js_sys::Array;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// What stands before the body of an answer.
pub struct Head {
    pub status: u16,
    pub headers: Headers,
}

/// One flat record for every kind: what is not known is absent.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(serialize_with = "as_object", skip_serializing_if = "Option::is_none")]
    headers: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_page: Option<u32>,
    // JavaScript's own values pass through as they are.
    #[serde(with = "serde_wasm_bindgen::preserve", skip_serializing_if = "JsValue::is_undefined")]
    data: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve", skip_serializing_if = "JsValue::is_undefined")]
    response: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve", skip_serializing_if = "JsValue::is_undefined")]
    errors: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve", skip_serializing_if = "JsValue::is_undefined")]
    cause: JsValue,
}

impl Record<'_> {
    fn write(&self) -> JsValue {
        // The one thing that this serializer refuses is an integer beyond 2^53, and there is none.
        serde_wasm_bindgen::to_value(self).unwrap_or(JsValue::UNDEFINED)
    }

    fn set_head(&mut self, head: &Head) {
        self.status = Some(head.status);
        // A session cookie is a secret, and an error may end in a log.
        self.headers = Some(head.headers.entries().filter(|(name, _)| name != "set-cookie").collect());
        self.request_id =
            ["x-request-id", "request-id", "x-correlation-id", "cf-ray"].iter().find_map(|name| head.headers.get(name));
    }
}

/// A plain object, where serde-wasm-bindgen would make a `Map`.
fn as_object<S: Serializer>(pairs: &Option<Vec<(String, String)>>, serializer: S) -> Result<S::Ok, S::Error> {
    let object = js_sys::Object::new();
    for (name, value) in pairs.iter().flatten() {
        js::set_text(&object, name, value);
    }
    serde_wasm_bindgen::preserve::serialize(&object, serializer)
}

/// It is what was asked for.
pub fn done(data: JsValue, last_page: Option<u32>, head: &Head, response: JsValue) -> JsValue {
    let mut record = Record { kind: "done", data, last_page, response, ..Record::default() };
    record.set_head(head);
    record.write()
}

/// The server answered something else.
pub fn refused(code: &str, outcome: Outcome, message: &str, head: &Head, errors: JsValue) -> JsValue {
    let mut record = error(code, outcome, message);
    record.set_head(head);
    record.errors = errors;
    if matches!(head.status, 429 | 502..=504) {
        record.retry_after = wait_of(&head.headers);
    }
    record.write()
}

/// fetch gave something that is no Response.
pub fn no_response(purpose: Purpose) -> JsValue {
    let message = doubtful("The option fetch gave something that is no Response", purpose);
    error(Code::UnexpectedResponse.name(), Outcome::Unknown, &message).write()
}

/// No answer, or only a part of one, came back; `reason` is what fetch or the reading of the body rejected with.
pub fn connection(purpose: Purpose, reason: &JsValue, head: Option<&Head>) -> JsValue {
    let network_code = network_code(reason);
    let not_sent = head.is_none() && matches!(network_code.as_deref(), Some("ECONNREFUSED" | "ENOTFOUND"));
    let mut text = String::from(match head {
        Some(_) => "The connection broke while the answer was read",
        None if not_sent => "The server could not be reached",
        None => "No answer came back",
    });
    let said = network_code.or_else(|| said_by(reason)).unwrap_or_default();
    let said = said.trim_ascii();
    let said = said.strip_suffix('.').unwrap_or(said);
    if !said.is_empty() {
        text.push_str(": ");
        text.push_str(said);
    }
    let (outcome, message) = if not_sent {
        text.push_str(". Nothing was sent.");
        (Outcome::NotSent, text)
    } else {
        (Outcome::Unknown, doubtful(&text, purpose))
    };
    let mut record = error(Code::Connection.name(), outcome, &message);
    if let Some(head) = head {
        record.set_head(head);
    }
    record.cause = reason.clone();
    record.write()
}

/// An option turned out to be unusable; nothing was sent.
pub fn option(name: &str, message: &str) -> JsValue {
    Record { kind: "option", option: Some(name), message: Some(message), ..Record::default() }.write()
}

fn error<'a>(code: &'a str, outcome: Outcome, message: &'a str) -> Record<'a> {
    Record {
        kind: "error",
        code: Some(code),
        outcome: Some(outcome.name()),
        message: Some(message),
        ..Record::default()
    }
}

/// The sentence, and what may have happened all the same.
fn doubtful(sentence: &str, purpose: Purpose) -> String {
    match purpose.doubt() {
        "" => [sentence, "."].concat(),
        doubt => [sentence, ". ", doubt, "."].concat(),
    }
}

fn wait_of(headers: &Headers) -> Option<u32> {
    let now = (js_sys::Date::now() / 1000.0) as i64;
    retry_after(&headers.get("retry-after")?, headers.get("date").as_deref(), now)
}

/// The `code` that Node puts on the error, on its `cause`, or on the first of its `errors` (one for each address tried).
fn network_code(reason: &JsValue) -> Option<String> {
    let mut at = reason.clone();
    for _ in 0..5 {
        if !at.is_object() {
            return None;
        }
        if let Some(code) = js::get(&at, "code").as_string() {
            return Some(code);
        }
        let errors = js::get(&at, "errors");
        at = if Array::is_array(&errors) { errors.unchecked_into::<Array>().get(0) } else { js::get(&at, "cause") };
    }
    None
}

/// The reason's own words: an error's message, or a rejection that is just a text.
fn said_by(reason: &JsValue) -> Option<String> {
    js::beginning(reason).or_else(|| js::beginning(&js::get(reason, "message")))
}
