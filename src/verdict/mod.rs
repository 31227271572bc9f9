//! Runs the rules of the table over a form and reports: errors, account facts, warnings.

pub mod account;
pub mod account_2026_07;
pub mod answer;
pub mod campaign;
#[cfg(not(target_arch = "wasm32"))]
pub mod diagnostic_texts_2026_07;
pub mod diagnostics_2026_07;
pub mod form;
pub mod json_text;
#[cfg(not(target_arch = "wasm32"))]
pub mod messages;
#[cfg(not(target_arch = "wasm32"))]
pub mod messages_2026_07;
pub mod report;
pub mod table;
pub mod validate;
pub mod warning_texts;
pub mod warnings;
pub mod windows_2026_07;
