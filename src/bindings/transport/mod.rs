//! What the client module exports, and the one place that does I/O. WebAssembly only, feature `transport`.
//!
//! One function. It never throws and never rejects for trouble on the network, and nothing that JavaScript hands in (a
//! foreign `Response`, a rejection that is no `Error`) may trap: a trapped instance leaves its promises open for ever. For
//! the same reason timers and abort signals are not here but in the facade (pkg-template/http/timeout.js): they must end a call
//! even where this module is dead.

mod answer;
mod body;
mod fetch;
mod js;
#[cfg(feature = "types")]
mod options;
mod result;

use crate::http::Purpose;
use js_sys::Promise;
use js_sys::futures::{JsFuture, future_to_promise};
use wasm_bindgen::prelude::*;

/// Calls fetch at once with `request` (a `CampaignRequest`) and `settings`: `purpose` ("create", "change" or "read"),
/// `fetch?`, `apiKey?`, `credentials?`, `signal?`.
///
/// The promise always fulfils, with a plain object: `kind: "done"` (`data`, `page?`, `lastPage?`, `nextPage?`,
/// `hasMore?`, `total?`, `status`, `headers`, `response`), `kind: "error"` (`code`, `outcome`, `message`, and what is known of `status`, `headers`,
/// `requestId`, `retryAfter`, `errors`, `body`, `cause`) or `kind: "option"` (`option`, `message`: nothing was sent).
/// It
/// stays open where an injected fetch never settles.
#[wasm_bindgen(skip_typescript)]
pub fn exchange(request: &JsValue, settings: &JsValue) -> Promise {
    // Unless told otherwise it is the one that needs most care.
    let purpose = js::get(settings, "purpose").as_string().and_then(|name| Purpose::from_name(&name));
    let purpose = purpose.unwrap_or(Purpose::Create);
    let called = fetch::call(purpose, request, settings);
    let signal = js::get(settings, "signal");
    future_to_promise(async move {
        Ok(match called {
            Err(result) => result,
            Ok(pending) => match JsFuture::from(pending).await {
                Err(reason) => result::connection(purpose, &reason, None),
                Ok(answer) => answer::read(purpose, answer, signal).await,
            },
        })
    })
}
