//! Reads the head of an answer: of the platform's `Response`, or of the result of an injected fetch.

use super::js;
use gloo_net::http::{Headers, Response};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// The headers that a caller may see.
struct Shown(Headers);

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A session cookie is a secret, and errors are often logged.
        serializer.collect_map(self.0.entries().filter(|(name, _)| name != "set-cookie"))
    }
}

/// Returns the status; `None` if the value does not resemble a Response.
pub fn status_of(response: &JsValue) -> Option<u16> {
    // Read by Reflect first, because it catches and gloo's getter does not. A Proxy around a Response passes
    // `instanceof` but throws in the getter.
    let status = js::get(response, "status").as_f64()?;
    if let Ok(real) = response.clone().dyn_into::<web_sys::Response>() {
        return Some(Response::from(real).status());
    }
    ((0.0..1000.0).contains(&status) && status.trunc() == status).then_some(status as u16)
}

/// Returns the headers as a plain object. They may come from a real Response, another realm's, a plain object or a list
/// of pairs. Only a copy in the platform's own `Headers` is safe for gloo, which traps on foreign objects.
pub fn headers_of(response: &JsValue) -> JsValue {
    let copy = web_sys::Headers::new_with_str_sequence_sequence(&js::get(response, "headers"));
    let headers = copy.map(Headers::from_raw).unwrap_or_default();
    // A plain object; serde-wasm-bindgen's default is a `Map`. No text makes it fail.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Shown(headers).serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
