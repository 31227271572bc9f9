//! The arithmetic of calling windows for JavaScript: numbers in, numbers out. `pkg-template/schedule.js` looks up the offsets and
//! makes dates of the results.
//!
//! `hours` is what `plan` gave; `clock` is `[from, offset, change, offset, …, until]`; all times are in milliseconds.

use super::json_text::to_json_text;
use crate::contract::request::CreateCampaign;
use crate::form::Form;
use crate::profile::Profile;
use crate::rules::Context;
use crate::schedule::capacity::{self, Load};
use crate::schedule::plan::{FIELDS, Plan};
use crate::schedule::{Clock, Hours, Millis, retries, windows};
use crate::validate::validate;
use js_sys::TypeError;
use wasm_bindgen::prelude::*;

/// What a campaign says about calling, as JSON text; a TypeError where one of its fields about that would be refused.
/// Fields that have nothing to do with calling may hold anything.
#[wasm_bindgen]
pub fn plan(text: &str) -> Result<String, JsValue> {
    let context = Context { profile: Profile::default(), parallel_limit: None };
    let form = Form::from_body(text.as_bytes(), context.profile);
    let report = validate(&form, &context);
    if let Some(issue) = report.issues.iter().find(|issue| FIELDS.contains(&issue.field)) {
        return Err(TypeError::new(&["campaign.", &issue.key, ": ", &issue.message].concat()).into());
    }
    Ok(to_json_text(&Plan::of(&CreateCampaign::from_accepted(&form))))
}

/// Whether calls may be made when the zone's clock shows `local`.
#[wasm_bindgen(js_name = isOpen)]
pub fn is_open(hours: u32, local: f64) -> bool {
    Hours::from_bits(hours).contains(local as Millis)
}

/// Up to `count` windows that end after `from`, five numbers each: day, start, end, offset at the start, offset at the end.
#[wasm_bindgen(js_name = openWindows)]
pub fn open_windows(hours: u32, clock: &[f64], from: f64, count: u32) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut left = count;
    for window in all(hours, clock) {
        if left > 0 && window.end > from as Millis {
            left -= 1;
            for number in [window.day, window.start, window.end, window.start_offset, window.end_offset] {
                numbers.push(number as f64);
            }
        }
    }
    numbers
}

/// The instants of up to `attempts` calls to a lead that never answers.
#[wasm_bindgen(js_name = attemptTimes)]
pub fn attempt_times(hours: u32, clock: &[f64], from: f64, interval: u32, attempts: u32) -> Vec<f64> {
    let mut numbers = Vec::new();
    for time in retries::attempts(&all(hours, clock), from as Millis, interval, attempts) {
        numbers.push(time as f64);
    }
    numbers
}

/// Open time of the windows that start on the seven local days from the one of `from`.
#[wasm_bindgen(js_name = openTimeOfWeek)]
pub fn open_time_of_week(hours: u32, clock: &[f64], from: f64) -> f64 {
    windows::open_time(Hours::from_bits(hours), &Clock::from_table(clock), from as Millis, 7) as f64
}

/// When `work` is done at the earliest; NaN where the clock ends before.
#[wasm_bindgen(js_name = earliestFinish)]
pub fn earliest_finish(hours: u32, clock: &[f64], from: f64, work: f64, spill: f64) -> f64 {
    or_nan(capacity::earliest_finish(&all(hours, clock), from as Millis, work as Millis, spill as Millis))
}

/// When `work` is done at the latest, with `waits` waits of `interval` minutes; NaN where the clock ends before.
#[wasm_bindgen(js_name = latestFinish)]
pub fn latest_finish(hours: u32, clock: &[f64], from: f64, work: f64, interval: u32, waits: u32) -> f64 {
    or_nan(capacity::latest_finish(&all(hours, clock), from as Millis, work as Millis, interval, waits))
}

/// Bounds of what a load takes: calls, line minutes, minutes of work, two numbers each. `answer_rate` is NaN where nobody knows it.
#[wasm_bindgen(js_name = capacity)]
pub fn bounds(
    leads: f64,
    average_minutes: f64,
    answer_rate: f64,
    attempts: u32,
    parallel: f64,
    repeats: bool,
) -> Vec<f64> {
    let answer_rate = Some(answer_rate).filter(|rate| !rate.is_nan());
    let capacity = Load { leads, average_minutes, answer_rate, attempts, parallel, repeats }.capacity();
    let mut numbers = Vec::new();
    for bounds in [capacity.calls, capacity.line_minutes, capacity.work_minutes] {
        numbers.push(bounds.lower);
        numbers.push(bounds.upper);
    }
    numbers
}

fn all(hours: u32, clock: &[f64]) -> Vec<windows::Window> {
    windows::windows(Hours::from_bits(hours), &Clock::from_table(clock))
}

fn or_nan(at: Option<Millis>) -> f64 {
    at.map_or(f64::NAN, |at| at as f64)
}
