//! Tests the client module's export in a real JavaScript engine (Node and Chrome), with fake fetch functions.
#![cfg(target_arch = "wasm32")]

use js_sys::futures::JsFuture;
use js_sys::{Function, JSON, Reflect};
use outbound_campaign::bindings::transport::{classify, exchange};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

const URL: &str = "https://app.autocalls.ai/api/user/campaign";
const INIT: &str = r#"{"method":"POST","headers":{"Accept":"application/json"},"body":"{}"}"#;

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}

fn written(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// Calls `exchange` with a fetch that has this JavaScript body.
async fn sent_by(fetch: &str) -> JsValue {
    let fetch: Function = Function::new_with_args("url, init", fetch).unchecked_into();
    let pause: Function =
        Function::new_no_args("return new Promise((resolve) => setTimeout(resolve, 0))").unchecked_into();
    let init = JSON::parse(INIT).unwrap();
    JsFuture::from(exchange(&fetch, &URL.into(), &init, 1 << 20, pause)).await.expect("exchange never rejects")
}

#[wasm_bindgen_test]
async fn exchange_returns_status_headers_and_json() {
    let result = sent_by(
        r#"return Promise.resolve(new Response(
            JSON.stringify({ message: "ok", data: { id: 7, extra: [1] } }),
            { status: 201, headers: { "X-Request-Id": "r-1", "Set-Cookie": "s=1" } }))"#,
    )
    .await;
    assert_eq!(text(&result, "kind"), "answer");
    assert_eq!(text(&result, "text"), r#"{"message":"ok","data":{"id":7,"extra":[1]}}"#);
    assert_eq!(member(&result, "status"), JsValue::from(201));
    assert_eq!(text(&member(&result, "headers"), "x-request-id"), "r-1");
    assert!(member(&member(&result, "headers"), "set-cookie").is_undefined());
}

#[wasm_bindgen_test]
async fn exchange_calls_fetch_with_the_given_values() {
    sent_by("globalThis.seenByFetch = { self: this === undefined || this === globalThis, url, init }; throw 1").await;
    let seen = member(&js_sys::global(), "seenByFetch");
    assert_eq!(written(&seen), [r#"{"self":true,"url":""#, URL, r#"","init":"#, INIT, "}"].concat());
}

#[wasm_bindgen_test]
async fn exchange_reads_the_headers_of_a_fake_response() {
    let result =
        sent_by(r#"return { status: 429, text: () => '{"message":"Slow down."}', headers: [["Retry-After", "60"]] }"#)
            .await;
    assert_eq!(text(&member(&result, "headers"), "retry-after"), "60");
    assert_eq!(text(&result, "text"), r#"{"message":"Slow down."}"#);
}

/// gloo-net alone traps or hangs on each of these.
#[wasm_bindgen_test]
async fn exchange_never_traps_on_a_rejection_or_a_foreign_response() {
    for (fetch, kind) in [
        ("throw new TypeError('no network')", "failed"),
        ("throw undefined", "failed"),
        ("return Promise.reject('a text')", "failed"),
        ("return Promise.reject()", "failed"),
        ("return Promise.reject(Symbol('s'))", "failed"),
        ("return { get then() { throw 1 } }", "failed"),
        ("return { status: 201, text: () => Promise.reject('cut') }", "failed"),
        ("return { status: 201, text() { throw 1 } }", "failed"),
        ("return undefined", "no-response"),
        ("return { get status() { throw 1 } }", "no-response"),
        ("return { status: 201, get headers() { throw 1 }, text: () => '<html>' }", "answer"),
        ("return new Response('<html>', { status: 200 })", "answer"),
        ("return new Response(null, { status: 302, headers: { Location: 'https://a.test' } })", "answer"),
        ("return Response.error()", "answer"),
    ] {
        assert_eq!(text(&sent_by(fetch).await, "kind"), kind, "{fetch}");
    }
}

#[wasm_bindgen_test]
async fn exchange_returns_the_reason_of_a_failure_and_the_status_of_an_answer_that_broke() {
    let result = sent_by("throw { code: 'ECONNREFUSED' }").await;
    assert_eq!(text(&member(&result, "cause"), "code"), "ECONNREFUSED");
    assert!(member(&result, "status").is_undefined());
    let result = sent_by("return { status: 201, text: () => Promise.reject('cut') }").await;
    assert_eq!(member(&result, "cause"), JsValue::from("cut"));
    assert_eq!(member(&result, "status"), JsValue::from(201));
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
    assert!(member(&result, "text").is_undefined());
    assert_eq!(member(&js_sys::global(), "chunksRead"), JsValue::from(11));
    assert_eq!(member(&js_sys::global(), "wasCancelled"), JsValue::TRUE);
    assert_eq!(text(&result, "prefix").len(), 800_000);
}

#[wasm_bindgen_test]
fn classify_returns_code_outcome_and_message_or_nothing_for_a_success() {
    assert_eq!(classify(0, 201, 4, "", ""), "");
    assert_eq!(classify(0, 422, 9, "Taken.", ""), "validation\nrefused\nTaken.");
    assert_eq!(classify(1, 200, 10, "No.", "").split('\n').next(), Some("unexpected_response"));
    assert_eq!(classify(0, 403, 8, "No.", "relay_forbidden").split('\n').next(), Some("relay_forbidden"));
    // An unknown purpose is judged as a create.
    assert_eq!(classify(9, 200, 5, "", "").split('\n').nth(1), Some("unknown"));
}
