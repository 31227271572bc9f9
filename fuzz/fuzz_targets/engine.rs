//! Any bytes as a request body: the engine in each profile. Starts from the recorded cases.
#![no_main]
libfuzzer_sys::fuzz_target!(|body: &[u8]| outbound_campaign_fuzz::engine::hold(body));
