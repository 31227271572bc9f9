//! Reads and calls JavaScript values of any origin without a trap: every binding here catches exceptions.

use crate::http::quote_long_integers;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, RegExp};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Takes and returns JavaScript's own string: js-sys's `parse` would copy the body into wasm and out again.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

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

/// Parses a JSON text; `None` for any other text. An integer that a JavaScript number cannot hold becomes a text of its
/// digits.
pub fn parse_json(text: &JsString) -> Option<JsValue> {
    // Hardly any answer has one, and most bodies are long: JavaScript searches the text, which stays there.
    if text.search(&RegExp::new("[0-9]{16}", "")) < 0 {
        return parse(text).ok();
    }
    parse(&JsValue::from_str(&quote_long_integers(&String::from(text)))).ok()
}

/// Copies a value of unknown origin as plain data; `None` if that fails.
pub fn plain(value: &JsValue) -> Option<JsValue> {
    parse(&stringify(value).ok()?).ok()
}

/// Returns the first characters of a text; undefined for an empty one. The cut may split a key: JavaScript redacts its
/// rest.
pub fn truncated_prefix(text: &JsString, length: u32) -> JsValue {
    if text.length() == 0 { JsValue::UNDEFINED } else { text.slice(0, length).into() }
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

/// Sets a member to a text.
pub fn set_text(object: &Object, name: &str, text: &str) {
    set(object, name, &JsValue::from_str(text));
}

/// Returns whether the value is an object and not a list.
pub fn is_record(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}

/// Returns the first characters of a text (a server's message has no limit); `None` for any other value. The cut is
/// between words, because redaction (pkg-template/http/redact.ts) would not find half a key.
pub fn truncated_text(value: &JsValue) -> Option<String> {
    const MOST_UTF16: u32 = 2_000;
    let text: &JsString = value.dyn_ref()?;
    let mut start = String::from(text.slice(0, MOST_UTF16));
    if text.length() > MOST_UTF16 {
        let end = start.bytes().rposition(|byte| byte <= b' ').unwrap_or(0);
        start.truncate(end);
    }
    Some(start)
}
