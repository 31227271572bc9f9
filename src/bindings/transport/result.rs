//! The results of `exchange`. JavaScript turns them into values or errors.

use super::js;
use crate::http::{Outcome, retry_after};
use gloo_net::http::Headers;
use js_sys::Object;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// Status and headers of an answer.
pub struct Head {
    pub status: u16,
    pub headers: Headers,
}

/// A flat object for every kind of result. Unknown members are absent.
struct Record(Object);

impl Record {
    fn new(kind: &str) -> Record {
        Record(Object::new()).text("kind", kind)
    }

    fn text(self, name: &str, text: &str) -> Record {
        js::set_text(&self.0, name, text);
        self
    }

    fn number(self, name: &str, number: Option<u32>) -> Record {
        self.value(name, &number.into())
    }

    /// Sets a JavaScript value unchanged.
    fn value(self, name: &str, value: &JsValue) -> Record {
        if !value.is_undefined() {
            js::set(&self.0, name, value);
        }
        self
    }

    fn head(self, head: &Head) -> Record {
        // A plain object; serde-wasm-bindgen's default is a `Map`. No text makes it fail.
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        let headers = Shown(&head.headers).serialize(&serializer).unwrap_or(JsValue::UNDEFINED);
        let ids = ["x-request-id", "request-id", "x-correlation-id", "cf-ray"];
        let id = ids.iter().find_map(|name| head.headers.get(name));
        self.number("status", Some(head.status.into())).value("headers", &headers).value("requestId", &id.into())
    }
}

/// The headers that a caller may see.
struct Shown<'a>(&'a Headers);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A session cookie is a secret, and errors are often logged.
        serializer.collect_map(self.0.entries().filter(|(name, _)| name != "set-cookie"))
    }
}

/// Returns the result of a successful request: its data, and the whole body.
pub fn done(data: &JsValue, json: &JsValue, head: &Head, response: &JsValue) -> JsValue {
    let record = Record::new("done").head(head).value("data", data).value("json", json);
    record.value("response", response).0.into()
}

/// Returns the error for any other answer. `body` is the beginning of an answer that the contract does not know.
pub fn refused(code: &str, outcome: Outcome, message: &str, head: &Head, [errors, body]: [&JsValue; 2]) -> JsValue {
    let wait = if matches!(head.status, 429 | 502..=504) { wait_of(&head.headers) } else { None };
    let record = Record::new("error").text("code", code).text("outcome", outcome.name()).text("message", message);
    let record = record.head(head).number("retryAfter", wait);
    record.value("errors", errors).value("body", body).0.into()
}

/// Returns the result of a fetch whose value is no Response.
pub fn no_response() -> JsValue {
    Record::new("no-response").0.into()
}

/// Returns the result of a missing or incomplete answer. `reason` is the rejection of fetch or of reading the body.
pub fn failed(reason: &JsValue, head: Option<&Head>) -> JsValue {
    let mut record = Record::new("failed");
    if let Some(head) = head {
        record = record.head(head);
    }
    record.value("cause", reason).0.into()
}

fn wait_of(headers: &Headers) -> Option<u32> {
    let now = (js_sys::Date::now() / 1000.0) as i64;
    retry_after(&headers.get("retry-after")?, headers.get("date").as_deref(), now)
}
