//! What the campaign server will answer, before it is asked. The modules, in reading order:
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`contract`] | the documented API as data: THE table of fields, the typed request and response, the providers |
//! | [`profile`] | which Laravel the server is taken to run |
//! | [`value`], [`json`], [`php`] | a form value as PHP holds it, PHP's `json_decode`, PHP's conversions and loose `==` |
//! | [`json_text`] | results as JSON text |
//! | [`middleware`], [`form`] | what Laravel does to a form before any rule sees it |
//! | [`rules`] | one Laravel rule a file |
//! | [`decimal`], [`letters`] | digits of doubles, and capitals, from the host |
//! | [`messages`] | every sentence |
//! | [`validate`], [`report`] | runs the table over a form; the verdict |
//! | [`account`] | what only the account knows: facts handed in, and what nobody handed in |
//! | [`schedule`], [`review`] | when the phone will ring; what is accepted and probably not meant |
//! | [`http`] | requests as data, and what an answer means |
//! | [`sort`] | one sort and one search for everything |
//! | `js`, `transport` | WebAssembly only: what the modules export, and the one place that does I/O |
//! | `bump` | WebAssembly only: the allocator of the modules whose calls leave nothing behind |
//!
//! Everything but the last three builds and tests on the host, with no wasm crate in its tree.

// No `unsafe` block of ours but in `bump`, an allocator: what the boundary to JavaScript needs is inside wasm-bindgen. (Its macros write
// some here for wasm32, so the promise can be made to the compiler for the host only; the code is the same but for `bump`, `js` and
// `transport`, and tests/repo/repo-rules.test.mjs reads them all.)
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
// Set where the standard library is built along (scripts/package/build-std.mjs), which takes unstable features anyway.
#![cfg_attr(optimize_attribute, feature(optimize_attribute))]

pub mod account;
#[cfg(all(target_arch = "wasm32", not(feature = "transport")))]
pub mod bump;
pub mod contract;
pub mod decimal;
pub mod form;
pub mod http;
#[cfg(target_arch = "wasm32")]
pub mod js;
pub mod json;
pub mod json_text;
#[cfg(not(target_arch = "wasm32"))]
pub mod messages;
pub mod middleware;
pub mod php;
pub mod profile;
pub mod report;
pub mod review;
pub mod rules;
pub mod schedule;
pub mod sort;
#[cfg(test)]
mod testing;
#[cfg(all(target_arch = "wasm32", feature = "transport"))]
pub mod transport;
pub mod validate;
pub mod value;

/// A constant-time allocator that is 3 KB smaller than the standard library's: for the client module, whose promises outlive calls.
#[cfg(all(target_arch = "wasm32", feature = "transport"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// For the modules whose calls leave nothing behind.
#[cfg(all(target_arch = "wasm32", not(feature = "transport")))]
#[global_allocator]
static ALLOCATOR: bump::Bump = bump::Bump;
