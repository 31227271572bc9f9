//! The export of the client module, and the one place that does I/O. WebAssembly only, feature `transport`.
//!
//! The function never throws and never rejects because of the network. No value from JavaScript may cause a trap (a
//! foreign `Response`, a rejection that is not an `Error`): a trapped instance never settles its promises. For the same
//! reason timers and abort signals are in JavaScript (pkg-template/http/timeout.ts): they must end a call even if this
//! module is dead.

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

/// Calls fetch immediately with `request` (a `CampaignRequest`) and `settings`: `purpose` ("create", "change" or
/// "read"), `fetch?`, `apiKey?`, `credentials?`, `signal?`.
///
/// The promise always fulfils with a plain object. `kind: "done"` has `data`, `page?`, `lastPage?`, `nextPage?`,
/// `hasMore?`, `total?`, `status`, `headers`, `response`. `kind: "error"` has `code`, `outcome`, `message`, and if
/// known `status`, `headers`, `requestId`, `retryAfter`, `errors`, `body`, `cause`. `kind: "option"` has `option` and
/// `message`: nothing was sent. The promise stays pending if an injected fetch never settles.
#[wasm_bindgen(skip_typescript)]
pub fn exchange(request: &JsValue, settings: &JsValue) -> Promise {
    // The default is the purpose that needs most care.
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
