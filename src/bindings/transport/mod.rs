//! The export of the client module, and the one place that does I/O. WebAssembly only, feature `transport`.
//!
//! The function never throws and never rejects because of the network. No value from JavaScript may cause a trap (a
//! foreign `Response`, a rejection that is not an `Error`): a trapped instance never settles its promises. For the same
//! reason timers and abort signals are in JavaScript (pkg-template/http/timeout.ts): they must end a call even if this
//! module is dead.

mod answer;
mod body;
mod js;
#[cfg(feature = "types")]
mod options;
mod result;

use crate::http::Purpose;
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

/// Calls fetch immediately, as `fetch(url, init)`. `purpose` is "create", "change" or "read". `pause` returns a promise
/// that fulfils after timers and events had their turn.
///
/// gloo-net must not call fetch: gloo traps, and its promise never settles, on a rejection that is not an `Error`, on an
/// invalid header value, and on a foreign `Response`.
///
/// The promise always fulfils with a plain object. `kind: "done"` has `data`, `json`, `status`, `headers`, `response`.
/// `kind: "error"` has `code`, `outcome`, `message`, and if known `status`, `headers`, `requestId`, `retryAfter`,
/// `errors`, `body`. `kind: "failed"` has `cause`, why fetch rejected; with `status`, `headers` and `requestId` it is
/// why the answer could not be read. The promise stays pending if an injected fetch never settles.
#[wasm_bindgen]
pub fn exchange(purpose: &str, fetch: &Function, url: &JsValue, init: &JsValue, pause: Function) -> Promise {
    // The default is the purpose that needs most care.
    let purpose = Purpose::from_name(purpose).unwrap_or(Purpose::Create);
    let called = fetch.call2(&JsValue::UNDEFINED, url, init).map(|answer| js::promise_of(&answer));
    let limits = body::Limits { signal: js::get(init, "signal"), pause };
    future_to_promise(async move {
        let answer = match called {
            Ok(pending) => JsFuture::from(pending).await,
            Err(thrown) => Err(thrown),
        };
        Ok(match answer {
            Ok(answer) => answer::read(purpose, answer, limits).await,
            Err(reason) => result::failed(&reason, None),
        })
    })
}
