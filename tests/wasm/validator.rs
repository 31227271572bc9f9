//! Tests the validator module's exports in a real JavaScript engine: Node and Chrome.
#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Object, Reflect, Uint32Array, WebAssembly::Memory};
use outbound_campaign::bindings::engine::{decode, display_value, judge, judge_rows, normalize, records, set_zones};
use outbound_campaign::host::float::parse_float;
use outbound_campaign::php::float_text;
use outbound_campaign::php::value::{node, tag, text_of};
use outbound_campaign::rules::timezone::is_known;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

const REFUSED: u32 = 1 << 31;
const NO_LIMIT: f64 = f64::INFINITY;

/// Returns the numbers at an address.
fn numbers_at(address: usize, count: usize) -> Vec<u32> {
    let memory: Memory = wasm_bindgen::memory().unchecked_into();
    Uint32Array::new_with_byte_offset_and_length(&memory.buffer(), address as u32, count as u32).to_vec()
}

/// Returns the nodes of a body, and its texts.
fn decoded(body: &str, unserializable: u32, setting: u32) -> (Vec<u64>, Vec<u8>) {
    let text: Vec<u8> = body.as_bytes().to_vec();
    let at = text.as_ptr() as usize;
    decode(text, setting);
    let [nodes, count] = numbers_at(records(), 2)[..] else { panic!("two numbers") };
    let halves = numbers_at(nodes as usize, 2 * count as usize);
    let mut nodes: Vec<u64> = halves.chunks(2).map(|pair| u64::from(pair[0]) | u64::from(pair[1]) << 32).collect();
    // JavaScript marks them so (pkg-template/validate/plain-tape.ts).
    for field in (0..14).filter(|field| unserializable >> field & 1 == 1) {
        nodes[2 * field] = u64::from(tag::UNSERIALIZABLE);
    }
    let texts = numbers_at(at & !3, body.len().div_ceil(4) + 1).into_iter().flat_map(u32::to_le_bytes);
    (nodes, texts.skip(at & 3).take(body.len()).collect())
}

/// Returns the answer to a body, and the records of a refused one.
fn judged(body: &str, unserializable: u32, setting: u32, limit: f64, facts: &[u64]) -> (u32, Vec<[u32; 2]>) {
    let (nodes, text) = decoded(body, unserializable, setting);
    let answer = judge(&nodes, &text, setting, limit, facts);
    if answer < REFUSED {
        return (answer, Vec::new());
    }
    let [_, _, at, count] = numbers_at(records(), 4)[..] else { panic!("four numbers") };
    (answer, numbers_at(at as usize, 2 * count as usize).chunks(2).map(|pair| [pair[0], pair[1]]).collect())
}

/// Returns the record of a field: the field's index and the rule's index.
const fn record(field: u32, cause: u32) -> [u32; 2] {
    [field << 3 | cause, u32::MAX]
}

#[wasm_bindgen_test]
fn judge_refuses_an_empty_form_for_the_two_required_fields() {
    let (answer, records) = judged("{}", 0, 0, 10.0, &[]);
    assert_eq!(records, [record(0, 0), record(1, 0)]);
    assert_eq!(answer & 0x1FF, 1 << 1, "the zone is omitted");
}

#[wasm_bindgen_test]
fn judge_puts_the_index_of_an_element_into_its_record() {
    let body = r#"{"name":"a","assistant_id":1,"allowed_days":["monday","x"]}"#;
    assert_eq!(judged(body, 0, 0, 10.0, &[]).1, [[6 << 3 | 4, 1]]);
}

#[wasm_bindgen_test]
fn judge_returns_all_failures_beyond_the_inline_records() {
    let days = vec!["\"x\""; 1_000].join(",");
    let (_, records) = judged(&["{\"allowed_days\":[", &days, "]}"].concat(), 0, 0, 10.0, &[]);
    assert_eq!(records.len(), 1_002);
    assert!(records[2..].iter().enumerate().all(|(index, record)| *record == [6 << 3 | 4, index as u32]));
}

#[wasm_bindgen_test]
fn judge_reads_a_tape_that_javascript_wrote() {
    // A name, and a number of JavaScript.
    let mut nodes = [[0u64, 0]; 14].concat();
    nodes[..2].copy_from_slice(&node(tag::TEXT, 2, 1));
    nodes[2..4].copy_from_slice(&node(tag::NUMBER, 0, 127f64.to_bits()));
    assert!(judge(&nodes, b"-ab-", 0, 10.0, &[]) < REFUSED);
    nodes[3] = 1.5f64.to_bits();
    assert!(judge(&nodes, b"-ab-", 0, 10.0, &[]) >= REFUSED);
}

#[wasm_bindgen_test]
fn decode_of_invalid_utf8_is_an_empty_form() {
    decode(b"{\"name\":\"\xff\",\"assistant_id\":1}".to_vec(), 0);
    let [nodes, count] = numbers_at(records(), 2)[..] else { panic!("two numbers") };
    assert_eq!(numbers_at(nodes as usize, 2 * count as usize), [0; 56]);
}

#[wasm_bindgen_test]
fn judge_depends_on_limit_and_account_facts() {
    let form = r#"{"name":"a","assistant_id":1,"max_calls_in_parallel":50}"#;
    // Two hash tables of two slots, the second one empty. The search for 1 starts in the second slot.
    let assistants = |id| vec![2, 2, 1 << 63, id, 1 << 63, 1 << 63];
    for (setting, limit, facts, ok) in [
        (0, 10.0, vec![], false),
        (4, 49.0, vec![], false),
        (4, 50.0, vec![], true),
        (4, NO_LIMIT, vec![], true),
        (8, NO_LIMIT, assistants(1), true),
        (8, NO_LIMIT, assistants(2), false),
    ] {
        assert_eq!(judged(form, 0, setting, limit, &facts).0 < REFUSED, ok, "{setting} {limit} {facts:?}");
    }
}

#[wasm_bindgen_test]
fn judge_fails_an_unserializable_field_in_its_order() {
    let (_, records) = judged(r#"{"assistant_id":"x"}"#, 1 << 0 | 1 << 13, 0, 10.0, &[]);
    assert_eq!(records, [record(0, 6), record(1, 1), record(13, 6)]);
}

#[wasm_bindgen_test]
fn normalize_returns_the_changed_values() {
    install_float_digits();
    let (nodes, text) = decoded(r#"{"name":" a ","assistant_id":"9007199254740993","retry_on_voicemail":"1"}"#, 0, 0);
    let answer = judge(&nodes, &text, 0, 10.0, &[]);
    assert_eq!(answer >> 16, 1 << 0 | 1 << 1 | 1 << 9);
    let at = normalize(&nodes, &text, 0, answer >> 16);
    // One character from the second on; the digits of an integer; a flag.
    assert_eq!(numbers_at(at, 12), [3, 1, 1, 0, 4, 0, 1, 1 << 21, 2, 1, 0, 0]);
}

#[wasm_bindgen_test]
fn display_value_writes_a_value_as_php_does() {
    install_float_digits();
    let (nodes, text) = decoded(r#"{"name":1.50,"assistant_id":[],"timezone":null}"#, 0, 0);
    assert_eq!(display_value(&nodes, &text, 0, 1), 0);
    assert_eq!(display_value(&nodes, &text, 0, 2), 1);
    assert_eq!(display_value(&nodes, &text, 0, 0), 4);
    let [_, _, _, _, at, length] = numbers_at(records(), 6)[..] else { panic!("six numbers") };
    assert_eq!((length, numbers_at(at as usize & !3, 2)[0].to_le_bytes()[at as usize & 3]), (3, b'1'));
}

#[wasm_bindgen_test]
fn judge_rows_returns_the_start_of_each_line_with_its_records() {
    let lines = b"{\"name\":\"a\",\"assistant_id\":1}\n \n{}\n{\"name\":\"a\",\"assistant_id\":\"xy\"}\nz".to_vec();
    let at = judge_rows(lines, 0, 10.0, &[]);
    let count = numbers_at(at, 1)[0] as usize;
    let no_text = [0, u32::MAX];
    let missing = [record(0, 0), no_text, record(1, 0), no_text].concat();
    // The text xy begins at byte 28 of its line.
    let text = [record(1, 1), [28, 2]].concat();
    let expected = [&[count as u32, 0, 0, 32, 2][..], &missing, &[35, 1], &text, &[68, 2], &missing].concat();
    assert_eq!(numbers_at(at, count), expected);
}

#[wasm_bindgen_test]
fn set_zones_makes_the_names_known() {
    set_zones(b"Europe/Kyiv\nUTC\n".to_vec());
    for (name, known) in
        [("Europe/Kyiv", true), ("UTC", true), ("Europe/Kyi", false), ("Kyiv\nUTC", false), ("", false)]
    {
        assert_eq!(is_known(name.as_bytes()), known, "{name:?}");
    }
}

/// Installs the module's imports, as the package has them.
fn install_float_digits() {
    let source = include_str!("../../pkg/wasm/float-digits.js").replace("export const", "const");
    let make = Function::new_with_args("memory", &[&source, "\nreturn floatDigits(() => memory);"].concat());
    let digits = make.call1(&JsValue::NULL, &wasm_bindgen::memory()).unwrap();
    Object::assign(&js_sys::global(), &digits.unchecked_into());
    assert!(Reflect::has(&js_sys::global(), &"number_at".into()).unwrap());
}

/// The host reads and writes doubles; it must round as the standard library does.
#[wasm_bindgen_test]
fn host_reads_and_writes_doubles_exactly() {
    install_float_digits();
    #[track_caller]
    fn read(text: &str) {
        assert_eq!(parse_float(text.as_bytes()).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
    }
    /// Numbers of 14 digits are the same if their doubles are.
    #[track_caller]
    fn write(number: f64) {
        let expected: f64 = format!("{number:.13e}").parse().unwrap();
        assert_eq!(text_of(&float_text(number)).parse(), Ok(expected), "{number:e}");
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
        assert_eq!(text_of(&float_text(number)), text);
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
        // 15 digits with a 5 at the end: a tie if a double holds them exactly.
        let digits = (10_000_000_000_000 + (seed >> 16) % 90_000_000_000_000) as f64 * 10.0 + 5.0;
        let places = (seed >> 12) as i32 % 16;
        write(digits / 10f64.powi(places));
        write(digits / 10f64.powi(places) * (1.0 + f64::EPSILON));
    }
}
