//! The exports of the client module, and the one place that does I/O. WebAssembly only, feature `transport`.
//!
//! Nothing here throws or waits. No value from JavaScript may cause a trap (a foreign `Response`, a rejection that is
//! not an `Error`). JavaScript awaits the answer and reads its body (pkg-template/client/body.ts), so no promise
//! depends on this module.

mod answer;
mod js;
#[cfg(feature = "types")]
mod options;

use crate::http::{self, Answer, Outcome, Purpose, Shape, Verdict};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

/// Calls fetch immediately, as `fetch(url, init)`. The promise has its answer, or rejects with its error. It stays
/// pending if an injected fetch never settles.
///
/// gloo-net must not call fetch. It traps, and its promise never settles, on a rejection that is not an `Error`, on an
/// invalid header value, and on a foreign `Response`.
#[wasm_bindgen(js_name = callFetch)]
pub fn call_fetch(fetch: &Function, url: &JsValue, init: &JsValue) -> Promise {
    match fetch.call2(&JsValue::UNDEFINED, url, init) {
        Ok(answer) => js::promise_of(&answer),
        Err(thrown) => Promise::reject(&thrown),
    }
}

/// Returns the status of an answer; -1 if fetch did not return a Response.
#[wasm_bindgen(js_name = statusOf)]
pub fn status_of(response: &JsValue) -> i32 {
    answer::status_of(response).map_or(-1, i32::from)
}

/// Returns the headers of an answer as a plain object.
#[wasm_bindgen(js_name = headersOf)]
pub fn headers_of(response: &JsValue) -> JsValue {
    answer::headers_of(response)
}

/// Returns a JSON text in which each integer that no JavaScript number holds is a text of its digits.
#[wasm_bindgen(js_name = quoteLongIntegers)]
pub fn quote_long_integers(json: &str) -> String {
    http::quote_long_integers(json)
}

/// Classifies an answer. Returns 0 for a success, else the number of the error's code, from 1
/// (pkg-template/client/answer.ts lists them). Adds 16 if the server refused the request, 32 if its message is
/// invisible, and 64 if the message is about the address.
///
/// - `purpose`: 0 create, 1 change, 2 read.
/// - `shape`: 0 empty, 1 not JSON, 2 too large, 3 JSON, 4 a campaign, 5 the data that a read asks for. From 8 on: a
///   message, plus 1 with errors by field, plus 2 with `success: false`.
/// - `message` is the server's message, and `relay_code` the relay's code. Both may be empty.
#[wasm_bindgen]
pub fn classify(purpose: u32, status: u16, shape: u32, message: &str, relay_code: &str) -> u32 {
    // The default is the purpose that needs most care.
    let purpose = match purpose {
        1 => Purpose::Change,
        2 => Purpose::Read,
        _ => Purpose::Create,
    };
    let shape = match shape {
        0 => Shape::Empty,
        1 => Shape::NotJson,
        2 => Shape::TooLarge,
        3 => Shape::OtherJson,
        4 => Shape::Campaign,
        5 => Shape::Requested,
        flags => Shape::Message { with_errors: flags & 1 != 0, failed: flags & 2 != 0 },
    };
    let relay_code = Some(relay_code).filter(|code| !code.is_empty());
    match http::classify(&Answer { purpose, status, shape, message, relay_code }) {
        Verdict::Done => 0,
        Verdict::Error(code, outcome) => {
            let refused = u32::from(outcome == Outcome::Refused) << 4;
            let invisible = u32::from(http::is_invisible(message)) << 5;
            (code as u32 + 1) | refused | invisible | (u32::from(http::is_about_the_route(message)) << 6)
        }
    }
}
