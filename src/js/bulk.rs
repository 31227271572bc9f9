//! Many rows in one crossing: a block of NDJSON in, a few numbers a row out. No engine is in this module: it says which rows that has to
//! be asked about, and pkg-template/bulk.js asks the validator.

use super::context;
use crate::lines::{Line, lines};
use crate::shortcut::{broken, misfits};
use wasm_bindgen::prelude::*;

/// What a row's third number says.
const ACCEPTED: u32 = 0;
const REFUSED: u32 = 1;
/// The engine has to be asked.
const ASK: u32 = 2;

/// The verdicts on the rows of a block of lines. For each row: where its line starts, how long it is, and 0 for an accepted one, 2 for
/// one that the engine has to judge, or 1 and then what is wrong: what `brokenRules` gives, the places of strange days and those of
/// repeated ids. A `setting` above 7 leaves all rows to the engine.
/// `zones` are the time zones that the server takes, a line each: JavaScript has them anyway (zones.js), so that they need not be here.
#[wasm_bindgen(js_name = judgeLines)]
pub fn judge_lines(block: &[u8], zones: &[u8], setting: u32) -> Vec<u32> {
    let context = context(setting);
    let limit = context.parallel_limit.unwrap_or(i64::MAX);
    let mut numbers = Vec::with_capacity(block.len() / 32);
    for Line { start, bytes, row } in lines(block, zones, setting > 7) {
        numbers.extend([start as u32, bytes.len() as u32]);
        let Some(row) = row else {
            numbers.push(ASK);
            continue;
        };
        let misfits = misfits(&row.shapes, limit);
        if misfits | row.strange_days | row.repeated_ids == 0 {
            numbers.push(ACCEPTED);
            continue;
        }
        let rules = broken(&row.shapes, misfits, row.letters, &context);
        if misfits != 0 && rules == 0 {
            numbers.push(ASK);
        } else {
            numbers.extend([REFUSED, rules, row.strange_days, row.repeated_ids]);
        }
    }
    numbers
}
