//! Predicts the campaign server's answer before a request is sent. The rooms, from top to bottom; an import never runs
//! up:
//!
//! | room | content |
//! | --- | --- |
//! | `bindings` | WebAssembly only: the exports of the modules; `bindings::transport` is the one place that does I/O |
//! | [`http`] | requests as data, and the classification of answers |
//! | [`verdict`] | runs the table over a form: errors, account facts, warnings, messages, the campaign |
//! | [`schedule`] | calling windows, retries, capacity |
//! | [`contract`] | the documented API as data: THE table of fields, the typed request and response, the providers |
//! | [`rules`] | one Laravel rule per file |
//! | [`php`] | PHP's values, `json_decode` and conversions, and Laravel's middleware |
//! | [`host`] | conversions that are cheaper from the host than from std, and the allocator |
//! | [`profile`] | the assumed Laravel version |
//!
//! Everything but `bindings` and `host::arena` builds and tests natively, without a wasm crate.

// Only `host::arena`, an allocator, has `unsafe` blocks; wasm-bindgen holds the unsafe code of the boundary to
// JavaScript. (Its macros write some here for wasm32, so the compiler can enforce this natively only. The native code
// is the same except for `host::arena` and `bindings`, and tests/repo/repo-rules.test.mjs reads them all.)
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
// Set if the standard library is built along (scripts/package/build-std.mjs), which needs unstable features anyway.
#![cfg_attr(optimize_attribute, feature(optimize_attribute))]

#[cfg(target_arch = "wasm32")]
pub mod bindings;
pub mod contract;
pub mod host;
pub mod http;
pub mod php;
pub mod profile;
pub mod rules;
pub mod schedule;
#[cfg(test)]
mod testing;
pub mod verdict;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: host::arena::Bump = host::arena::Bump;
