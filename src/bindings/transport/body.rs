//! Reads the body of an answer, chunk by chunk and up to a limit, so that an endless body does not fill the memory.

use super::js;
use js_sys::futures::JsFuture;
use js_sys::{Array, Function, JsString, Object};
use wasm_bindgen::prelude::*;

/// The number of chunks that are kept of a body beyond the limit, to show its beginning.
const CHUNKS_SHOWN: u32 = 8;
/// The number of chunks after which timers and aborts get a turn: buffered chunks arrive without one.
const CHUNKS_AT_ONCE: u32 = 256;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;

    #[wasm_bindgen(catch, method)]
    fn decode(this: &TextDecoder, bytes: &JsValue, options: &Object) -> Result<JsString, JsValue>;
}

/// The limits of the reading of a body.
pub struct Limits {
    /// An abort of this signal ends the reading.
    pub signal: JsValue,
    /// Returns a promise that fulfils after timers and events had their turn.
    pub pause: Function,
    /// The length of the longest body, in bytes; of one without a stream, in UTF-16 units.
    pub length: u32,
}

/// A body that was read.
pub struct Body {
    /// The member of the result that gets the content: `text`, `prefix` (the beginning of a body beyond the limit), or
    /// `value` (the result of the method `json`).
    pub member: &'static str,
    /// The content; undefined for a fake response without any.
    pub content: JsValue,
}

impl Body {
    fn text(text: &JsValue, limits: &Limits) -> Body {
        let is_cut = text.dyn_ref::<JsString>().is_some_and(|text| text.length() > limits.length);
        Body { member: if is_cut { "prefix" } else { "text" }, content: text.clone() }
    }
}

/// Reads the body from its stream, or else by `text`, or else by `json`, which may be the only method of a fake
/// Response.
///
/// It never uses gloo's `text`, which traps on a rejection that is not an `Error`.
pub async fn read_body(response: &JsValue, limits: &Limits) -> Result<Body, JsValue> {
    let stream = js::get(response, "body");
    // The replacement of a missing TextDecoder (pkg-template/wasm) cannot decode chunks.
    let decodes = js::get(&js_sys::global(), "TextDecoder").is_function();
    if let Some(get_reader) = js::method(&stream, "getReader").filter(|_| decodes) {
        let reader = get_reader.call0(&stream)?;
        return read_stream(&reader, limits).await;
    }
    if let Some(text) = js::method(response, "text") {
        return Ok(Body::text(&settle(&text.call0(response)?).await?, limits));
    }
    let content = match js::method(response, "json") {
        Some(json) => settle(&json.call0(response)?).await?,
        None => JsValue::UNDEFINED,
    };
    Ok(Body { member: "value", content })
}

async fn read_stream(reader: &JsValue, limits: &Limits) -> Result<Body, JsValue> {
    let Some(read) = js::method(reader, "read") else { return Ok(Body::text(&JsValue::UNDEFINED, limits)) };
    let decoder = TextDecoder::new();
    let whole = Object::new();
    let part = Object::new();
    js::set(&part, "stream", &JsValue::TRUE);
    let texts = Array::new();
    let (mut length, mut chunks) = (0_u32, 0_u32);
    loop {
        let result = settle(&read.call0(reader)?).await?;
        let value = js::get(&result, "value");
        if js::get(&result, "done").is_truthy() {
            texts.push(decoder.decode(&JsValue::UNDEFINED, &whole)?.as_ref());
            return Ok(Body::text(texts.join("").as_ref(), limits));
        }
        // Not `instanceof`: under Jest the bytes belong to another realm. The decoder throws on values that are not
        // bytes.
        let bytes = js::get(&value, "byteLength").as_f64().unwrap_or(0.0);
        length = length.saturating_add(bytes as u32);
        texts.push(decoder.decode(&value, &part)?.as_ref());
        if length > limits.length {
            cancel(reader);
            return Ok(Body { member: "prefix", content: texts.slice(0, CHUNKS_SHOWN).join("").into() });
        }
        chunks += 1;
        if chunks % CHUNKS_AT_ONCE == 0 {
            let _ = settle(&limits.pause.call0(&JsValue::UNDEFINED)?).await;
        }
        // A fake stream ignores the signal.
        if js::get(&limits.signal, "aborted").is_truthy() {
            cancel(reader);
            return Err(JsValue::from_str("the request was aborted"));
        }
    }
}

/// Cancels the rest of the body. Errors of the cancellation are ignored.
fn cancel(reader: &JsValue) {
    if let Some(Ok(pending)) = js::method(reader, "cancel").map(|cancel| cancel.call0(reader)) {
        js::ignore(&pending);
    }
}

fn settle(pending: &JsValue) -> JsFuture {
    JsFuture::from(js::promise_of(pending))
}
