//! Tests the client module's exports in a real JavaScript engine (Node and Chrome), with fake fetch functions.
#![cfg(target_arch = "wasm32")]

use js_sys::futures::JsFuture;
use js_sys::{Function, JSON, Reflect};
use outbound_campaign::bindings::transport::{call_fetch, classify, headers_of, status_of};
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

/// Calls a fetch that has this JavaScript body.
async fn sent_by(fetch: &str) -> Result<JsValue, JsValue> {
    let fetch: Function = Function::new_with_args("url, init", fetch).unchecked_into();
    let init = JSON::parse(INIT).unwrap();
    JsFuture::from(call_fetch(&fetch, &URL.into(), &init)).await
}

#[wasm_bindgen_test]
async fn headers_of_a_response_leave_out_cookies() {
    let response = sent_by(
        r#"return Promise.resolve(new Response("{}",
            { status: 201, headers: { "X-Request-Id": "r-1", "Set-Cookie": "s=1" } }))"#,
    )
    .await
    .unwrap();
    assert_eq!(status_of(&response), 201);
    assert_eq!(text(&headers_of(&response), "x-request-id"), "r-1");
    assert!(member(&headers_of(&response), "set-cookie").is_undefined());
}

#[wasm_bindgen_test]
async fn call_fetch_calls_fetch_with_the_given_values() {
    let sent =
        sent_by("globalThis.seenByFetch = { self: this === undefined || this === globalThis, url, init }; throw 1");
    assert_eq!(sent.await, Err(JsValue::from(1)));
    let seen = member(&js_sys::global(), "seenByFetch");
    assert_eq!(written(&seen), [r#"{"self":true,"url":""#, URL, r#"","init":"#, INIT, "}"].concat());
}

#[wasm_bindgen_test]
async fn headers_of_a_fake_response_may_be_a_list_of_pairs() {
    let response = sent_by(r#"return { status: 429, headers: [["Retry-After", "60"]] }"#).await.unwrap();
    assert_eq!(text(&headers_of(&response), "retry-after"), "60");
}

/// gloo-net alone traps or hangs on each of these.
#[wasm_bindgen_test]
async fn call_fetch_rejects_with_every_error() {
    for fetch in [
        "throw new TypeError('no network')",
        "throw undefined",
        "return Promise.reject('a text')",
        "return Promise.reject()",
        "return Promise.reject(Symbol('s'))",
        "return { get then() { throw 1 } }",
    ] {
        assert!(sent_by(fetch).await.is_err(), "{fetch}");
    }
}

/// gloo-net alone traps on some of these.
#[wasm_bindgen_test]
async fn status_of_and_headers_of_never_trap_on_a_foreign_response() {
    for (fetch, status) in [
        ("return undefined", -1),
        ("return { get status() { throw 1 } }", -1),
        ("return { status: 'x' }", -1),
        ("return { status: 1000 }", -1),
        ("return Object.create(Response.prototype)", -1),
        ("return { status: 201, get headers() { throw 1 } }", 201),
        ("return { status: 201, headers: 1 }", 201),
        ("return new Response('<html>', { status: 200 })", 200),
        ("return new Response(null, { status: 302, headers: { Location: 'https://a.test' } })", 302),
        ("return Response.error()", 0),
    ] {
        let response = sent_by(fetch).await.unwrap();
        assert_eq!(status_of(&response), status, "{fetch}");
        assert!(headers_of(&response).is_object(), "{fetch}");
    }
}

#[wasm_bindgen_test]
fn classify_returns_a_number_for_code_and_outcome_and_zero_for_a_success() {
    assert_eq!(classify(0, 201, 4, "", ""), 0);
    assert_eq!(classify(0, 422, 9, "Taken.", ""), 5 + 16);
    assert_eq!(classify(0, 422, 9, " ", ""), 5 + 16 + 32 + 64);
    assert_eq!(classify(1, 404, 8, "The route is missing.", ""), 4 + 16 + 64);
    assert_eq!(classify(1, 200, 10, "No.", ""), 8);
    assert_eq!(classify(0, 403, 8, "No.", "relay_forbidden"), 9 + 16);
    // An unknown purpose is judged as a create.
    assert_eq!(classify(9, 200, 5, "", ""), 8 + 32 + 64);
}
