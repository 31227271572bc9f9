//! What the modules without I/O export to JavaScript, each behind its feature. Thin: it converts from and to JavaScript, and decides
//! nothing. No JavaScript value crosses: numbers and texts only, results with members as JSON text.

#[cfg(any(feature = "validator", feature = "bulk"))]
use crate::{contract::provider::Provider, profile::Profile, rules::Context};

#[cfg(feature = "bulk")]
mod bulk;
#[cfg(feature = "validator")]
mod hot;
#[cfg(feature = "request")]
mod request;
#[cfg(feature = "schedule")]
mod schedule;
#[cfg(feature = "validator")]
mod settings;
#[cfg(feature = "types")]
mod types;
#[cfg(feature = "validator")]
pub mod validator;
#[cfg(feature = "validator")]
mod verdict;

/// What a number says that stands for options: the profile's place, and 4 more for the other provider.
#[cfg(any(feature = "validator", feature = "bulk"))]
fn context(setting: u32) -> Context {
    Context { profile: Profile::ALL[setting as usize & 3], parallel_limit: cap(setting) }
}

/// The limit on parallel calls that it says.
#[cfg(any(feature = "validator", feature = "bulk"))]
#[inline(always)]
fn cap(setting: u32) -> Option<i64> {
    let provider = if setting & 4 == 0 { Provider::ALL[0] } else { Provider::ALL[1] };
    provider.parallel_cap().map(i64::from)
}
