//! Reading an answer, be it the platform's `Response` or something that an injected fetch made up.

use super::{js, result};
use crate::contract::response::{HOURS, hour_and_minute};
use crate::http::{Answer, Code, Purpose, Shape, Verdict, classify, explain};
use gloo_net::http::{Headers, Response};
use js_sys::futures::JsFuture;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

/// Reads status, headers and the whole body, and says what they mean.
pub async fn read(purpose: Purpose, response: JsValue) -> JsValue {
    let Some(status) = status_of(&response) else { return result::no_response(purpose) };
    let head = result::Head { status, headers: headers_of(&response) };
    let body = match body_of(&response).await {
        Ok(body) => body,
        Err(reason) => return result::connection(purpose, &reason, Some(&head)),
    };
    let json = body.json();
    let message = js::beginning(&js::get(json, "message")).unwrap_or_default();
    let errors = errors_of(&js::get(json, "errors"));
    let relay_code = relay_code(json);
    let shape = shape_of(purpose, status, &body, errors.is_some(), relay_code.is_some());
    let answer = Answer { purpose, status, shape, message: &message };
    match classify(&answer) {
        Verdict::Done => {
            let data = data_of(purpose, json);
            result::done(&data, last_page(json), &head, &response)
        }
        Verdict::Error(code, outcome) => {
            let errors = if code == Code::Validation { errors.unwrap_or_default().into() } else { JsValue::UNDEFINED };
            let name = relay_code.filter(|_| code == Code::Relay);
            let name = name.as_deref().unwrap_or(code.name());
            result::refused(name, outcome, &explain(code, outcome, &answer), &head, &errors)
        }
    }
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

/// A body that was read to its end.
enum Body {
    Empty,
    NotJson,
    Json(JsValue),
}

impl Body {
    /// The JSON, undefined where it is none.
    fn json(&self) -> &JsValue {
        const NONE: &JsValue = &JsValue::UNDEFINED;
        match self {
            Body::Json(value) => value,
            _ => NONE,
        }
    }
}

/// The body. Read by our own call, never by gloo's `text`, which traps on a rejection that is no `Error`. `json` stands in
/// where a made-up Response has no `text`.
async fn body_of(response: &JsValue) -> Result<Body, JsValue> {
    if let Some(text) = js::method(response, "text") {
        let pending = text.call0(response)?;
        let text = JsFuture::from(js::promise_of(&pending)).await?;
        return Ok(match text.dyn_ref::<js_sys::JsString>() {
            Some(string) if string.length() == 0 => Body::Empty,
            Some(string) => js::parse_json(string).map_or(Body::NotJson, Body::Json),
            None => Body::NotJson,
        });
    }
    match js::method(response, "json") {
        Some(json) => {
            let pending = json.call0(response)?;
            let value = JsFuture::from(js::promise_of(&pending)).await?;
            // What somebody made up may throw wherever it is looked at.
            Ok(js::plain(&value).map_or(Body::NotJson, Body::Json))
        }
        None => Ok(Body::NotJson),
    }
}

fn shape_of(purpose: Purpose, status: u16, body: &Body, with_errors: bool, of_relay: bool) -> Shape {
    let json = match body {
        Body::Empty => return Shape::Empty,
        Body::NotJson => return Shape::NotJson,
        Body::Json(json) => json,
    };
    let data = js::get(json, "data");
    if purpose == Purpose::Read && (Array::is_array(json) || js::is_record(json) && Array::is_array(&data)) {
        return Shape::List;
    }
    if !js::is_record(json) {
        return Shape::OtherJson;
    }
    if purpose == Purpose::Create && (200..300).contains(&status) && is_campaign(&data) {
        return Shape::Campaign;
    }
    if js::get(json, "message").is_string() {
        let failed = js::get(json, "success").as_bool() == Some(false);
        Shape::Message { with_errors, failed, of_relay }
    } else {
        Shape::OtherJson
    }
}

/// The `code` of an answer that the relay made (pkg-template/relay.js).
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
            let list: Array = if Array::is_array(json) { json.clone() } else { data }.unchecked_into();
            list.iter().filter(js::is_record).for_each(|item| shorten_hours(&item));
            return list.into();
        }
    }
    data
}

/// The number of the last page, as Laravel's two kinds of pages tell it.
fn last_page(json: &JsValue) -> Option<u32> {
    let inside = js::get(json, "meta");
    let page = [json, &inside].into_iter().find_map(|place| js::get(place, "last_page").as_f64())?;
    (1.0..=1e6).contains(&page).then_some(page as u32)
}

/// Lenient on purpose: an `id` is enough. Calling a campaign "not created" because some other member is missing would
/// invite a second one.
fn is_campaign(data: &JsValue) -> bool {
    let id = js::get(data, "id");
    js::is_record(data) && (id.as_f64().is_some_and(f64::is_finite) || id.as_string().is_some_and(|id| !id.is_empty()))
}

/// `errors` in Laravel's shape, a list of texts by key; a lone text becomes a list. `None` where there is none.
fn errors_of(errors: &JsValue) -> Option<Object> {
    let errors: &Object = js::is_record(errors).then(|| errors.unchecked_ref())?;
    let clean = Object::new();
    let mut any = false;
    for key in Object::keys(errors).iter() {
        let value = js_sys::Reflect::get(errors, &key).unwrap_or(JsValue::UNDEFINED);
        let texts: Array = if Array::is_array(&value) {
            value.unchecked_ref::<Array>().iter().filter(JsValue::is_string).collect()
        } else {
            Some(value).into_iter().filter(JsValue::is_string).collect()
        };
        if texts.length() > 0 {
            any |= js_sys::Reflect::set(&clean, &key, &texts).unwrap_or(false);
        }
    }
    any.then_some(clean)
}

fn shorten_hours(campaign: &JsValue) {
    for name in HOURS {
        if let Some(hour) = js::get(campaign, name).as_string().and_then(|text| hour_and_minute(&text)) {
            js::set_text(campaign.unchecked_ref(), name, &hour);
        }
    }
}
