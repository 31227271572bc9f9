//! Properties of the core that hold for any input, and inputs to check them. Two users: the targets of `npm run fuzz`,
//! and `tests/properties/native.rs`, the short version on the stable toolchain.
//!
//! | module | content |
//! | --- | --- |
//! | [`decoder`] | `json_decode` compared with serde_json |
//! | [`engine`] | a body in each profile: its verdict compared with the rules one by one, and its meaning |
//! | [`answers`] | inputs of `http`: answers, headers, addresses |
//! | [`campaign`] | builds the request of an accepted form, and reads its meaning |
//! | [`forms`] | draws bodies: new forms, and changed recorded cases |

pub mod answers;
pub mod campaign;
pub mod decoder;
pub mod engine;
pub mod forms;
