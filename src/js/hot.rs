//! The [`shortcut`](crate::shortcut) for JavaScript (pkg-template/shortcut.js): calls that take and give numbers only, which cost nanoseconds; and
//! the sentences, which JavaScript asks for once each and keeps.

use crate::contract::fields::{DAYS, FIELD_COUNT, FIELDS, Field, Row};
use crate::contract::provider::Provider;
use crate::messages::{self, Siblings};
use crate::profile::Profile;
use crate::report::{Issue, UncheckedCode, WarningCode};
use crate::rules::{Context, Rule};
use crate::shortcut::{self, Findings, Lists, MAX_ELEMENTS, Shape};
use crate::validate::{issue_of_element, issue_of_field};
use crate::value::{Value, push_integer};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use wasm_bindgen::prelude::*;

/// What [`quick_form`] gives where the engine has to be asked.
const ASK: u32 = u32::MAX;

// Atomic because a static has to be: on wasm these are plain loads and stores.
static IDS: [AtomicU64; MAX_ELEMENTS] = [const { AtomicU64::new(0) }; MAX_ELEMENTS];
static REPEATED: AtomicU32 = AtomicU32::new(0);
static NOTES: AtomicU32 = AtomicU32::new(0);

/// The context of a number: the profile's place, and 4 for the other provider.
pub(super) fn context(setting: u32) -> Context {
    let profile = Profile::ALL[setting as usize & 3];
    let provider = Provider::ALL[setting as usize >> 2];
    Context { profile, parallel_limit: provider.parallel_cap().map(i64::from) }
}

/// Says which number stands at a place of `phone_number_ids`: a safe integer.
#[wasm_bindgen(js_name = quickId)]
pub fn quick_id(place: u32, id: f64) {
    IDS[place as usize & (MAX_ELEMENTS - 1)].store(id as i64 as u64, Relaxed);
}

/// The rules of fields that a form broke, a bit each, or [`ASK`]. `kinds` hold 4 bits a field, seven fields a number; the
/// other numbers say more of each. What they mean is written down in pkg-template/shortcut.js.
#[wasm_bindgen(js_name = quickForm)]
#[allow(clippy::too_many_arguments)] // numbers only: an object would cost more than the rules
pub fn quick_form(
    setting: u32,
    first_kinds: u32,
    other_kinds: u32,
    days: u32,
    strange_days: u32,
    name: f64,
    assistant_id: f64,
    timezone: f64,
    max_calls_in_parallel: f64,
    allowed_hours_start_time: f64,
    allowed_hours_end_time: f64,
    allowed_days: f64,
    max_retries: f64,
    retry_interval: f64,
    retry_on_voicemail: f64,
    retry_on_goal_incomplete: f64,
    goal_completion_variable: f64,
    mark_complete_when_no_leads: f64,
    phone_number_ids: f64,
) -> u32 {
    let shapes: [Shape; FIELD_COUNT] = [
        shape_of(first_kinds, name),
        shape_of(first_kinds >> 4, assistant_id),
        shape_of(first_kinds >> 8, timezone),
        shape_of(first_kinds >> 12, max_calls_in_parallel),
        shape_of(first_kinds >> 16, allowed_hours_start_time),
        shape_of(first_kinds >> 20, allowed_hours_end_time),
        shape_of(first_kinds >> 24, allowed_days),
        shape_of(other_kinds, max_retries),
        shape_of(other_kinds >> 4, retry_interval),
        shape_of(other_kinds >> 8, retry_on_voicemail),
        shape_of(other_kinds >> 12, retry_on_goal_incomplete),
        shape_of(other_kinds >> 16, goal_completion_variable),
        shape_of(other_kinds >> 20, mark_complete_when_no_leads),
        shape_of(other_kinds >> 24, phone_number_ids),
    ];
    let repeated_ids = match shapes[Field::PhoneNumberIds as usize] {
        Shape::List(count) => {
            shortcut::repeated(MAX_ELEMENTS.min(count as usize), |place| IDS[place].load(Relaxed) as i64)
        }
        _ => 0,
    };
    REPEATED.store(repeated_ids, Relaxed);
    match shortcut::examine(&shapes, &Lists { days, strange_days, repeated_ids }, &context(setting)) {
        Some(Findings { rules, warnings, unchecked }) => {
            NOTES.store(warnings | unchecked << 16, Relaxed);
            rules
        }
        None => ASK,
    }
}

/// The lowest four bits of `kind` count.
#[inline(always)]
fn shape_of(kind: u32, number: f64) -> Shape {
    let text = |exact| {
        let bits = number as u64;
        Shape::Text { length: bits as u32, exact, first: (bits >> 32) as u8 }
    };
    match kind & 15 {
        1 => Shape::Flag(number != 0.0),
        2 => Shape::Whole(number as i64),
        3 => text(true),
        4 => text(false),
        5 => Shape::List(number as u32),
        6 => {
            let [a, b, c, d, e, ..] = (number as u64).to_le_bytes();
            Shape::Five([a, b, c, d, e])
        }
        7 => Shape::Zone(number != 0.0),
        _ => Shape::Nothing,
    }
}

/// Of the last form: the warnings, a bit each, and from bit 16 on the open questions.
#[wasm_bindgen(js_name = quickNotes)]
pub fn quick_notes() -> u32 {
    NOTES.load(Relaxed)
}

/// Of the last form: the places in `phone_number_ids` whose number stands there more than once.
#[wasm_bindgen(js_name = quickRepeated)]
pub fn quick_repeated() -> u32 {
    REPEATED.load(Relaxed)
}

/// The place of a day in the week, 7 for a text that is none.
#[wasm_bindgen(js_name = dayPlace)]
pub fn day_place(text: &str) -> u32 {
    DAYS.iter().position(|day| *day == text).unwrap_or(DAYS.len()) as u32
}

/// The issue of a broken rule of a field, by its bit: JSON text.
#[wasm_bindgen(js_name = fieldIssue)]
pub fn field_issue(setting: u32, bit: u32) -> String {
    // No standard sentence shows the value, and what is suggested for a zone JavaScript knows.
    let issue = |(row, rule): (&Row, Rule)| issue_of_field(row, rule, &Value::Null, &context(setting));
    shortcut::rules().nth(bit as usize).map_or_else(String::new, |found| written(&issue(found)))
}

/// The issue of an element of a list of texts or numbers: the last rule of its elements, broken at `place`. JSON text.
#[wasm_bindgen(js_name = elementIssue)]
pub fn element_issue(setting: u32, field: u32, place: u32) -> String {
    let row = &FIELDS[field as usize];
    let list = Value::List(Vec::new());
    let mut shown = String::new();
    push_integer(&mut shown, i64::from(place));
    let issue = |rule: &Rule| -> Issue {
        issue_of_element(row, *rule, (&shown, Some(place)), (&Value::Null, &Siblings::of(&list)), &context(setting))
    };
    row.each.last().map_or_else(String::new, |rule| written(&issue(rule)))
}

/// A warning or, from bit 16 on, an open question, by its bit of [`quick_notes`]: JSON text.
#[wasm_bindgen(js_name = note)]
pub fn note(bit: u32) -> String {
    let mut out = String::new();
    match bit.checked_sub(16) {
        None => WarningCode::ALL[bit as usize].warning().write(&mut out),
        Some(bit) => UncheckedCode::ALL[bit as usize].unchecked().write(&mut out),
    }
    out
}

fn written(issue: &Issue) -> String {
    let mut out = String::new();
    issue.write(&mut out);
    out
}

/// The top-level message over so many issues of which `first` is the first.
#[wasm_bindgen(js_name = topLevel)]
pub fn top_level(setting: u32, first: &str, count: u32) -> String {
    messages::top_level(context(setting).profile, first, count as usize)
}
