//! Tests the client module's export in a real JavaScript engine (Node and Chrome), with fake fetch functions.
#![cfg(target_arch = "wasm32")]

use js_sys::futures::JsFuture;
use js_sys::{Function, JSON, Object, Reflect};
use outbound_campaign::bindings::transport::exchange;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

const REQUEST: &str = r#"{
    "method": "POST",
    "url": "https://app.autocalls.ai/api/user/campaign",
    "headers": { "Accept": "application/json", "Content-Type": "application/json" },
    "body": "{\"name\":\"n\",\"assistant_id\":1}"
}"#;

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}

fn written(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// Returns settings with a fetch that has this JavaScript body.
fn settings(fetch: &str) -> Object {
    let settings = Object::new();
    let fetch: Function = Function::new_with_args("url, init", fetch).unchecked_into();
    Reflect::set(&settings, &"fetch".into(), &fetch).unwrap();
    settings
}

async fn sent(settings: &Object) -> JsValue {
    let request = JSON::parse(REQUEST).unwrap();
    JsFuture::from(exchange(&request, settings)).await.expect("exchange never rejects")
}

async fn sent_by(fetch: &str) -> JsValue {
    sent(&settings(fetch)).await
}

#[wasm_bindgen_test]
async fn exchange_returns_a_created_campaign_with_short_hours() {
    let result = sent_by(
        r#"return Promise.resolve(new Response(
            JSON.stringify({ message: "ok", data: { id: 7, allowed_hours_start_time: "09:00:00", extra: [1] } }),
            { status: 201, headers: { "X-Request-Id": "r-1", "Set-Cookie": "s=1" } }))"#,
    )
    .await;
    assert_eq!(text(&result, "kind"), "done");
    assert_eq!(written(&member(&result, "data")), r#"{"id":7,"allowed_hours_start_time":"09:00","extra":[1]}"#);
    assert_eq!(member(&result, "status"), JsValue::from(201));
    assert_eq!(text(&result, "requestId"), "r-1");
    assert!(member(&member(&result, "headers"), "set-cookie").is_undefined());
}

#[wasm_bindgen_test]
async fn exchange_calls_fetch_with_plain_values() {
    let settings =
        settings("globalThis.seenByFetch = { self: this === undefined || this === globalThis, url, init }; throw 1");
    Reflect::set(&settings, &"apiKey".into(), &"1|canary-key".into()).unwrap();
    sent(&settings).await;
    let seen = member(&js_sys::global(), "seenByFetch");
    assert_eq!(
        written(&seen),
        concat!(
            r#"{"self":true,"url":"https://app.autocalls.ai/api/user/campaign","init":{"method":"POST","headers":"#,
            r#"{"Accept":"application/json","Authorization":"Bearer 1|canary-key","Content-Type":"application/json"},"#,
            r#""redirect":"manual","body":"{\"name\":\"n\",\"assistant_id\":1}"}}"#
        )
    );
}

#[wasm_bindgen_test]
async fn exchange_returns_a_refusal_as_data() {
    let result = sent_by(
        r#"return Promise.resolve(new Response(
            JSON.stringify({
                message: "The given data was invalid.",
                errors: { name: ["Taken."], odd: "text", none: [] },
            }),
            { status: 422 }))"#,
    )
    .await;
    assert_eq!([text(&result, "code"), text(&result, "outcome")], ["validation", "refused"]);
    assert_eq!(written(&member(&result, "errors")), r#"{"name":["Taken."],"odd":["text"]}"#);
}

#[wasm_bindgen_test]
async fn exchange_returns_the_wait_of_a_429() {
    let result = sent_by(
        r#"return { status: 429, text: () => '{"message":"Slow down."}', headers: [
            ["Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT"], ["Date", "Sun, 06 Nov 1994 08:49:37 GMT"]] }"#,
    )
    .await;
    assert_eq!([text(&result, "code"), text(&result, "outcome")], ["rate_limit", "refused"]);
    assert_eq!(member(&result, "retryAfter"), JsValue::from(60));
}

/// gloo-net alone traps or hangs on each of these.
#[wasm_bindgen_test]
async fn exchange_never_traps_on_a_rejection_or_a_foreign_response() {
    for (fetch, code) in [
        ("throw new TypeError('no network')", "connection"),
        ("throw undefined", "connection"),
        ("return Promise.reject('a text')", "connection"),
        ("return Promise.reject()", "connection"),
        ("return Promise.reject(Symbol('s'))", "connection"),
        ("return { get then() { throw 1 } }", "connection"),
        ("return { status: 201, text: () => Promise.reject('cut') }", "connection"),
        ("return { status: 201, text() { throw 1 } }", "connection"),
        ("return undefined", "unexpected_response"),
        ("return { get status() { throw 1 } }", "unexpected_response"),
        ("return { status: 201, get headers() { throw 1 }, text: () => '<html>' }", "unexpected_response"),
        ("return new Response('<html>', { status: 200 })", "unexpected_response"),
        ("return new Response(null, { status: 302, headers: { Location: 'https://a.test' } })", "unexpected_response"),
        ("return Response.error()", "unexpected_response"),
    ] {
        let result = sent_by(fetch).await;
        assert_eq!([text(&result, "kind"), text(&result, "code")], ["error", code], "{fetch}");
        assert_eq!(text(&result, "outcome"), "unknown", "{fetch}");
    }
}

#[wasm_bindgen_test]
async fn exchange_is_not_sent_for_refused_connections_of_node() {
    for code in ["ECONNREFUSED", "ENOTFOUND"] {
        let fetch = ["throw Object.assign(new TypeError('fetch failed'), { cause: { code: '", code, "' } })"].concat();
        assert_eq!(text(&sent_by(&fetch).await, "outcome"), "not-sent");
    }
    let result = sent_by("throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })").await;
    assert_eq!(text(&result, "outcome"), "unknown");
    let result = sent_by("throw { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] }").await;
    assert_eq!(text(&result, "outcome"), "not-sent");
    let result = sent_by("throw { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }] }").await;
    assert_eq!(text(&result, "outcome"), "unknown");
    let result = sent_by("throw { cause: { cause: { code: 'CERT_HAS_EXPIRED' } } }").await;
    assert_eq!(
        text(&result, "message"),
        "No trusted connection to the server came about: CERT_HAS_EXPIRED. Nothing was sent."
    );
    let result = sent_by("throw { code: 'UND_ERR_SOCKET', cause: { code: 'ECONNREFUSED' } }").await;
    assert_eq!(text(&result, "outcome"), "unknown");
}

#[wasm_bindgen_test]
async fn exchange_reads_an_endless_body_up_to_the_limit() {
    let result = sent_by(
        r#"globalThis.chunksRead = 0; const chunk = new TextEncoder().encode("x".repeat(100000));
        const reader = { read: async () => { globalThis.chunksRead++; return { done: false, value: chunk } },
            cancel: async () => { globalThis.wasCancelled = true; throw 1 } };
        return { status: 201, body: { getReader: () => reader } }"#,
    )
    .await;
    assert_eq!([text(&result, "code"), text(&result, "outcome")], ["unexpected_response", "unknown"]);
    assert_eq!(member(&js_sys::global(), "chunksRead"), JsValue::from(11));
    assert_eq!(member(&js_sys::global(), "wasCancelled"), JsValue::TRUE);
    assert_eq!(text(&result, "body").len(), 4000);
}

#[wasm_bindgen_test]
async fn exchange_never_passes_a_malformed_key_to_fetch() {
    let settings = settings("globalThis.fetchWasCalled = true; throw 1");
    Reflect::set(&settings, &"apiKey".into(), &"canary-key\n".into()).unwrap();
    let result = sent(&settings).await;
    assert_eq!([text(&result, "kind"), text(&result, "option")], ["option", "apiKey"]);
    assert!(!written(&result).contains("canary"));
    assert!(member(&js_sys::global(), "fetchWasCalled").is_undefined());
}
