//! Reads JavaScript values of any origin without a trap: every binding here catches exceptions.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Promise, js_name = race)]
    fn promise_race(values: &Array) -> Promise;
}

/// Returns a genuine promise of a value: a promise of any kind, a thenable, or any other value. `Promise.race` turns
/// even a throwing `then` into a rejection.
pub fn promise_of(value: &JsValue) -> Promise {
    promise_race(&Array::of1(value))
}

/// Returns a member; undefined if it is missing or reading it throws.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
