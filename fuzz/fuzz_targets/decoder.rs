//! Fuzzes the JSON decoder with any bytes, compared with serde_json.
#![no_main]
libfuzzer_sys::fuzz_target!(|body: &[u8]| outbound_campaign_fuzz::decoder::hold(body));
