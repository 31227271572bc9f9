//! The exports of the modules without I/O, each behind its feature. They only convert from and to JavaScript. No
//! JavaScript value crosses: numbers and texts only.

#[cfg(feature = "contract-2026-07")]
mod contract_2026_07;
#[cfg(feature = "validator")]
pub mod engine;
#[cfg(feature = "transport")]
mod request;
#[cfg(feature = "schedule")]
mod schedule;
#[cfg(all(target_arch = "wasm32", feature = "transport"))]
pub mod transport;
#[cfg(feature = "types")]
mod types;
