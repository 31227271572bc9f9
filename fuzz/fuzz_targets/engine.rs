//! Fuzzes the engine in each profile with any bytes as a request body. Starts from the recorded cases.
#![no_main]
libfuzzer_sys::fuzz_target!(|body: &[u8]| outbound_campaign_fuzz::engine::hold(body));
