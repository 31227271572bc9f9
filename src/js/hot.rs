//! The [`shortcut`](crate::shortcut) for JavaScript (pkg-template/shortcut.js): calls that take and give numbers only, which cost nanoseconds; and
//! the sentences, which JavaScript asks for once each and keeps.

use super::{cap, context};
use crate::contract::fields::{FIELD_COUNT, FIELDS, Field};
use crate::messages::{self, Siblings};
use crate::report::{Issue, UncheckedCode, WarningCode};
use crate::rules::Rule;
use crate::shortcut::{ABSENT, Shapes, broken, misfits, notes, rule_at};
use crate::validate::{issue_of_element, issue_of_field};
use crate::value::{Value, push_integer};
use wasm_bindgen::prelude::*;

/// What is to be said of a form: a bit for each field that does not fit, and from bit 14 on the [`notes`]. `kinds` hold four bits
/// a field, seven fields a number; bit 7 of `days` says that there are others than days.
///
/// Exported by its plain name, past wasm-bindgen, whose wrapper sends the numbers through memory: half of the call's time.
#[unsafe(export_name = "quickForm")]
#[allow(clippy::too_many_arguments)] // numbers only: an object would cost more than the rules
pub extern "C" fn quick_form(
    setting: u32,
    first_kinds: u32,
    other_kinds: u32,
    days: u32,
    name: i32,
    timezone: i32,
    max_calls_in_parallel: i32,
    allowed_hours_start_time: i32,
    allowed_hours_end_time: i32,
    max_retries: i32,
    retry_interval: i32,
    retry_on_goal_incomplete: i32,
    goal_completion_variable: i32,
    phone_number_ids: i32,
) -> u32 {
    // In the table's order, all at once: to fill an array with zeros first is a call out of wasm.
    let numbers: [i32; FIELD_COUNT] = [
        name,
        ABSENT,
        timezone,
        max_calls_in_parallel,
        allowed_hours_start_time,
        allowed_hours_end_time,
        ABSENT,
        max_retries,
        retry_interval,
        ABSENT,
        retry_on_goal_incomplete,
        goal_completion_variable,
        ABSENT,
        phone_number_ids,
    ];
    let kinds = kinds_of(first_kinds, other_kinds);
    let shapes = Shapes { kinds, numbers, days: days & 0x7F, strange_days: days >> 7 != 0 };
    let misfits = misfits(&shapes, cap(setting).unwrap_or(i64::MAX));
    misfits | notes(&shapes, misfits) << FIELD_COUNT
}

/// The rules that the fields broke that do not fit (`misfits`), a bit each in the table's order. 0 where that is for the engine to
/// say. `letters`: the fields whose text begins with a letter, a bit each. The numbers of lists and of the assistant settle nothing.
#[unsafe(export_name = "brokenRules")]
#[allow(clippy::too_many_arguments)] // as above
pub extern "C" fn broken_rules(
    setting: u32,
    misfits: u32,
    letters: u32,
    first_kinds: u32,
    other_kinds: u32,
    name: i32,
    timezone: i32,
    max_calls_in_parallel: i32,
    allowed_hours_start_time: i32,
    allowed_hours_end_time: i32,
    max_retries: i32,
    retry_interval: i32,
    retry_on_voicemail: i32,
    retry_on_goal_incomplete: i32,
    goal_completion_variable: i32,
    mark_complete_when_no_leads: i32,
) -> u32 {
    let numbers: [i32; FIELD_COUNT] = [
        name,
        ABSENT,
        timezone,
        max_calls_in_parallel,
        allowed_hours_start_time,
        allowed_hours_end_time,
        ABSENT,
        max_retries,
        retry_interval,
        retry_on_voicemail,
        retry_on_goal_incomplete,
        goal_completion_variable,
        mark_complete_when_no_leads,
        ABSENT,
    ];
    let shapes = Shapes { kinds: kinds_of(first_kinds, other_kinds), numbers, days: 0, strange_days: false };
    broken(&shapes, misfits, letters, &context(setting))
}

fn kinds_of(first: u32, other: u32) -> u64 {
    u64::from(first) | u64::from(other) << 28
}

/// How many rules, and places of each list, the numbers of [`issue`] have room for.
const ROOM: u32 = 32;

/// An issue as JSON text, by its number: first the rules of fields by their place among all ([`rule_at`]), then the elements of
/// `allowed_days` by place, and those of `phone_number_ids`: what is said of an element that breaks the last of its rules.
#[wasm_bindgen(js_name = issue)]
pub fn issue(setting: u32, number: u32) -> String {
    let context = context(setting);
    let place = number % ROOM;
    let field = match number / ROOM {
        // No standard sentence shows the value, and what is suggested for a zone JavaScript knows.
        0 => {
            let issue = |(row, rule)| written(&issue_of_field(row, rule, &Value::Null, &context));
            return rule_at(place as usize).map_or_else(String::new, issue);
        }
        1 => Field::AllowedDays,
        _ => Field::PhoneNumberIds,
    };
    let row = &FIELDS[field as usize];
    let list = Value::List(Vec::new());
    let mut shown = String::new();
    push_integer(&mut shown, i64::from(place));
    let issue = |rule: &Rule| -> Issue {
        issue_of_element(row, *rule, (&shown, Some(place)), (&Value::Null, &Siblings::of(&list)), &context)
    };
    row.each.last().map_or_else(String::new, |rule| written(&issue(rule)))
}

/// A warning or an open question, by its bit of the [`notes`]: JSON text.
#[wasm_bindgen(js_name = note)]
pub fn note(bit: usize) -> String {
    let mut out = String::new();
    match WarningCode::ALL.get(bit) {
        Some(code) => code.warning().write(&mut out),
        None => UncheckedCode::ALL[bit - WarningCode::ALL.len()].unchecked().write(&mut out),
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
