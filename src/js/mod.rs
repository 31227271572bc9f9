//! What the modules without I/O export to JavaScript, each behind its feature. Thin: it converts from and to JavaScript, and decides
//! nothing. No JavaScript value crosses: numbers and texts only, results with members as JSON text.

#[cfg(feature = "validator")]
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
