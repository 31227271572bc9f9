//! Reads an answer: the platform's `Response`, or the result of an injected fetch. JavaScript reads its JSON.

use super::body::{Body, Limits, read_body};
use super::js;
use gloo_net::http::{Headers, Response};
use js_sys::Object;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// Reads status, headers and the whole body.
pub async fn read(response: JsValue, limits: Limits) -> JsValue {
    let Some(status) = status_of(&response) else { return Record::new("no-response").0.into() };
    let head = Head { status, headers: headers_of(&response) };
    match read_body(&response, &limits).await {
        Ok(Body { member, content }) => {
            Record::new("answer").head(&head).value(member, &content).value("response", &response).0.into()
        }
        Err(reason) => failed(&reason, Some(&head)),
    }
}

/// Returns the result of a missing or incomplete answer. `reason` is the rejection of fetch or of reading the body.
pub fn failed(reason: &JsValue, head: Option<&Head>) -> JsValue {
    let mut record = Record::new("failed");
    if let Some(head) = head {
        record = record.head(head);
    }
    record.value("cause", reason).0.into()
}

/// Status and headers of an answer.
pub struct Head {
    status: u16,
    headers: Headers,
}

/// A flat object for every kind of result. Unknown members are absent.
struct Record(Object);

impl Record {
    fn new(kind: &str) -> Record {
        Record(Object::new()).value("kind", &kind.into())
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
        self.value("status", &head.status.into()).value("headers", &headers)
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

/// Returns the status; `None` if the value does not resemble a Response.
fn status_of(response: &JsValue) -> Option<u16> {
    // Read by Reflect first, because it catches and gloo's getter does not. A Proxy around a Response passes
    // `instanceof` but throws in the getter.
    let status = js::try_get(response, "status").ok()?.as_f64()?;
    if let Ok(real) = response.clone().dyn_into::<web_sys::Response>() {
        return Some(Response::from(real).status());
    }
    ((0.0..1000.0).contains(&status) && status.trunc() == status).then_some(status as u16)
}

/// Copies the headers into the platform's own `Headers`. They may come from a real Response, another realm's, a plain
/// object or a list of pairs. Only such a copy is safe for gloo, which traps on foreign objects.
fn headers_of(response: &JsValue) -> Headers {
    let copy = web_sys::Headers::new_with_str_sequence_sequence(&js::get(response, "headers"));
    copy.map(Headers::from_raw).unwrap_or_default()
}
