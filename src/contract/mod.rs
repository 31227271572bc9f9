//! The documented API as data.

pub mod contract_2026_07;
pub mod fields;
#[cfg(all(target_arch = "wasm32", feature = "types"))]
pub mod input;
#[cfg(all(target_arch = "wasm32", feature = "types"))]
pub mod input_2026_07;
pub mod provider;
pub mod request;
pub mod response;
