//! Reads an answer: the platform's `Response`, or the result of an injected fetch.

use super::body::{Body, Limits, read_body};
use super::{js, result};
use crate::contract::response::{HOURS, hour_and_minute};
use crate::http::{Answer, Code, Outcome, Purpose, Shape, Verdict, classify, explain};
use gloo_net::http::{Headers, Response};
use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

/// pkg-template/client shows 500 of these characters, after it has redacted secrets.
const SHOWN_UTF16: u32 = 4_000;

/// Reads status, headers and the whole body, and classifies them.
pub async fn read(purpose: Purpose, response: JsValue, limits: Limits) -> JsValue {
    let Some(status) = status_of(&response) else { return result::no_response() };
    let head = result::Head { status, headers: headers_of(&response) };
    let body = match read_body(purpose, &response, &limits).await {
        Ok(body) => body,
        Err(reason) => return result::failed(&reason, Some(&head)),
    };
    let json = body.json();
    let message = message_of(status, json);
    let is_said = message.is_some();
    let message = message.unwrap_or_default();
    let errors = errors_of(status, json);
    let relay_code = relay_code(json);
    let is_said = is_said || status == 422 && has_errors(json);
    let shape = shape_of(purpose, status, &body, is_said, errors.is_some());
    let answer = Answer { purpose, status, shape, message: &message, relay_code: relay_code.as_deref() };
    match classify(&answer) {
        Verdict::Done => result::done(&data_of(purpose, json), json, &head, &response),
        Verdict::Error(code, outcome) => {
            let errors = if code == Code::Validation { errors.unwrap_or_default().into() } else { JsValue::UNDEFINED };
            let is_known = outcome == Outcome::Refused || code == Code::Relay;
            let shown = if is_known { JsValue::UNDEFINED } else { body.truncated_prefix(SHOWN_UTF16) };
            let name = relay_code.as_deref().filter(|_| code == Code::Relay).unwrap_or(code.name());
            result::refused(name, outcome, &explain(code, outcome, &answer), &head, [&errors, &shown])
        }
    }
}

/// Returns whether the answer has a refusal's member `errors`, even one without fields. PHP's empty list stands for an
/// empty object.
fn has_errors(json: &JsValue) -> bool {
    let errors = js::get(json, "errors");
    js::is_record(&errors) || errors.dyn_ref::<Array>().is_some_and(|list| list.length() == 0)
}

/// Returns the status; `None` if the value does not resemble a Response.
fn status_of(response: &JsValue) -> Option<u16> {
    // Read by Reflect first, because it catches and gloo's getter does not. A Proxy around a Response passes
    // `instanceof` but throws in the getter.
    let status = js::try_get(response, "status").ok()?.as_f64()?;
    if let Ok(real) = response.clone().dyn_into::<web_sys::Response>() {
        return Some(Response::from(real).status());
    }
    ((0.0..1000.0).contains(&status) && status.trunc() == status).then_some(status as u16)
}

/// Copies the headers into the platform's own `Headers`. They may come from a real Response, another realm's, a plain
/// object or a list of pairs. Only such a copy is safe for gloo, which traps on foreign objects.
fn headers_of(response: &JsValue) -> Headers {
    let copy = web_sys::Headers::new_with_str_sequence_sequence(&js::get(response, "headers"));
    copy.map(Headers::from_raw).unwrap_or_default()
}

/// Returns the message of an answer. A 422 of a host's own handler may have a list of texts instead. `None` without a
/// message.
fn message_of(status: u16, json: &JsValue) -> Option<String> {
    let message = js::truncated_text(&js::get(json, "message"));
    if message.is_some() || status != 422 {
        return message;
    }
    let errors = js::get(json, "errors");
    js::truncated_text(&errors.dyn_ref::<Array>()?.get(0))
}

fn shape_of(purpose: Purpose, status: u16, body: &Body, is_said: bool, with_errors: bool) -> Shape {
    let json = match body {
        Body::Empty => return Shape::Empty,
        Body::NotJson(_) => return Shape::NotJson,
        Body::TooLarge(_) => return Shape::TooLarge,
        Body::Json(json, _) => json,
    };
    if purpose == Purpose::Read && list_in(json).is_some() {
        return Shape::List;
    }
    if !js::is_record(json) {
        return Shape::OtherJson;
    }
    if purpose == Purpose::Create && (200..300).contains(&status) && is_campaign(&js::get(json, "data")) {
        return Shape::Campaign;
    }
    // `errors` describes the refusal, even if the host's own handler leaves out Laravel's `message`.
    if is_said || status == 422 && with_errors {
        let failed = js::get(json, "success").as_bool() == Some(false);
        Shape::Message { with_errors, failed }
    } else {
        Shape::OtherJson
    }
}

/// Returns the `code` of an answer that the relay made (pkg-template/relay).
fn relay_code(json: &JsValue) -> Option<String> {
    let code = js::truncated_text(&js::get(json, "code"))?;
    let plain = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_';
    (code.as_bytes().starts_with(b"relay_") && code.len() <= 40 && code.as_bytes().iter().all(plain)).then_some(code)
}

/// Returns the requested data: the campaign, the list, or the server's report of a change.
fn data_of(purpose: Purpose, json: &JsValue) -> JsValue {
    let data = js::get(json, "data");
    match purpose {
        Purpose::Create => shorten_hours(&data),
        Purpose::Change => {}
        Purpose::Read => {
            let list = list_in(json).unwrap_or_default();
            list.iter().filter(js::is_record).for_each(|item| shorten_hours(&item));
            return list.into();
        }
    }
    data
}

/// Returns the list of an answer: the answer itself, or its `data`.
fn list_in(json: &JsValue) -> Option<Array> {
    list_of(json).or_else(|| list_of(&js::get(json, "data")))
}

/// Returns a list from an array or an object: PHP encodes an array with removed elements as an object with numeric
/// keys.
fn list_of(value: &JsValue) -> Option<Array> {
    if Array::is_array(value) {
        return Some(value.clone().unchecked_into());
    }
    let object: &Object = value.dyn_ref().filter(|_| js::is_record(value))?;
    let keys = Object::keys(object);
    let is_index = |key: JsValue| {
        key.as_string().is_some_and(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let values = Object::values(object);
    let is_list = keys.length() > 0 && keys.iter().all(is_index) && values.iter().all(|value| js::is_record(&value));
    is_list.then_some(values)
}

/// Returns whether the data is a campaign. An `id` is enough: reporting a campaign with other missing members as "not
/// created" would invite a second one.
fn is_campaign(data: &JsValue) -> bool {
    let id = js::get(data, "id");
    js::is_record(data) && (id.as_f64().is_some_and(f64::is_finite) || id.as_string().is_some_and(|id| !id.is_empty()))
}

/// Returns the errors by field, in Laravel's shape. A 422 of Laravel before 5.5 has the fields at its top level, and
/// some hosts put them beside `message`. `None` without errors.
fn errors_of(status: u16, json: &JsValue) -> Option<Object> {
    let errors = js::get(json, "errors");
    let found = Array::new();
    if js::is_record(&errors) {
        collect_texts(&JsString::from(""), &errors, MOST_LEVELS, &found);
    } else if status == 422 && js::is_record(json) && !errors.is_truthy() {
        let has_message = js::get(json, "message").is_string();
        for entry in Object::entries(json.unchecked_ref()).iter() {
            let entry: Array = entry.unchecked_into();
            if entry.get(0).as_string().is_some_and(|name| name == "message") {
                continue;
            }
            if is_list_of_texts(&entry.get(1)) {
                found.push(&entry);
            } else if !has_message {
                // Without a message, each member must be a field's errors. Any other member means an unrelated answer.
                return None;
            }
        }
    }
    // Members are not set one by one, because `__proto__` may be a key.
    (found.length() > 0).then(|| Object::from_entries(&found).ok())?
}

fn is_list_of_texts(value: &JsValue) -> bool {
    value.dyn_ref::<Array>().is_some_and(|list| list.length() > 0 && list.iter().all(|text| text.is_string()))
}

/// Errors of elements may be nested in those of their list: `allowed_days: { 0: [...] }` is `allowed_days.0`.
const MOST_LEVELS: u32 = 4;
/// Longer names are not combined: the copies would fill the memory.
const LONGEST_NAME: u32 = 200;

/// Adds each list of texts below `value` with its key. A single text becomes a list.
fn collect_texts(key: &JsString, value: &JsValue, levels: u32, found: &Array) {
    let add = |texts: Array| {
        if texts.length() > 0 && levels < MOST_LEVELS {
            found.push(&Array::of2(key, &texts));
        }
    };
    if value.is_string() {
        add(Array::of1(value));
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        add(list.iter().filter(JsValue::is_string).collect());
    }
    if !value.is_object() || levels == 0 || key.length() > LONGEST_NAME {
        return;
    }
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let [name, inner] = [entry.get(0), entry.get(1)];
        // The texts of a list belong to the list, not to its elements.
        if inner.is_object() || inner.is_string() && js::is_record(value) {
            let name: JsString = name.unchecked_into();
            let path = if levels == MOST_LEVELS { name } else { key.concat(&JsString::from(".")).concat(&name) };
            collect_texts(&path, &inner, levels - 1, found);
        }
    }
}

fn shorten_hours(campaign: &JsValue) {
    for name in HOURS {
        if let Some(hour) = js::get(campaign, name).as_string().and_then(|text| hour_and_minute(&text)) {
            js::set_text(campaign.unchecked_ref(), name, &hour);
        }
    }
}
