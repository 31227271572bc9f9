//! Forms that are made, and recorded ones that are changed: the engine in each profile.
#![no_main]
use arbitrary::Unstructured;
use outbound_campaign_fuzz::{engine, forms};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Ok(body) = forms::body(&mut Unstructured::new(input)) {
        engine::hold(&body);
    }
});
