//! Laws that the core keeps on any input whatever, and inputs to hold them on. Two readers: the targets of `npm run fuzz`, and
//! `tests/properties/native.rs`, which is the short version on the stable toolchain.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`decoder`] | `json_decode` beside serde_json |
//! | [`engine`] | a body in each profile: its verdict beside the rules one by one, what it means |
//! | [`answers`] | what a server or a caller hands to `http`: answers, headers, addresses |
//! | [`campaign`] | builds the request of an accepted form, and reads its meaning |
//! | [`forms`] | draws bodies: made field by field, and recorded cases changed at a few places |

pub mod answers;
pub mod campaign;
pub mod decoder;
pub mod engine;
pub mod forms;
