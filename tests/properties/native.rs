//! Checks the properties of fuzz/src on random inputs for some seconds each: the short version of `npm run fuzz`, on
//! the stable toolchain. A failure prints a seed, which `.seed(0x…)` repeats. PROPERTY_SECONDS sets the seconds per
//! property (default 3).

#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use arbtest::arbtest;
use fuzz::{answers, decoder, engine, forms};

fn budget_ms() -> u64 {
    let seconds = std::env::var("PROPERTY_SECONDS").ok().map(|text| text.parse::<u64>().expect("a number of seconds"));
    seconds.unwrap_or(3) * 1_000
}

#[test]
fn decoder_agrees_with_serde_json_on_any_input() {
    arbtest(|u| {
        decoder::hold(&forms::body(u)?);
        decoder::hold(u.arbitrary()?);
        decoder::hold(&[forms::body(u)?, u.arbitrary::<Vec<u8>>()?, forms::body(u)?].join(&b'\n'));
        Ok(())
    })
    .budget_ms(budget_ms());
}

#[test]
fn engine_keeps_its_properties_on_any_form() {
    arbtest(|u| {
        engine::hold(&forms::body(u)?);
        Ok(())
    })
    .size_min(64)
    .budget_ms(budget_ms());
}

#[test]
fn engine_keeps_its_properties_on_every_recorded_body() {
    assert!(forms::CASES.len() > 2_500);
    for body in forms::CASES.iter() {
        decoder::hold(body.as_bytes());
        engine::hold(body.as_bytes());
    }
}

#[test]
fn classification_never_claims_more_than_an_answer_proves() {
    arbtest(answers::hold).size_min(64).budget_ms(budget_ms());
}
