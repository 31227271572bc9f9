//! The exports of the validator of the second contract: a form goes in as JSON text, and its verdict comes out as JSON
//! text.

use crate::host::arena;
use crate::php::value::Value;
use crate::profile::Profile;
use crate::rules::{Context, date, timezone};
use crate::verdict::answer::{self, Question};
use wasm_bindgen::prelude::*;

/// Sets the names of time zones, one per line, and keeps them. JavaScript calls it once, before [`verdict`].
#[wasm_bindgen(js_name = setZoneNames)]
pub fn set_zone_names(names: Vec<u8>) {
    timezone::set_names(names);
    arena::keep();
}

/// Judges a form (see [`answer`]). `profile` is an index. `limit` is the parallel limit, infinite for none. `facts` are
/// the known account facts as JSON, or nothing. `now` is NaN if it is unknown.
#[wasm_bindgen]
pub fn verdict(
    mut body: Vec<u8>,
    mut facts: Vec<u8>,
    profile: usize,
    limit: f64,
    unserializable: u32,
    needs_values: bool,
    now: f64,
) -> String {
    let context = Context { profile: Profile::ALL[profile], parallel_limit: Some(limit as i64) };
    answer::answer(&mut body, &mut facts, Question { context: &context, unserializable, needs_values, now })
}

/// Returns the local time of a date in milliseconds, and local time minus UTC, which is NaN if the date states no
/// offset. Returns nothing if only the server can read the date.
#[wasm_bindgen]
pub fn moment(date: Vec<u8>) -> Vec<f64> {
    match date::moment(Value::Text(&date)) {
        Some(moment) => vec![moment.local as f64, moment.offset.map_or(f64::NAN, |offset| offset as f64)],
        None => Vec::new(),
    }
}
