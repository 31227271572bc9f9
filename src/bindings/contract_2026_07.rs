//! The exports of the validator of the second contract: a form goes in as JSON text, and its verdict comes out as JSON
//! text.

use crate::host::arena;
use crate::profile::Profile;
use crate::rules::{Context, timezone};
use crate::verdict::answer;
use wasm_bindgen::prelude::*;

/// Sets the names of time zones, one per line, and keeps them. JavaScript calls it once, before [`verdict`].
#[wasm_bindgen(js_name = setZoneNames)]
pub fn set_zone_names(names: Vec<u8>) {
    timezone::set_names(names);
    arena::keep();
}

/// Judges a form (see [`answer`]). `profile` is an index. `limit` is the parallel limit, infinite for none. `facts` are
/// the known account facts as JSON, or nothing.
#[wasm_bindgen]
pub fn verdict(
    mut body: Vec<u8>,
    mut facts: Vec<u8>,
    profile: usize,
    limit: f64,
    unserializable: u32,
    needs_values: bool,
) -> String {
    let context = Context { profile: Profile::ALL[profile], parallel_limit: Some(limit as i64) };
    answer::answer(&mut body, &mut facts, &context, unserializable, needs_values)
}
