//! The documented API as data.

pub mod fields;
#[cfg(target_arch = "wasm32")]
pub mod input;
pub mod provider;
pub mod request;
pub mod response;
