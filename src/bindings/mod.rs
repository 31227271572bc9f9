//! What the modules without I/O export to JavaScript, each behind its feature. Thin: it converts from and to JavaScript, and decides
//! nothing. No JavaScript value crosses: numbers and texts only.

#[cfg(feature = "validator")]
pub mod engine;
#[cfg(feature = "request")]
mod request;
#[cfg(feature = "schedule")]
mod schedule;
#[cfg(all(target_arch = "wasm32", feature = "transport"))]
pub mod transport;
#[cfg(feature = "types")]
mod types;
