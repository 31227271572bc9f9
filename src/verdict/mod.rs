//! Runs the rules of the table over a form and reports: errors, account facts, warnings.

pub mod account;
pub mod campaign;
pub mod form;
#[cfg(not(target_arch = "wasm32"))]
pub mod messages;
pub mod report;
pub mod validate;
pub mod warning_texts;
pub mod warnings;
