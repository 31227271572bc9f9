//! What is cheaper from the host than from std, and text helpers.

#[cfg(all(target_arch = "wasm32", not(feature = "transport")))]
pub mod arena;
pub mod float;
pub mod json_writer;
