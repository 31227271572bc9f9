//! Fuzzes the engine in each profile with drawn forms and changed recorded cases.
#![no_main]
use arbitrary::Unstructured;
use outbound_campaign_fuzz::{engine, forms};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Ok(body) = forms::body(&mut Unstructured::new(input)) {
        engine::hold(&body);
    }
});
