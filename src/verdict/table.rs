//! Runs a table of rows over a decoded body, in Laravel's order: all fields, then the rows of elements, each row over
//! all elements.
//!
//! Source: as for [`validate`](crate::verdict::validate). This runner reads the rows as data, for the contracts since
//! 2026-07. The first contract has one of its own, which knows its rows at compile time.

use crate::contract::contract_2026_07::{FIELD_COUNT, ROWS, Row};
use crate::php::value::Value;
use crate::rules::check::Check;
use crate::rules::{Context, date};
use crate::verdict::account_2026_07::AccountCode;
use crate::verdict::validate::examined_indices;

/// The fields of a decoded body.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    values: [Option<Value<'a>>; FIELD_COUNT],
    unserializable: u32,
}

impl<'a> Fields<'a> {
    /// Reads the fields of a body. `unserializable` has a bit for each field that cannot be written as JSON.
    pub fn of(body: Value<'a>, unserializable: u32) -> Fields<'a> {
        let mut values = [None; FIELD_COUNT];
        if let Value::Map(members) = body {
            for index in 0..members.len() {
                let key = members.key(index);
                if let Some(field) = ROWS[..FIELD_COUNT].iter().position(|row| row.name.as_bytes() == key) {
                    values[field] = Some(members.entry(index));
                }
            }
        }
        Fields { values, unserializable }
    }

    /// Returns the value of a field; `None` if the key is missing.
    pub fn at(&self, field: usize) -> Option<Value<'a>> {
        self.values[field]
    }

    fn is_unserializable(&self, field: usize) -> bool {
        self.unserializable >> field & 1 == 1
    }

    /// Returns the value of a field by its name; null if it is missing.
    pub fn get(&self, name: &str) -> Value<'a> {
        let field = ROWS[..FIELD_COUNT].iter().position(|row| row.name == name);
        field.and_then(|field| self.values[field]).unwrap_or(Value::Null)
    }
}

/// A failed check.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// The index of the row.
    pub row: usize,
    /// The reason.
    pub cause: Cause,
    /// The list or map that holds the element, and the element's index.
    pub element: Option<(Value<'a>, usize)>,
    /// The refused value; null if it is missing.
    pub value: Value<'a>,
}

/// The reason of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A check of the row, by its index.
    Check(usize),
    /// The value cannot be written as JSON.
    Unserializable,
    /// An account fact contradicts the value. The number is the index of the assistant whose goal variables count.
    Account(AccountCode, usize),
}

impl Failure<'_> {
    /// Returns Laravel's key: `name`, `allowed_days.0`, `schedule_windows.0.start`.
    pub fn key(&self) -> String {
        let row = &ROWS[self.row];
        let (field, rest) = row.split();
        let mut key = String::from(field);
        if let Some((list, index)) = self.element {
            key.push('.');
            key.push_str(&list.key_at(index));
            key.push_str(member(rest).map_or("", |_| &rest[2..]));
        }
        key
    }
}

/// Returns the member's name in the rest of a row's name: `start` of `.*.start`.
pub fn member(rest: &str) -> Option<&str> {
    rest.get(3..).filter(|name| !name.is_empty())
}

/// Returns the failures of a form in Laravel's order. Empty if Laravel would accept it.
pub fn failures<'a>(fields: &Fields<'a>, context: &Context) -> Vec<Failure<'a>> {
    let mut failures = Vec::new();
    for (index, row) in ROWS.iter().enumerate() {
        if index < FIELD_COUNT {
            if fields.is_unserializable(index) {
                failures.push(Failure { row: index, cause: Cause::Unserializable, element: None, value: Value::Null });
            } else {
                run(&mut failures, fields, context, index, None, fields.at(index).unwrap_or(Value::Null));
            }
            continue;
        }
        let (field, rest) = row.split();
        let list = fields.get(field);
        let Some(count) = list.count() else { continue };
        match member(rest) {
            None => {
                for element in examined_indices(list) {
                    run(&mut failures, fields, context, index, Some((list, element)), list.at(element));
                }
            }
            Some(name) => {
                for element in 0..count {
                    let value = child(list.at(element), name);
                    run(&mut failures, fields, context, index, Some((list, element)), value);
                }
            }
        }
    }
    failures
}

/// Returns the member of an object; null if it is missing, or for any other value.
pub fn child<'a>(value: Value<'a>, name: &str) -> Value<'a> {
    let Value::Map(members) = value else { return Value::Null };
    let index = (0..members.len()).find(|index| members.key(*index) == name.as_bytes());
    index.map_or(Value::Null, |index| members.entry(index))
}

fn run<'a>(
    failures: &mut Vec<Failure<'a>>,
    fields: &Fields<'a>,
    context: &Context,
    index: usize,
    element: Option<(Value<'a>, usize)>,
    value: Value<'a>,
) {
    let row: &Row = &ROWS[index];
    // Fields are nullable, elements are not.
    let skips = element.is_none() && matches!(value, Value::Null);
    for (at, check) in row.checks.iter().enumerate() {
        if skips && !check.is_implicit() {
            continue;
        }
        if !check.passes(value, row.is_numeric(), context, |name| fields.get(name)) {
            failures.push(Failure { row: index, cause: Cause::Check(at), element, value });
            if check.is_implicit() {
                return;
            }
        }
    }
}

/// Returns whether the form has a date that only PHP's own scanner can read. Such a date is accepted here.
pub fn has_unread_date(fields: &Fields) -> bool {
    ROWS.iter().enumerate().take(FIELD_COUNT).any(|(index, row)| {
        row.checks.contains(&Check::Date)
            && fields.at(index).is_some_and(|value| date::read(value) == date::Reading::Unknown)
    })
}
