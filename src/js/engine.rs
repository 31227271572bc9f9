//! The engine for JavaScript. A form arrives as a tape that JavaScript wrote ([`judge`]), or as JSON text, of which the same tape is made
//! first ([`decode`]); the answer is a number, with records behind it where something is wrong. Sentences are JavaScript's.
//!
//! What is handed in as a slice JavaScript has written to where [`allocate`] said, and calls past wasm-bindgen's glue, with numbers.

use crate::account::{self, Account};
use crate::contract::fields::{FIELDS, Field};
use crate::form::Form;
use crate::json::Decoded;
use crate::middleware;
use crate::php;
use crate::profile::Profile;
use crate::report::WarningCode;
use crate::review::warning_bits;
use crate::rules::{Context, Rule, boolean, integer, timezone};
use crate::validate::{Report, Observations, validate_into};
use crate::value::{KNOWN, Tape, Value, tag};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use wasm_bindgen::prelude::*;

/// What [`judge`] says of a form that is refused.
const REFUSED: u32 = 1 << 30;

/// Where something is, and how many: the nodes of [`decode`], what is wrong with a form, a text.
static RESULTS: [AtomicU64; 3] = [const { AtomicU64::new(0) }; 3];
const NODES: usize = 0;
const FOUND: usize = 1;
const TEXT: usize = 2;

#[inline(always)]
fn publish<T>(what: usize, list: &[T]) {
    RESULTS[what].store(list.as_ptr() as u64 | (list.len() as u64) << 32, Relaxed);
}

/// Where that stands.
#[wasm_bindgen]
pub fn records() -> usize {
    RESULTS.as_ptr() as usize
}

/// Memory for so many bytes, aligned to eight; to be kept (until the instance goes) where the call is followed by `keep`.
#[wasm_bindgen]
pub fn allocate(bytes: usize) -> usize {
    Vec::<u64>::with_capacity(bytes.div_ceil(8)).leak().as_ptr() as usize
}

/// The names of time zones, as `zones.js` has them: to be said once, before all else.
#[wasm_bindgen(js_name = setZones)]
pub fn set_zones(names: Vec<u8>) {
    timezone::set_names(names);
}

/// What decides beside the form. `setting`: the profile's place in the lowest two bits, above them what is known of the account.
/// `limit`: how many calls at once, infinite where there is no bound.
#[inline(always)]
fn settings(setting: u32, limit: f64, facts: &[u64]) -> (Context, Account<'_>) {
    let profile = match setting & 3 {
        0 => Profile::Documented,
        1 => Profile::Laravel8,
        _ => Profile::Laravel12,
    };
    (Context { profile, parallel_limit: Some(limit as i64) }, Account { known: setting >> 2, facts })
}

/// The verdict on the form of a tape: in the lowest 15 bits warnings and open questions; above them, of an accepted form, the fields that
/// are not sent as they were handed in ([`normalize`] says how), a bit each.
#[wasm_bindgen]
#[cfg_attr(optimize_attribute, optimize(speed))]
pub fn judge(nodes: &[u64], text: &[u8], setting: u32, limit: f64, facts: &[u64]) -> u32 {
    let (context, account) = settings(setting, limit, facts);
    let tape = Tape { nodes, text, profile: Some(context.profile) };
    let form = Form::on(&tape);
    let mut report = Report::default();
    let seen = judge_into(&mut report, &form, &context, &account);
    let open = account::unchecked_bits(&form, &account, &report, seen.names_numbers);
    let notes = warning_bits(&seen.facts, &report) | open << WarningCode::ALL.len();
    if report.is_ok() {
        return notes | report.changed << 15;
    }
    let (place, count) = report.into_records();
    RESULTS[FOUND].store(place as u64 | (count as u64) << 32, Relaxed);
    notes | REFUSED
}

#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
fn judge_into(report: &mut Report, form: &Form, context: &Context, account: &Account) -> Observations {
    let seen = validate_into(report, form, context);
    if account.has_facts() {
        account::check_account(form, account, report);
    }
    seen
}

/// Decodes a body, which is changed by it; bit `i` of `unserializable` says that field `i` could not become JSON. Where the nodes of its
/// tape are, [`RESULTS`] says; its texts are where the body was. (A call of its own: [`judge`] is compiled into what is exported once.)
#[wasm_bindgen]
pub fn decode(mut body: Vec<u8>, unserializable: u32, setting: u32) {
    let mut decoded = Decoded::default();
    decoded.form(&mut body, settings(setting, 0.0, &[]).0.profile, false);
    for &field in &Field::ALL {
        if unserializable >> field as u32 & 1 == 1 {
            decoded.mark_unserializable(field);
        }
    }
    body.leak();
    publish(NODES, decoded.into_nodes().leak());
}

/// The verdicts on the rows of a block of lines, one after the other. For each: where its line starts, how long it is, and how many records
/// of what is wrong follow, two numbers each; or, where its sentences need the row itself, [`UNSAID`].
#[wasm_bindgen(js_name = judgeRows)]
pub fn judge_rows(mut block: Vec<u8>, setting: u32, limit: f64, facts: &[u64]) -> usize {
    let (context, account) = settings(setting, limit, facts);
    let is_utf8 = middleware::is_utf8(&block);
    let mut numbers: Vec<u32> = Vec::with_capacity(block.len() / 32 + 1);
    numbers.push(0);
    let mut decoded = Decoded::default();
    let mut report = Report::default();
    let mut at = 0;
    while at < block.len() {
        let start = at;
        let end = line_end(&block, start);
        at = end + 1;
        let line = &mut block[start..end];
        if line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
            continue;
        }
        decoded.form(line, context.profile, is_utf8);
        let tape = decoded.tape(line, Some(context.profile));
        let form = Form::on(&tape);
        report.clear();
        judge_into(&mut report, &form, &context, &account);
        // A key of an object is not a place.
        let is_said = report.failures().all(|found| found.element().is_none() || form.head(found.field()).0 == tag::LIST);
        numbers.extend([
            start as u32,
            (end - start) as u32,
            if is_said { report.failures().count() as u32 } else { UNSAID },
        ]);
        if is_said {
            report.failures().for_each(|found| numbers.extend(found.numbers()));
        }
    }
    numbers[0] = numbers.len() as u32;
    numbers.leak().as_ptr() as usize
}

/// In place of how many records there are.
const UNSAID: u32 = u32::MAX;

/// Where the line ends that starts here, eight bytes at a time.
#[inline(always)]
fn line_end(block: &[u8], start: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut at = start;
    while let Some(part) = block[at..].first_chunk::<8>() {
        let word = u64::from_le_bytes(*part) ^ (ONES * b'\n' as u64);
        let ends = word.wrapping_sub(ONES) & !word & (ONES << 7);
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    block[at..].iter().position(|&byte| byte == b'\n').map_or(block.len(), |length| at + length)
}

/// How a value goes into the campaign that is not sent as it was handed in: a record of two numbers.
mod action {
    /// Not at all.
    pub const DROPPED: u64 = 0;
    /// As the number that follows.
    pub const NUMBER: u64 = 1;
    /// As this flag.
    pub const FLAG: u64 = 2;
    /// As a part of the text: where it begins and, in the second number, how long it is, in UTF-16 units.
    pub const PART: u64 = 3;
    /// As the digits of the integer that follows.
    pub const DIGITS: u64 = 4;
    /// As a list of what the next records say, so many.
    pub const LIST: u64 = 5;
    /// As this day.
    pub const DAY: u64 = 6;
}

/// How the fields of these bits are sent, of an accepted form: where the records are.
#[wasm_bindgen]
pub fn normalize(nodes: &[u64], text: &[u8], setting: u32, bits: u32) -> usize {
    let tape = Tape { nodes, text, profile: Some(settings(setting, 0.0, &[]).0.profile) };
    let form = Form::on(&tape);
    let mut records = Vec::new();
    for row in FIELDS.iter().filter(|row| bits >> row.field as u32 & 1 == 1) {
        let Some(value) = form.value(row.field) else {
            records.push([action::DROPPED, 0]);
            continue;
        };
        let Some(count) = value.count() else {
            let whole = if matches!(value, Value::Text(_)) { form.text(row.field) } else { &[] };
            records.push(record_of(value, row.rules, whole));
            continue;
        };
        let head = records.len();
        records.push([0, 0]);
        for place in 0..count {
            let record = record_of(value.at(place), row.each, &[]);
            // An element that no rule examined (an array under the key `""`) is no day and no id: left out.
            if record[0] != action::DROPPED {
                records.push(record);
            }
        }
        records[head] = [action::LIST | ((records.len() - head - 1) as u64) << 32, 0];
    }
    records.leak().as_ptr() as usize
}

/// How a value is sent that these rules accepted.
fn record_of(value: Value, rules: &[Rule], whole: &[u8]) -> [u64; 2] {
    if rules.contains(&Rule::Integer) {
        // The zero of JSON has no sign that matters: `JSON.stringify(-0)` is "0".
        return match value {
            Value::Float(number) => [action::NUMBER, (number + 0.0).to_bits()],
            value => match integer::read(value) {
                Some(number) if number.unsigned_abs() < 1 << 53 => [action::NUMBER, (number as f64).to_bits()],
                Some(number) => [action::DIGITS, number as u64],
                None => [action::DROPPED, 0],
            },
        };
    }
    if rules.contains(&Rule::Boolean) {
        return [action::FLAG | u64::from(boolean::flag(value) == Some(true)) << 32, 0];
    }
    match value {
        Value::Text(day) if rules.contains(&Rule::In) => {
            [action::DAY | (KNOWN.iter().position(|known| *known == day).unwrap_or(0) as u64) << 32, 0]
        }
        Value::Text(text) => {
            let start = text.as_ptr() as usize - whole.as_ptr() as usize;
            [action::PART | (units(&whole[..start]) as u64) << 32, units(text) as u64]
        }
        _ => [action::DROPPED, 0],
    }
}

/// How many UTF-16 units a text has.
fn units(text: &[u8]) -> usize {
    // A character of four bytes has two.
    text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + text.iter().filter(|byte| **byte >= 0xF0).count()
}

/// A value of a tape as PHP writes it: 0 where it is an array, 1 null, 2 false, 3 true, else 4, and the text is where [`RESULTS`] says.
#[wasm_bindgen(js_name = displayValue)]
pub fn display_value(nodes: &[u64], text: &[u8], setting: u32, node: usize) -> u32 {
    let tape = Tape { nodes, text, profile: Some(settings(setting, 0.0, &[]).0.profile) };
    match tape.value(node) {
        Value::Null => 1,
        Value::Bool(flag) => 2 + u32::from(flag),
        value => match php::to_text(value) {
            None => 0,
            Some(text) => {
                publish(TEXT, text.into_owned().leak());
                4
            }
        },
    }
}
