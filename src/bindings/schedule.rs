//! The arithmetic of calling windows for JavaScript: numbers in, numbers out. `pkg-template/schedule` looks up the
//! offsets and converts the results to dates.
//!
//! `times` is the last part of a result of `plan`. `clock` is `[from, offset, change, offset, …, until]`. All instants
//! are in milliseconds.

use crate::contract::fields::Field;
use crate::schedule::capacity::{self, Load};
use crate::schedule::{Clock, Hours, Millis, hours, plan, retries, times, windows};
use wasm_bindgen::prelude::*;

/// Computes the plan of an accepted campaign from its members: starts and ends of its windows in minutes of the day,
/// days as bits; NaN for a member that is left out. Returns the open minutes of an ordinary week, the calls to an
/// unanswered lead, the minutes between two of them, the number of simultaneous calls, and the times.
#[wasm_bindgen]
pub fn plan(mut windows: Vec<f64>, days: f64, retries: f64, interval: f64, parallel: f64) -> Vec<f64> {
    let number = |given: f64, field| if given.is_nan() { plan::default(field) } else { given };
    let fields = [Field::AllowedHoursStartTime, Field::AllowedHoursEndTime];
    for (index, minutes) in windows.iter_mut().enumerate() {
        if minutes.is_nan() {
            *minutes = f64::from(hours::default(fields[index % 2]).unwrap_or_default());
        }
    }
    let days = if days.is_nan() { hours::ALL_DAYS } else { days as u32 };
    let times = times::joined(&windows, days);
    let mut numbers = vec![
        f64::from(times::weekly_minutes(&times)),
        f64::from(plan::attempts_with(number(retries, Field::MaxRetries) as u32)),
        number(interval, Field::RetryInterval),
        number(parallel, Field::MaxCallsInParallel),
    ];
    for hours in times {
        numbers.push(f64::from(hours.to_bits()));
    }
    numbers
}

/// Returns whether calls may be made when the zone's clock shows `local`.
#[wasm_bindgen(js_name = isOpen)]
pub fn is_open(times: &[f64], local: f64) -> bool {
    times.iter().any(|bits| Hours::from_bits(*bits as u32).contains(local as Millis))
}

/// Returns up to `count` windows that end after `from`, five numbers each: day, start, end, offset at the start, offset
/// at the end.
#[wasm_bindgen(js_name = openWindows)]
pub fn open_windows(times: &[f64], clock: &[f64], from: f64, count: u32) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut left = count;
    for window in all(times, clock) {
        if left > 0 && window.end > from as Millis {
            left -= 1;
            for number in [window.day, window.start, window.end, window.start_offset, window.end_offset] {
                numbers.push(number as f64);
            }
        }
    }
    numbers
}

/// Returns the open time, from the instant `opens` on, of the windows that start on the local day of `from` or the six
/// days after it.
#[wasm_bindgen(js_name = weekTime)]
pub fn week_time(times: &[f64], clock: &[f64], from: f64, opens: f64) -> f64 {
    windows::week_time(&hours_of(times), &Clock::from_table(clock), from as Millis, opens as Millis) as f64
}

/// Returns the instants of up to `attempts` calls to a lead that never answers.
#[wasm_bindgen(js_name = attemptTimes)]
pub fn attempt_times(times: &[f64], clock: &[f64], from: f64, interval: u32, attempts: u32) -> Vec<f64> {
    let mut numbers = Vec::new();
    for time in retries::attempts(&all(times, clock), from as Millis, interval, attempts) {
        numbers.push(time as f64);
    }
    numbers
}

/// Returns the earliest instant at which `work` is finished; NaN if the clock ends before.
#[wasm_bindgen(js_name = earliestFinish)]
pub fn earliest_finish(times: &[f64], clock: &[f64], from: f64, work: f64, spill: f64) -> f64 {
    or_nan(capacity::earliest_finish(&all(times, clock), from as Millis, work as Millis, spill as Millis))
}

/// Returns the latest instant at which `work` is finished, with `waits` waits of `interval` minutes; NaN if the clock
/// ends before.
#[wasm_bindgen(js_name = latestFinish)]
pub fn latest_finish(times: &[f64], clock: &[f64], from: f64, work: f64, interval: u32, waits: u32) -> f64 {
    or_nan(capacity::latest_finish(&all(times, clock), from as Millis, work as Millis, interval, waits))
}

/// Returns bounds of a load's calls, line minutes and work minutes, two numbers each. `answer_rate` is NaN if it is
/// unknown.
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

fn all(times: &[f64], clock: &[f64]) -> Vec<windows::Window> {
    windows::windows(&hours_of(times), &Clock::from_table(clock))
}

fn hours_of(times: &[f64]) -> Vec<Hours> {
    let mut hours = Vec::new();
    for bits in times {
        hours.push(Hours::from_bits(*bits as u32));
    }
    hours
}

fn or_nan(at: Option<Millis>) -> f64 {
    at.map_or(f64::NAN, |at| at as f64)
}
