//! What the validator module exports, in a real JavaScript engine: Node and Chrome.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect};
use outbound_campaign::decimal::parse_float;
use outbound_campaign::js::validator::{canonical_timezone, validate_bytes, validate_text};
use outbound_campaign::php::float_text;
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
    let verdict = result(validate_bytes(body.as_bytes(), 0, 0, ""));
    assert_eq!(
        written(&member(&verdict, "campaign")),
        r#"{"name":"a","assistant_id":"9007199254740993","phone_number_ids":[5,5.000000000000001,0,9007199254740991]}"#
    );
}

#[wasm_bindgen_test]
fn bytes_are_decoded_strictly() {
    let verdict = result(validate_bytes(b"{\"name\":\"\xff\",\"assistant_id\":1}", 0, 0, ""));
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

/// Doubles are read and written by the host, which has to round as the standard library does.
#[wasm_bindgen_test]
fn doubles_are_read_and_written_exactly_by_the_host() {
    #[track_caller]
    fn read(text: &str) {
        assert_eq!(parse_float(text).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
    }
    /// Numbers of 14 digits are the same if their doubles are.
    #[track_caller]
    fn write(number: f64) {
        let expected: f64 = format!("{number:.13e}").parse().unwrap();
        assert_eq!(float_text(number).parse(), Ok(expected), "{number:e}");
    }

    for text in [
        "-0",
        "-0.0e5",
        "1.",
        "1.e5",
        "+.5e-3",
        "1e23",
        "9007199254740993",
        "18446744073709551615",
        "9007199254740992.5",
        "9007199254740993.0000000000000000000000000000000000001",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e400",
        "-1e99999999999999999999",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "1e-99999999999999999999",
        "0e99999999999",
        "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203124",
        "1.00000000000000011102230246251565404236316680908203126",
    ] {
        read(text);
    }
    let zeros = "0".repeat(2000);
    read(&["1", &zeros, "1e-2001"].concat());
    read(&["1.00000000000000011102230246251565404236316680908203125", &zeros, "1"].concat());
    read(&["0.", &zeros, "1e2000"].concat());
    read(&"9".repeat(400));

    for (number, text) in [
        (-0.0, "-0"),
        (0.00001, "1.0E-5"),
        // Ties go to the even digit.
        (12345678901234.5, "12345678901234"),
        (12345678901235.5, "12345678901236"),
        (1234567890123.25, "1234567890123.2"),
        (99999999999999.5, "1.0E+14"),
        (f64::MAX, "1.7976931348623E+308"),
        (5e-324, "4.9406564584125E-324"),
        (f64::NEG_INFINITY, "-INF"),
    ] {
        assert_eq!(float_text(number), text);
    }
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    for _ in 0..5_000 {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let number = f64::from_bits(seed);
        if number.is_finite() {
            write(number);
            read(&format!("{number:e}"));
            read(&format!("{number:.40e}"));
        }
        // 15 digits of which the last is a 5: a tie wherever a double has them exactly.
        let digits = (10_000_000_000_000 + (seed >> 16) % 90_000_000_000_000) as f64 * 10.0 + 5.0;
        let places = (seed >> 12) as i32 % 16;
        write(digits / 10f64.powi(places));
        write(digits / 10f64.powi(places) * (1.0 + f64::EPSILON));
    }
}

#[wasm_bindgen_test]
fn a_zone_has_the_name_of_today() {
    assert_eq!(canonical_timezone("asia/calcutta"), "Asia/Kolkata");
    assert_eq!(canonical_timezone("Mars/Olympus"), "");
}
