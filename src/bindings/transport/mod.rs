//! The exports of the client module, and the one place that does I/O. WebAssembly only, feature `transport`.
//!
//! `exchange` never throws and never rejects because of the network. No value from JavaScript may cause a trap (a
//! foreign `Response`, a rejection that is not an `Error`): a trapped instance never settles its promises. For the same
//! reason timers and abort signals are in JavaScript (pkg-template/http/timeout.ts): they must end a call even if this
//! module is dead.

mod answer;
mod body;
mod js;
#[cfg(feature = "types")]
mod options;

use crate::http::{self, Answer, Code, Purpose, Shape, Verdict};
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

/// Calls fetch immediately, as `fetch(url, init)`, and reads at most `limit` UTF-16 units or bytes of the body. `pause`
/// returns a promise that fulfils after timers and events had their turn.
///
/// gloo-net must not call fetch. It traps, and its promise never settles, on a rejection that is not an `Error`, on an
/// invalid header value, and on a foreign `Response`.
///
/// The promise always fulfils with a plain object:
/// - `kind: "answer"` has `status`, `headers`, `response`, and the body. The body is in `text`, in `prefix` (the
///   beginning of a body beyond the limit), or in `value` (from a fake response's `json`).
/// - `kind: "failed"` has `cause`, the reason of fetch's rejection. With `status` and `headers` it is the reason why
///   the response could not be read.
/// - `kind: "no-response"` means that fetch did not return a Response.
///
/// The promise stays pending if an injected fetch never settles.
#[wasm_bindgen]
pub fn exchange(fetch: &Function, url: &JsValue, init: &JsValue, limit: u32, pause: Function) -> Promise {
    let called = fetch.call2(&JsValue::UNDEFINED, url, init).map(|answer| js::promise_of(&answer));
    let limits = body::Limits { signal: js::get(init, "signal"), pause, length: limit };
    future_to_promise(async move {
        let answer = match called {
            Ok(pending) => JsFuture::from(pending).await,
            Err(thrown) => Err(thrown),
        };
        Ok(match answer {
            Ok(response) => answer::read(response, limits).await,
            Err(reason) => answer::failed(&reason, None),
        })
    })
}

/// Returns a JSON text in which each integer that no JavaScript number holds is a text of its digits.
#[wasm_bindgen(js_name = quoteLongIntegers)]
pub fn quote_long_integers(json: &str) -> String {
    http::quote_long_integers(json)
}

/// Classifies an answer. Returns an empty text for a success, else the error's code, its outcome and its message, one
/// per line; the message may have several lines.
///
/// - `purpose`: 0 create, 1 change, 2 read.
/// - `shape`: 0 empty, 1 not JSON, 2 too large, 3 JSON, 4 a campaign, 5 a list. From 8 on: a message, plus 1 with
///   errors by field, plus 2 with `success: false`.
/// - `message` is the server's message, and `relay_code` the relay's code. Both may be empty.
#[wasm_bindgen]
pub fn classify(purpose: u32, status: u16, shape: u32, message: &str, relay_code: &str) -> String {
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
        5 => Shape::List,
        flags => Shape::Message { with_errors: flags & 1 != 0, failed: flags & 2 != 0 },
    };
    let relay_code = Some(relay_code).filter(|code| !code.is_empty());
    let answer = Answer { purpose, status, shape, message, relay_code };
    match http::classify(&answer) {
        Verdict::Done => String::new(),
        Verdict::Error(code, outcome) => {
            let name = relay_code.filter(|_| code == Code::Relay).unwrap_or(code.name());
            [name, "\n", outcome.name(), "\n", &http::explain(code, outcome, &answer)].concat()
        }
    }
}
