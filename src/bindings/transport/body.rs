//! Reads the body of an answer, chunk by chunk and up to a limit, so that an endless body does not fill the memory.

use super::js;
use crate::http::Purpose;
use js_sys::futures::JsFuture;
use js_sys::{Array, Function, JsString, Object};
use wasm_bindgen::prelude::*;

/// The limit for the answer to a write: a campaign or a list of errors has a few kilobytes.
const MOST_BYTES_OF_ONE: u32 = 1 << 20;
/// The limit for one page of a list. The relay forwards as much.
const MOST_BYTES_OF_A_LIST: u32 = 16 << 20;
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

/// The callbacks of the host that interrupt the reading of a body.
pub struct Limits {
    /// An abort of this signal ends the reading.
    pub signal: JsValue,
    /// Returns a promise that fulfils after timers and events had their turn.
    pub pause: Function,
}

/// A body, with the text that was read.
pub enum Body {
    Empty,
    NotJson(JsString),
    /// A body beyond the limit, with its beginning.
    TooLarge(JsString),
    Json(JsValue, JsString),
}

impl Body {
    /// Returns the JSON; undefined for any other body.
    pub fn json(&self) -> &JsValue {
        const NONE: &JsValue = &JsValue::UNDEFINED;
        match self {
            Body::Json(value, _) => value,
            _ => NONE,
        }
    }

    /// Returns the first characters of the text; undefined for an empty body.
    pub fn truncated_prefix(&self, length: u32) -> JsValue {
        match self {
            Body::Empty => JsValue::UNDEFINED,
            Body::NotJson(text) | Body::TooLarge(text) | Body::Json(_, text) => js::truncated_prefix(text, length),
        }
    }

    fn of_text(text: JsString, limit: u32) -> Body {
        match text.length() {
            0 => Body::Empty,
            length if length > limit => Body::TooLarge(text),
            _ => match js::parse_json(&text) {
                Some(json) => Body::Json(json, text),
                None => Body::NotJson(text),
            },
        }
    }
}

/// Reads the body from its stream, or else by `text`, or else by `json`, which may be the only method of a fake
/// Response.
///
/// It never uses gloo's `text`, which traps on a rejection that is not an `Error`.
pub async fn read_body(purpose: Purpose, response: &JsValue, limits: &Limits) -> Result<Body, JsValue> {
    let limit = if purpose == Purpose::Read { MOST_BYTES_OF_A_LIST } else { MOST_BYTES_OF_ONE };
    let stream = js::get(response, "body");
    // The replacement of a missing TextDecoder (pkg-template/wasm) cannot decode chunks.
    let decodes = js::get(&js_sys::global(), "TextDecoder").is_function();
    if let Some(get_reader) = js::method(&stream, "getReader").filter(|_| decodes) {
        let reader = get_reader.call0(&stream)?;
        return read_stream(&reader, limit, limits).await;
    }
    if let Some(text) = js::method(response, "text") {
        let value = settle(&text.call0(response)?).await?;
        return Ok(match value.dyn_into::<JsString>() {
            Ok(text) => Body::of_text(text, limit),
            Err(_) => Body::NotJson(JsString::from("")),
        });
    }
    match js::method(response, "json") {
        Some(json) => {
            let value = settle(&json.call0(response)?).await?;
            let text = JsString::from("");
            // A fake response may throw on any access.
            Ok(js::plain(&value).map_or(Body::NotJson(text.clone()), |json| Body::Json(json, text)))
        }
        None => Ok(Body::NotJson(JsString::from(""))),
    }
}

async fn read_stream(reader: &JsValue, limit: u32, limits: &Limits) -> Result<Body, JsValue> {
    let Some(read) = js::method(reader, "read") else { return Ok(Body::NotJson(JsString::from(""))) };
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
            return Ok(Body::of_text(texts.join(""), limit));
        }
        // Not `instanceof`: under Jest the bytes belong to another realm. The decoder throws on values that are not
        // bytes.
        let bytes = js::get(&value, "byteLength").as_f64().unwrap_or(0.0);
        length = length.saturating_add(bytes as u32);
        texts.push(decoder.decode(&value, &part)?.as_ref());
        if length > limit {
            cancel(reader);
            return Ok(Body::TooLarge(texts.slice(0, CHUNKS_SHOWN).join("")));
        }
        chunks += 1;
        if chunks % CHUNKS_AT_ONCE == 0 {
            let _ = settle(&limits.pause.call0(&JsValue::UNDEFINED)?).await;
        }
        // A fake stream ignores the signal.
        if js::get(&limits.signal, "aborted").is_truthy() {
            cancel(reader);
            return Err(JsValue::from_str("nobody waits for the answer any more"));
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
