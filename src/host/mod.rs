//! Conversions that are cheaper from the host than from std, and the allocator.

#[cfg(target_arch = "wasm32")]
pub mod arena;
pub mod float;
