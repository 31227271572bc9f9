//! What the validator module exports, in a real JavaScript engine: Node and Chrome.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect};
use outbound_campaign::js::validator::{canonical_timezone, validate_bytes, validate_text};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

/// A result, which is JSON text.
fn result(text: String) -> JsValue {
    JSON::parse(&text).unwrap()
}

fn written(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn keys(verdict: &JsValue) -> Vec<String> {
    Array::from(&member(verdict, "issues")).iter().map(|issue| member(&issue, "key").as_string().unwrap()).collect()
}

#[wasm_bindgen_test]
fn an_empty_form_gets_the_documented_422() {
    let verdict = result(validate_text("{}", 0, 0, ""));
    assert_eq!(member(&verdict, "ok"), JsValue::FALSE);
    assert_eq!(member(&verdict, "message"), JsValue::from("The given data was invalid."));
    assert_eq!(keys(&verdict), ["name", "assistant_id"]);
    assert_eq!(
        member(&member(&member(&verdict, "issues"), "0"), "message"),
        JsValue::from("The name field is required.")
    );
}

#[wasm_bindgen_test]
fn an_element_has_its_index_in_the_path() {
    let verdict = result(validate_text(r#"{"name":"a","assistant_id":1,"allowed_days":["x"]}"#, 0, 0, ""));
    assert_eq!(written(&member(&member(&member(&verdict, "issues"), "0"), "path")), r#"["allowed_days",0]"#);
}

#[wasm_bindgen_test]
fn numbers_reach_javascript_as_what_they_are() {
    let body = r#"{"name":"a","assistant_id":9007199254740993,"phone_number_ids":["5",5.000000000000001,-0.0,9007199254740991]}"#;
    let verdict = result(validate_bytes(body.as_bytes(), 0, ""));
    assert_eq!(
        written(&member(&verdict, "campaign")),
        r#"{"name":"a","assistant_id":"9007199254740993","phone_number_ids":[5,5.000000000000001,0,9007199254740991]}"#
    );
}

#[wasm_bindgen_test]
fn bytes_are_decoded_strictly() {
    let verdict = result(validate_bytes(b"{\"name\":\"\xff\",\"assistant_id\":1}", 0, ""));
    assert_eq!(keys(&verdict).len(), 2);
}

#[wasm_bindgen_test]
fn settings_decide() {
    let form = r#"{"name":"a","assistant_id":1,"max_calls_in_parallel":50}"#;
    for (setting, facts, ok) in [
        (0, "", false),
        (1, "", false),
        (4, "", true),
        (0, "[49,null,null,null,null,[],[]]", false),
        (0, "[50,null,null,null,null,[],[]]", true),
        (0, "[null,null,null,null,null,[],[]]", true),
        (4, "[false,[1],null,null,null,[],[]]", true),
        (4, "[false,[2,\"3\"],null,null,null,[],[]]", false),
    ] {
        let verdict = result(validate_text(form, 0, setting, facts));
        assert_eq!(member(&verdict, "ok").as_bool(), Some(ok), "{setting} {facts}");
    }
    let facts = r#"[false,null,null,null,null,["max","höchstens :max"],[]]"#;
    let verdict = result(validate_text(form, 0, 0, facts));
    assert_eq!(member(&member(&member(&verdict, "issues"), "0"), "message"), JsValue::from("höchstens 10"));
}

#[wasm_bindgen_test]
fn a_field_that_could_not_become_json_is_an_error_in_its_place() {
    let verdict = result(validate_text(r#"{"assistant_id":"x"}"#, 1 << 0 | 1 << 13, 0, ""));
    let issues = Array::from(&member(&verdict, "issues"));
    let codes: Vec<_> = issues.iter().map(|issue| member(&issue, "code").as_string().unwrap()).collect();
    assert_eq!(codes, ["unserializable", "integer", "unserializable"]);
    assert_eq!(member(&issues.get(0), "source"), JsValue::from("client"));
}

/// Names are put into capitals by the host, which knows all letters.
#[wasm_bindgen_test]
fn letters_have_their_other_case_from_the_host() {
    let facts = r#"[false,null,null,null,null,["required",":ATTRIBUTE :Attribute"],["name","straße"]]"#;
    let verdict = result(validate_text("{\"assistant_id\":1}", 0, 0, facts));
    assert_eq!(member(&member(&member(&verdict, "issues"), "0"), "message"), JsValue::from("STRASSE Straße"));
}

#[wasm_bindgen_test]
fn a_zone_has_the_name_of_today() {
    assert_eq!(canonical_timezone("asia/calcutta"), "Asia/Kolkata");
    assert_eq!(canonical_timezone("Mars/Olympus"), "");
}
