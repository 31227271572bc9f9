//! Many rows in one crossing: a block of NDJSON in, a few numbers a row out. Only what is wrong with an unusual row is text.

use super::settings::Settings;
use super::validator::report;
use super::verdict::write_issues;
use crate::contract::fields::FIELDS;
#[cfg(feature = "types")]
use crate::contract::request::CreateCampaign;
use crate::form::Form;
use crate::json_text::{flag, key, open, text_member};
use crate::lines::{read, rows};
#[cfg(feature = "types")]
use crate::report::Issue;
use crate::shortcut::{broken, misfits};
use crate::value::{joined, push_integer};
#[cfg(feature = "types")]
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// A row of NDJSON that the server would take.
#[cfg(feature = "types")]
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)] // a declaration for TypeScript: JavaScript puts the rows together
pub struct AcceptedRow {
    /// The row's number, from 1. Blank lines are no rows.
    pub row: f64,
    /// Where its line begins, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 201.
    #[tsify(type = "true")]
    pub ok: bool,
    /// What the row means: the campaign that the request built from it creates. Put together when it is first asked
    /// for: an accessor, which `{...row}` leaves out.
    pub campaign: CreateCampaign,
}

/// A row of NDJSON that the server would refuse.
#[cfg(feature = "types")]
#[derive(Tsify)]
#[allow(dead_code, non_snake_case)]
pub struct RefusedRow {
    /// The row's number, from 1. Blank lines are no rows.
    pub row: f64,
    /// Where its line begins, in bytes from the start of the input.
    pub byteOffset: f64,
    /// The server would answer 422.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The top-level message of the server's answer.
    pub message: String,
    /// The server's messages by key (`"name"`, `"allowed_days.0"`), in its order, to the letter.
    #[tsify(type = "Record<string, string[]>")]
    pub errors: String,
    /// The same one by one.
    pub issues: Vec<Issue>,
    /// `true` where the line is longer than `maxLineBytes`. It was not read: its errors are those of a line that is no JSON.
    #[tsify(optional, type = "true")]
    pub lineTooLong: bool,
}

/// The verdict on a row of NDJSON: `ok` tells which.
#[cfg(feature = "types")]
#[derive(Tsify)]
#[allow(dead_code)]
#[tsify(type = "AcceptedRow | RefusedRow")]
pub struct RowVerdict;

/// What a row's numbers say first.
const ACCEPTED: i64 = 0;
const REFUSED: i64 = 1;
/// The engine said what is wrong: it stands in the list of texts.
const REFUSED_BY_ENGINE: i64 = 2;

/// The verdicts on the rows of a block of lines: JSON text of `[numbers, refusals]`. For each row the numbers hold where its line
/// starts, how long it is, and 0 for an accepted one, 2 for one whose refusal is the next in the list, or 1 and then what is wrong:
/// the fields that do not fit, for each of them what `brokenRules` gives, the places of strange days and those of repeated ids.
#[wasm_bindgen(js_name = judgeLines)]
pub fn judge_lines(block: &[u8], setting: u32, facts: &str) -> String {
    let settings = Settings::read(setting, facts);
    let context = settings.context;
    let mut numbers = String::from("[[");
    let mut refusals = String::new();
    let mut push = |number: i64| {
        if !numbers.ends_with('[') {
            numbers.push(',');
        }
        push_integer(&mut numbers, number);
    };
    for (start, line) in rows(block) {
        push(start as i64);
        push(line.len() as i64);
        if let Some(row) = Some(line).filter(|_| facts.is_empty()).and_then(read) {
            let misfits = misfits(&row.shapes, context.parallel_limit.unwrap_or(i64::MAX));
            if misfits | row.strange_days | row.repeated_ids == 0 {
                push(ACCEPTED);
                continue;
            }
            let fields = FIELDS.iter().filter(|field| misfits >> field.field as u32 & 1 == 1);
            let rules: Option<Vec<u32>> = fields
                .map(|field| {
                    let (kind, number) = (row.shapes.kind(field.field), row.shapes.numbers[field.field as usize]);
                    let letter = row.letters >> field.field as u32 & 1 == 1;
                    broken(field, kind, number, letter, &context).filter(|rules| *rules != 0)
                })
                .collect();
            if let Some(rules) = rules {
                push(REFUSED);
                push(i64::from(misfits));
                rules.into_iter().for_each(|rules| push(i64::from(rules)));
                [row.strange_days, row.repeated_ids].into_iter().for_each(|bits| push(i64::from(bits)));
                continue;
            }
        }
        let form = Form::from_body(line, settings.context.profile);
        let report = report(&form, &settings);
        if report.is_ok() {
            push(ACCEPTED);
        } else {
            push(REFUSED_BY_ENGINE);
            open(&mut refusals, '{');
            key(&mut refusals, "ok");
            flag(&mut refusals, false);
            text_member(&mut refusals, "message", &report.message(settings.context.profile));
            write_issues(&mut refusals, &report.issues);
            refusals.push('}');
        }
    }
    joined(&[&numbers, "],[", &refusals, "]]"])
}
