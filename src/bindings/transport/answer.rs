//! Reading an answer, be it the platform's `Response` or something that an injected fetch made up.

use super::body::{Body, read_body};
use super::result::Pages;
use super::{js, result};
use crate::contract::response::{HOURS, hour_and_minute};
use crate::http::{Answer, Code, Outcome, Purpose, Shape, Verdict, classify, explain};
use gloo_net::http::{Headers, Response};
use js_sys::{Array, JsString, Object, encode_uri_component};
use wasm_bindgen::prelude::*;

/// The facade shows 500 characters of them, after it has cut out what must not be shown.
const SHOWN_UTF16: u32 = 4_000;

/// Reads status, headers and the whole body, and says what they mean. An abort of `signal` ends the reading.
pub async fn read(purpose: Purpose, response: JsValue, signal: JsValue) -> JsValue {
    let Some(status) = status_of(&response) else { return result::no_response(purpose) };
    let head = result::Head { status, headers: headers_of(&response) };
    let body = match read_body(purpose, &response, &signal).await {
        Ok(body) => body,
        Err(reason) => return result::connection(purpose, &reason, Some(&head)),
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
        Verdict::Done => {
            let data = data_of(purpose, json);
            let length = data.dyn_ref::<Array>().map_or(0, Array::length);
            result::done(&data, &pages_of(json, length), &head, &response)
        }
        Verdict::Error(code, outcome) => {
            let errors = if code == Code::Validation { errors.unwrap_or_default().into() } else { JsValue::UNDEFINED };
            let is_known = outcome == Outcome::Refused || code == Code::Relay;
            let shown = if is_known { JsValue::UNDEFINED } else { body.truncated_prefix(SHOWN_UTF16) };
            let name = relay_code.as_deref().filter(|_| code == Code::Relay).unwrap_or(code.name());
            result::refused(name, outcome, &explain(code, outcome, &answer), &head, [&errors, &shown])
        }
    }
}

/// Does the answer have the member `errors` of a refusal, also where it names no field? PHP's empty list stands for an
/// empty object.
fn has_errors(json: &JsValue) -> bool {
    let errors = js::get(json, "errors");
    js::is_record(&errors) || errors.dyn_ref::<Array>().is_some_and(|list| list.length() == 0)
}

/// The status, `None` where the value is nothing like a Response.
fn status_of(response: &JsValue) -> Option<u16> {
    // Read by Reflect first, which catches: gloo's getter does not, and a Proxy around a Response passes `instanceof`
    // but throws on the getter.
    let status = js::try_get(response, "status").ok()?.as_f64()?;
    if let Ok(real) = response.clone().dyn_into::<web_sys::Response>() {
        return Some(Response::from(real).status());
    }
    ((0.0..1000.0).contains(&status) && status.trunc() == status).then_some(status as u16)
}

/// The headers, copied into the platform's own `Headers`: from a real Response, another realm's, a plain object or a list
/// of pairs. Only such a copy is safe to hand to gloo, which traps on a stranger.
fn headers_of(response: &JsValue) -> Headers {
    let copy = web_sys::Headers::new_with_str_sequence_sequence(&js::get(response, "headers"));
    copy.map(Headers::from_raw).unwrap_or_default()
}

/// The words of an answer. A 422 of a host's own handler may have a list of texts in their place. `None` where there
/// are none.
fn message_of(status: u16, json: &JsValue) -> Option<String> {
    let message = js::beginning(&js::get(json, "message"));
    if message.is_some() || status != 422 {
        return message;
    }
    let errors = js::get(json, "errors");
    js::beginning(&errors.dyn_ref::<Array>()?.get(0))
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
    // `errors` says what was refused, also where the host's own handler leaves out Laravel's `message`.
    if is_said || status == 422 && with_errors {
        let failed = js::get(json, "success").as_bool() == Some(false);
        Shape::Message { with_errors, failed }
    } else {
        Shape::OtherJson
    }
}

/// The `code` of an answer that the relay made (pkg-template/relay/relay.js).
fn relay_code(json: &JsValue) -> Option<String> {
    let code = js::beginning(&js::get(json, "code"))?;
    let plain = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_';
    (code.as_bytes().starts_with(b"relay_") && code.len() <= 40 && code.as_bytes().iter().all(plain)).then_some(code)
}

/// What the caller asked for: the campaign, the list, or what the server tells of a change.
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

/// The list of an answer: the answer itself, or its `data`.
fn list_in(json: &JsValue) -> Option<Array> {
    list_of(json).or_else(|| list_of(&js::get(json, "data")))
}

/// A list, be it an array or an object: PHP encodes an array as an object of numbered members once one was filtered out.
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

/// Where the list goes on: Laravel's paginators put it beside `data`, its resources into `meta` and `links`, Fractal into
/// `meta.pagination`.
fn pages_of(json: &JsValue, length: u32) -> Pages {
    let meta = js::get(json, "meta");
    let places = [json.clone(), js::get(&meta, "pagination"), js::get(json, "pagination"), meta];
    let each = |name| places.iter().map(move |place| js::get(place, name));
    let number = |name| {
        let number = each(name)
            .filter_map(|value| value.as_f64().or_else(|| value.as_string()?.parse::<u32>().ok().map(f64::from)))
            .next()?;
        // `as` ends at the largest: a page beyond it is far beyond the bound of a list.
        (number >= 1.0).then_some(number as u32)
    };
    let links = each("links").map(|links| js::get(&links, "next"));
    let addresses: Vec<JsValue> = each("next_page_url").chain(links).collect();
    let cursors: Vec<JsValue> = each("next_cursor").collect();
    let mut next = addresses.iter().find(|address| address.is_string()).cloned();
    if next.is_none() {
        let cursor = cursors.iter().find_map(|cursor| cursor.as_string().filter(|cursor| !cursor.is_empty()));
        next = cursor.map(|cursor| JsString::from("?cursor=").concat(&encode_uri_component(&cursor)).into());
    }
    let has_more: Vec<bool> = each("has_more").filter_map(|value| value.as_bool()).collect();
    // A server that gives more than `per_page` has not heeded it.
    let total = number("total");
    let per_page = number("per_page").filter(|&size| size >= length);
    let counted = total.zip(per_page).map(|(total, size)| total.div_ceil(size));
    let last = number("last_page").or_else(|| number("total_pages")).or(counted);
    // The count alone says no more where the end is told otherwise.
    let is_told = !has_more.is_empty() || addresses.iter().chain(&cursors).any(|value| value.is_null());
    Pages {
        current: number("current_page"),
        last,
        next: next.unwrap_or(JsValue::UNDEFINED),
        has_more: has_more.contains(&true),
        total: total.filter(|_| last.is_none() && !is_told),
    }
}

/// Lenient on purpose: an `id` is enough. Calling a campaign "not created" because some other member is missing would
/// invite a second one.
fn is_campaign(data: &JsValue) -> bool {
    let id = js::get(data, "id");
    js::is_record(data) && (id.as_f64().is_some_and(f64::is_finite) || id.as_string().is_some_and(|id| !id.is_empty()))
}

/// The errors by field, in Laravel's shape. A 422 of Laravel before 5.5 has the fields at its top, and some hosts put
/// them beside `message`. `None` where there are none.
fn errors_of(status: u16, json: &JsValue) -> Option<Object> {
    let errors = js::get(json, "errors");
    let found = Array::new();
    if js::is_record(&errors) {
        collect_texts(&JsString::from(""), &errors, MOST_LEVELS, &found);
    } else if status == 422 && js::is_record(json) && !errors.is_truthy() {
        let is_message = |entry: &Array| entry.get(0).as_string().is_some_and(|name| name == "message");
        let is_list_of_texts = |entry: &Array| {
            let value = entry.get(1);
            let list = value.dyn_ref::<Array>();
            list.is_some_and(|list| list.length() > 0 && list.iter().all(|text| text.is_string()))
        };
        let entries = Object::entries(json.unchecked_ref());
        let fields = entries.iter().map(JsCast::unchecked_into).filter(|entry| !is_message(entry));
        let fields: Vec<Array> = fields.collect();
        // Without a message each of them must be one: one more member, and it is something else's answer.
        if js::get(json, "message").is_string() || fields.iter().all(is_list_of_texts) {
            for entry in fields.iter().filter(|entry| is_list_of_texts(entry)) {
                found.push(entry);
            }
        }
    }
    // Not set one by one: `__proto__` may be a key.
    (found.length() > 0).then(|| Object::from_entries(&found).ok())?
}

/// Errors of elements may be nested in those of their list: `allowed_days: { 0: [...] }` is `allowed_days.0`.
const MOST_LEVELS: u32 = 4;
/// Of a longer name no other is made: copies of it would fill the memory.
const LONGEST_NAME: u32 = 200;

/// Adds each list of texts below `value` with its key; a lone text becomes a list.
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
        // The texts of a list are its own, not its elements'.
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
