//! Normalizes the values of an accepted form, for the request's body. JavaScript reads the records and builds the
//! campaign (pkg-template/validate/engine.ts).

use crate::contract::fields::FIELDS;
use crate::php::value::{KNOWN, Value};
use crate::rules::{Rule, boolean, integer};
use crate::verdict::form::Form;

/// The actions of records: the lower half of the first number.
pub mod action {
    /// The value is left out.
    pub const DROPPED: u64 = 0;
    /// The number in the second number's bits.
    pub const NUMBER: u64 = 1;
    /// A flag in the upper half.
    pub const FLAG: u64 = 2;
    /// A part of the text: its start in the upper half, its length in the second number, both in UTF-16 units.
    pub const PART: u64 = 3;
    /// The digits of the integer in the second number.
    pub const DIGITS: u64 = 4;
    /// A list; the upper half is the number of records that follow.
    pub const LIST: u64 = 5;
    /// A day; the upper half is its index.
    pub const DAY: u64 = 6;
}

/// Returns the records of these fields of an accepted form (a bit each). They state the values to send.
pub fn records(form: &Form, fields: u32) -> Vec<[u64; 2]> {
    let mut records = Vec::with_capacity(2 * FIELDS.len());
    for row in FIELDS.iter().filter(|row| fields >> row.field as u32 & 1 == 1) {
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
        for index in 0..count {
            let record = record_of(value.at(index), row.each, &[]);
            // An element that no rule examined (an array under the key `""`) is neither day nor id: it is left out.
            if record[0] != action::DROPPED {
                records.push(record);
            }
        }
        records[head] = [action::LIST | ((records.len() - head - 1) as u64) << 32, 0];
    }
    records
}

/// Returns the record of a value that these rules accepted.
fn record_of(value: Value, rules: &[Rule], whole: &[u8]) -> [u64; 2] {
    if rules.contains(&Rule::Integer) {
        // The sign of zero is dropped: `JSON.stringify(-0)` is "0".
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

/// Counts the UTF-16 units of a text.
fn units(text: &[u8]) -> usize {
    // A character of four bytes has two.
    text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + text.iter().filter(|byte| **byte >= 0xF0).count()
}
