//! Reads and calls JavaScript values of any origin without a trap: every binding here catches exceptions.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Promise, js_name = race)]
    fn promise_race(values: &Array) -> Promise;
}

/// Returns a genuine promise of a value: a promise of any kind, a thenable, or any other value. `Promise.race` turns
/// even a throwing `then` into a rejection; awaiting the value directly would throw.
pub fn promise_of(value: &JsValue) -> Promise {
    promise_race(&Array::of1(value))
}

/// Ignores whether a value of unknown origin, perhaps a promise, rejects.
pub fn ignore(value: &JsValue) {
    // The first member wins the race. The rejection of the second one then counts as handled.
    let _ = promise_race(&Array::of2(&JsValue::UNDEFINED, &promise_of(value)));
}

/// Returns a member; undefined if it is missing or reading it throws.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    try_get(value, name).unwrap_or(JsValue::UNDEFINED)
}

/// Returns a member, or the error that reading it throws.
pub fn try_get(value: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(value, &JsValue::from_str(name))
}

/// Returns a member that is a function.
pub fn method(value: &JsValue, name: &str) -> Option<Function> {
    get(value, name).dyn_into().ok()
}

/// Sets a member of one of our own plain objects, which cannot fail.
pub fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
