//! Fuzzes answers and options: classification, waiting times, addresses, headers.
#![no_main]
use arbitrary::Unstructured;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = outbound_campaign_fuzz::answers::hold(&mut Unstructured::new(input));
});
