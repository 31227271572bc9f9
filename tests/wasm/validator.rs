//! What the validator module exports, in a real JavaScript engine: Node and Chrome.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect, TypeError};
use outbound_campaign::js::{build_request, validate_bytes, validate_fields, validate_text};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

fn parsed(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// A result, which is JSON text.
fn result(text: Result<String, JsValue>) -> JsValue {
    parsed(&text.unwrap())
}

fn written(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn an_empty_form_gets_the_documented_422() {
    let verdict = result(validate_text("{}", 0, JsValue::UNDEFINED));
    assert_eq!(member(&verdict, "ok"), JsValue::FALSE);
    assert_eq!(member(&verdict, "message"), JsValue::from("The given data was invalid."));
    assert_eq!(
        written(&member(&verdict, "errors")),
        r#"{"name":["The name field is required."],"assistant_id":["The assistant id field is required."]}"#
    );
}

#[wasm_bindgen_test]
fn an_element_has_its_index_in_the_path() {
    let verdict = result(validate_text(r#"{"name":"a","assistant_id":1,"allowed_days":["x"]}"#, 0, JsValue::UNDEFINED));
    assert_eq!(written(&member(&member(&member(&verdict, "issues"), "0"), "path")), r#"["allowed_days",0]"#);
}

#[wasm_bindgen_test]
fn numbers_reach_javascript_as_what_they_are() {
    let body = r#"{"name":"a","assistant_id":9007199254740993,"phone_number_ids":["5",5.000000000000001,-0.0,9007199254740991]}"#;
    let verdict = result(validate_bytes(body.as_bytes(), JsValue::UNDEFINED));
    assert_eq!(
        written(&member(&verdict, "campaign")),
        r#"{"name":"a","assistant_id":"9007199254740993","phone_number_ids":[5,5.000000000000001,0,9007199254740991]}"#
    );
}

#[wasm_bindgen_test]
fn bytes_are_decoded_strictly() {
    let verdict = result(validate_bytes(b"{\"name\":\"\xff\",\"assistant_id\":1}", JsValue::UNDEFINED));
    let errors: Object = member(&verdict, "errors").unchecked_into();
    assert_eq!(Object::keys(&errors).length(), 2);
}

#[wasm_bindgen_test]
fn options_decide_and_bad_ones_are_named() {
    let form = r#"{"name":"a","assistant_id":1,"max_calls_in_parallel":50}"#;
    for (options, ok) in [
        ("{}", false),
        (r#"{"provider":"intellixent"}"#, true),
        (r#"{"account":{"max_calls_in_parallel":49}}"#, false),
        (r#"{"account":{"max_calls_in_parallel":50}}"#, true),
        (r#"{"account":{"max_calls_in_parallel":null}}"#, true),
        (r#"{"account":{},"profile":"laravel-8","unknown":1}"#, false),
    ] {
        let verdict = result(validate_text(form, 0, parsed(options)));
        assert_eq!(member(&verdict, "ok").as_bool(), Some(ok), "{options}");
    }
    for (options, named) in [
        ("null", "options"),
        (r#"{"profile":"laravel-9"}"#, "profile"),
        (r#"{"provider":7}"#, "provider"),
        (r#"{"account":5}"#, "account"),
        (r#"{"account":{"max_calls_in_parallel":0}}"#, "account.max_calls_in_parallel"),
        (r#"{"account":{"max_calls_in_parallel":1.5}}"#, "account.max_calls_in_parallel"),
        (r#"{"account":{"max_calls_in_parallel":"5"}}"#, "account.max_calls_in_parallel"),
    ] {
        let error: TypeError = validate_text(form, 0, parsed(options)).unwrap_err().dyn_into().unwrap();
        let message = String::from(error.message());
        assert!(message.starts_with(&[named, " must be "].concat()), "{message}");
    }
}

#[wasm_bindgen_test]
fn a_field_that_could_not_become_json_is_an_error_in_its_place() {
    let verdict = result(validate_text(r#"{"assistant_id":"x"}"#, 1 << 0 | 1 << 13, JsValue::UNDEFINED));
    let issues = Array::from(&member(&verdict, "issues"));
    let codes: Vec<_> = issues.iter().map(|issue| member(&issue, "code").as_string().unwrap()).collect();
    assert_eq!(codes, ["unserializable", "integer", "unserializable"]);
    assert_eq!(member(&issues.get(0), "source"), JsValue::from("client"));
}

#[wasm_bindgen_test]
fn some_fields_are_the_full_report_filtered() {
    let form = r#"{"name":"","allowed_days":["monday","x"],"max_retries":9}"#;
    let some = |fields| validate_fields(form, 0, parsed(fields), JsValue::UNDEFINED);
    assert_eq!(
        written(&member(&result(some(r#"["allowed_days"]"#)), "errors")),
        r#"{"allowed_days.1":["The selected allowed_days.1 is invalid."]}"#
    );
    assert_eq!(member(&result(some(r#"["timezone"]"#)), "ok"), JsValue::TRUE);
    assert_eq!(member(&result(some("[]")), "ok"), JsValue::TRUE);
    for bad in [r#"["allowed_days.1"]"#, r#""name""#, "[5]"] {
        assert!(some(bad).unwrap_err().is_instance_of::<TypeError>(), "{bad}");
    }
}

#[wasm_bindgen_test]
fn a_request_is_data() {
    let options = r#"{"provider":"intellixent","apiKey":"1|canary-key"}"#;
    let built = result(build_request(r#"{"name":"a","assistant_id":"5"}"#, 0, parsed(options)));
    assert_eq!(
        written(&built),
        r#"{"request":{"method":"POST","url":"https://portal.intellixent.ai/api/user/campaign","headers":{"Accept":"application/json","Authorization":"Bearer 1|canary-key","Content-Type":"application/json"}},"campaign":{"name":"a","assistant_id":5}}"#
    );
    let refused = result(build_request("{}", 0, parsed(options)));
    assert_eq!(member(&member(&refused, "refusal"), "ok"), JsValue::FALSE);
    assert!(build_request("{}", 0, parsed("{}")).unwrap_err().is_instance_of::<TypeError>());
}
