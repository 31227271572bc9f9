//! Conversions that are cheaper from the host than from std, and the allocator.

#[cfg(all(target_arch = "wasm32", not(feature = "transport")))]
pub mod arena;
pub mod float;
