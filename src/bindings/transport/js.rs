//! Reading and calling JavaScript values of any origin without a trap: every binding here catches what it may throw.

use crate::http::quote_long_integers;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, RegExp};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Takes and gives JavaScript's own string: js-sys's `parse` would copy the body into wasm and out again.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Promise, js_name = race)]
    fn promise_race(values: &Array) -> Promise;
}

/// A genuine promise of a value, which may be a promise of any make, a thenable, or neither. `Promise.race` turns even a
/// `then` that throws into a rejection, where awaiting the value itself would throw.
pub fn promise_of(value: &JsValue) -> Promise {
    promise_race(&Array::of1(value))
}

/// The value of a JSON text; `None` where it is none. An integer of more digits than a JavaScript number holds becomes a text of them.
pub fn parse_json(text: &JsString) -> Option<JsValue> {
    // Hardly any answer has one, and most bodies are long: looked for where the text is.
    if text.search(&RegExp::new("[0-9]{16}", "")) < 0 {
        return parse(text).ok();
    }
    parse(&JsValue::from_str(&quote_long_integers(&String::from(text)))).ok()
}

/// A copy of a value that some function made up, as plain data; `None` where it is none.
pub fn plain(value: &JsValue) -> Option<JsValue> {
    parse(&stringify(value).ok()?).ok()
}

/// The first characters of a text, as they are; undefined for an empty one. A key may be cut in two at its end: the
/// facade sees to that.
pub fn truncated_prefix(text: &JsString, length: u32) -> JsValue {
    if text.length() == 0 { JsValue::UNDEFINED } else { text.slice(0, length).into() }
}

/// A member, undefined where there is none or reading it throws.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    try_get(value, name).unwrap_or(JsValue::UNDEFINED)
}

/// A member, or what reading it throws.
pub fn try_get(value: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(value, &JsValue::from_str(name))
}

/// A member that is a function.
pub fn method(value: &JsValue, name: &str) -> Option<Function> {
    get(value, name).dyn_into().ok()
}

/// Sets a member of one of our own plain objects, where that cannot fail.
pub fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// Sets a member to a text.
pub fn set_text(object: &Object, name: &str, text: &str) {
    set(object, name, &JsValue::from_str(text));
}

/// Is it an object and no list?
pub fn is_record(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}

/// The first characters of a text (a server's message may be as long as it likes); `None` where it is no text. It ends
/// between words: half a key would not be found any more by who cuts keys out (pkg-template/http/redact.js).
pub fn beginning(value: &JsValue) -> Option<String> {
    const MOST_UTF16: u32 = 2_000;
    let text: &JsString = value.dyn_ref()?;
    let mut start = String::from(text.slice(0, MOST_UTF16));
    if text.length() > MOST_UTF16 {
        let end = start.bytes().rposition(|byte| byte <= b' ').unwrap_or(0);
        start.truncate(end);
    }
    Some(start)
}
