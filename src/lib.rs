//! Predicts what the campaign server will answer, before it is asked. The rooms, from top to bottom; an import never
//! runs up:
//!
//! | room | content |
//! | --- | --- |
//! | `bindings` | WebAssembly only: what the modules export; `bindings::transport` is the one place that does I/O |
//! | [`http`] | requests as data, and the classification of answers |
//! | [`verdict`] | the table run over a form: errors, account facts, warnings, every sentence |
//! | [`schedule`] | when the phone will ring |
//! | [`contract`] | the documented API as data: THE table of fields, the typed request and response, the providers |
//! | [`rules`] | one Laravel rule a file |
//! | [`php`] | values, `json_decode`, conversions and loose `==`, as PHP has them |
//! | [`host`] | what is cheaper from the host than from std: digits of doubles, case, the allocator; text helpers |
//! | [`profile`] | which Laravel the server is taken to run |
//!
//! Everything but `bindings` and `host::arena` builds and tests on the host, with no wasm crate in its tree.

// No `unsafe` block of ours but in `host::arena`, an allocator: what the boundary to JavaScript needs is inside wasm-bindgen.
// (Its macros write some here for wasm32, so the promise can be made to the compiler for the host only; the code is the same
// but for `host::arena` and `bindings`, and tests/repo/repo-rules.test.mjs reads them all.)
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
// Set where the standard library is built along (scripts/package/build-std.mjs), which takes unstable features anyway.
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

/// A constant-time allocator that is 3 KB smaller than the standard library's: for the client module, whose promises outlive calls.
#[cfg(all(target_arch = "wasm32", feature = "transport"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// For the modules whose calls leave nothing behind.
#[cfg(all(target_arch = "wasm32", not(feature = "transport")))]
#[global_allocator]
static ALLOCATOR: host::arena::Bump = host::arena::Bump;
