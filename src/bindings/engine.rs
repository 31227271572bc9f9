//! The exports of the validator module. A form arrives as a tape that JavaScript wrote ([`judge`]), or as JSON text
//! that [`decode`] turns into a tape. The answer is a number; a refused form adds records. JavaScript formats the
//! messages.
//!
//! JavaScript writes each slice to an address from [`allocate`], and bypasses wasm-bindgen's wrappers with address and
//! length.

use crate::php;
use crate::php::json_decode::Decoded;
use crate::php::value::{Tape, Value, tag};
use crate::profile::Profile;
use crate::rules::{Context, timezone};
use crate::verdict::account::{self, Account};
use crate::verdict::campaign;
use crate::verdict::form::Form;
use crate::verdict::report::WarningCode;
use crate::verdict::validate::{Observations, Report, validate_into};
use crate::verdict::warnings::warning_bits;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use wasm_bindgen::prelude::*;

/// The bit of [`judge`]'s answer that marks a refused form: the sign of a number in JavaScript.
const REFUSED: u32 = 1 << 31;

/// The address and length of each result: the nodes of [`decode`], the records of [`judge`], the text of
/// [`display_value`].
static RESULTS: [AtomicU64; 3] = [const { AtomicU64::new(0) }; 3];
const NODES: usize = 0;
const FAILURES: usize = 1;
const TEXT: usize = 2;

#[inline(always)]
fn publish<T>(result: usize, list: &[T]) {
    RESULTS[result].store(list.as_ptr() as u64 | (list.len() as u64) << 32, Relaxed);
}

/// Returns the address of [`RESULTS`].
#[wasm_bindgen]
pub fn records() -> usize {
    RESULTS.as_ptr() as usize
}

/// Allocates this many bytes, aligned to eight. Returns 0 if memory runs out. The bytes last until the next `reset`, or
/// as long as the instance if `keep` follows.
#[wasm_bindgen]
pub fn allocate(bytes: usize) -> usize {
    let mut memory = Vec::<u64>::new();
    match memory.try_reserve_exact(bytes.div_ceil(8)) {
        Ok(()) => memory.leak().as_ptr() as usize,
        Err(_) => 0,
    }
}

/// Sets the names of time zones, one per line (`zones.js`). JavaScript calls it once, before any other export.
#[wasm_bindgen(js_name = setZones)]
pub fn set_zones(names: Vec<u8>) {
    timezone::set_names(names);
}

/// Reads the options. `setting` holds the profile's index in its lowest two bits, and above them a bit for each known
/// fact of the account. `limit` is the parallel limit, infinite for none.
#[inline(always)]
fn settings(setting: u32, limit: f64, facts: &[u64]) -> (Context, Account<'_>) {
    let profile = match setting & 3 {
        0 => Profile::Documented,
        1 => Profile::Laravel8,
        _ => Profile::Laravel12,
    };
    (Context { profile, parallel_limit: Some(limit as i64) }, Account { known: setting >> 2, facts })
}

/// Judges the form on a tape. The lowest 16 bits of the answer are warnings and unchecked facts. For an accepted form,
/// the bits above mark the fields that are sent with a changed value (see [`normalize`]).
#[wasm_bindgen]
#[cfg_attr(optimize_attribute, optimize(speed))]
pub fn judge(nodes: &[u64], text: &[u8], setting: u32, limit: f64, facts: &[u64]) -> u32 {
    let (context, account) = settings(setting, limit, facts);
    let tape = Tape { nodes, text, profile: Some(context.profile) };
    let form = Form::on(&tape);
    let mut report = Report::default();
    let observations = judge_into(&mut report, &form, &context, &account);
    let missing = account::unchecked_bits(&form, &account, &report, observations.has_phone_numbers);
    let diagnostics = warning_bits(&observations.facts, &report) | missing << WarningCode::BITS;
    if report.is_ok() {
        return diagnostics | report.changed << 16;
    }
    let (address, count) = report.into_records();
    RESULTS[FAILURES].store(address as u64 | (count as u64) << 32, Relaxed);
    diagnostics | REFUSED
}

#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
fn judge_into(report: &mut Report, form: &Form, context: &Context, account: &Account) -> Observations {
    let observations = validate_into(report, form, context);
    if account.has_facts() {
        account::check_account(form, account, report);
    }
    observations
}

/// Decodes a body in place. [`RESULTS`] gets the nodes; the texts stay in the body's memory. (A separate call, because
/// [`judge`] is inlined into its only export.)
#[wasm_bindgen]
pub fn decode(mut body: Vec<u8>, setting: u32) {
    let mut decoded = Decoded::default();
    decoded.form(&mut body, settings(setting, 0.0, &[]).0.profile);
    body.leak();
    publish(NODES, decoded.into_nodes().leak());
}

/// Judges the rows of complete lines. Each row yields the start of its line and the number of its records, then the
/// records: their two numbers, and the start in the line and the length of the text that they refuse.
/// [`NO_TEXT`] replaces the length for any other value. [`NEEDS_VALUES`] replaces the number of records if the messages
/// depend on the row's values.
#[wasm_bindgen(js_name = judgeRows)]
pub fn judge_rows(mut block: Vec<u8>, setting: u32, limit: f64, facts: &[u64]) -> usize {
    let (context, account) = settings(setting, limit, facts);
    let mut numbers: Vec<u32> = Vec::with_capacity(block.len() / 32 + 1);
    numbers.push(0);
    let mut decoded = Decoded::default();
    let mut report = Report::default();
    let mut at = 0;
    while at < block.len() {
        let start = at;
        while let Some(b' ' | b'\t' | b'\r') = block.get(at) {
            at += 1;
        }
        if block.get(at).is_none_or(|&byte| byte == b'\n') {
            at += 1;
            continue;
        }
        let lines = &mut block[start..];
        let length = decoded.row(lines, context.profile);
        at = start + length + 1;
        let tape = decoded.tape(lines, Some(context.profile));
        let form = Form::on(&tape);
        report.clear();
        judge_into(&mut report, &form, &context, &account);
        let row = numbers.len();
        // Not `extend`: it becomes `memory.copy`, which engines run outside the wasm code.
        numbers.push(start as u32);
        numbers.push(0);
        for failure in report.failures() {
            if failure.element().is_some() && form.head(failure.field()).0 != tag::LIST {
                // The messages need the keys of an object.
                numbers.truncate(row + 2);
                numbers[row + 1] = NEEDS_VALUES;
                break;
            }
            let (start, length) = match form.refused(failure) {
                Some(Value::Text(text)) => (text.as_ptr() as usize - lines.as_ptr() as usize, text.len() as u32),
                _ => (0, NO_TEXT),
            };
            let [number, element] = failure.numbers();
            numbers.push(number);
            numbers.push(element);
            numbers.push(start as u32);
            numbers.push(length);
            numbers[row + 1] += 1;
        }
    }
    numbers[0] = numbers.len() as u32;
    numbers.leak().as_ptr() as usize
}

/// Replaces the number of records.
const NEEDS_VALUES: u32 = u32::MAX;
/// Replaces the length of a text.
const NO_TEXT: u32 = u32::MAX;

/// Writes the records of these fields of an accepted form (a bit each). Returns their address.
#[wasm_bindgen]
pub fn normalize(nodes: &[u64], text: &[u8], setting: u32, bits: u32) -> usize {
    let tape = Tape { nodes, text, profile: Some(settings(setting, 0.0, &[]).0.profile) };
    let form = Form::on(&tape);
    campaign::records(&form, bits).leak().as_ptr() as usize
}

/// Writes a value as PHP does. Returns 0 for an array, 1 for null, 2 for false, 3 for true. Returns 4 for any other
/// value, whose text is in [`RESULTS`].
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
