//! Calls fetch, the global one or the caller's, as `fetch(url, init)` with plain values, as every SDK and mock expects.
//!
//! gloo-net must not call it: gloo traps, and its promise never settles, on a rejection that is not an `Error`, on an
//! invalid header value, and on a foreign `Response`.

use super::{js, result};
use crate::http::{HeaderList, Purpose};
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;

/// Calls fetch. Returns a genuine promise of its result, or an error result if fetch is missing or throws.
pub fn call(purpose: Purpose, request: &JsValue, settings: &JsValue) -> Result<Promise, JsValue> {
    let init = init(request, settings)?;
    let fetch = match js::get(settings, "fetch") {
        given if given.is_undefined() => js::get(&js_sys::global(), "fetch"),
        given => given,
    };
    let Ok(fetch) = fetch.dyn_into::<Function>() else {
        return Err(result::option("fetch", "there is no fetch in this environment: pass one as the option fetch"));
    };
    match fetch.call2(&JsValue::UNDEFINED, &js::get(request, "url"), &init) {
        Ok(answer) => Ok(js::promise_of(&answer)),
        Err(thrown) => Err(result::connection(purpose, &thrown, None)),
    }
}

fn init(request: &JsValue, settings: &JsValue) -> Result<JsValue, JsValue> {
    let init = Object::new();
    js::set(&init, "method", &js::get(request, "method"));
    js::set(&init, "headers", &headers(request, settings)?);
    // A redirect must never carry the key to another address. Not "error": workerd does not support it.
    js::set_text(&init, "redirect", "manual");
    // Only given values are set: workerd refuses a request that has `credentials` at all, and a GET has no body.
    for (name, source) in [("body", request), ("credentials", settings), ("signal", settings)] {
        let value = js::get(source, name);
        if !value.is_undefined() {
            js::set(&init, name, &value);
        }
    }
    Ok(init.into())
}

/// Returns the request's headers and the key, as a plain object.
fn headers(request: &JsValue, settings: &JsValue) -> Result<JsValue, JsValue> {
    let mut list = HeaderList::from_pairs(pairs(&js::get(request, "headers")));
    if let Some(key) = js::get(settings, "apiKey").as_string() {
        list.authorize(&key).map_err(|error| result::option(error.option, &error.text()))?;
    }
    let headers = Object::new();
    for (name, value) in list.into_pairs() {
        js::set_text(&headers, &name, &value);
    }
    Ok(headers.into())
}

fn pairs(headers: &JsValue) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let text = |pair: &Array, at: u32| pair.get(at).as_string().unwrap_or_default();
    if let Some(headers) = headers.dyn_ref::<Object>() {
        for pair in Object::entries(headers).iter() {
            let pair: Array = pair.unchecked_into();
            pairs.push((text(&pair, 0), text(&pair, 1)));
        }
    }
    pairs
}
