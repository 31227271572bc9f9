//! Runs a table of rows over a decoded body, in Laravel's order: all fields, then the rows of elements, each row over
//! all elements.
//!
//! Source: as for [`validate`](crate::verdict::validate). This runner reads the rows as data, for the contracts since
//! 2026-07. The first contract has one of its own, which knows its rows at compile time.

use crate::contract::contract_2026_07::{Row, TABLE, Table};
use crate::php::value::Value;
use crate::rules::check::Check;
use crate::rules::{Context, Rule, date};
use crate::verdict::account_2026_07::AccountCode;
use crate::verdict::validate::examined_indices;

/// The fields of a decoded body.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    /// The contract.
    pub table: &'static Table,
    values: Vec<Option<Value<'a>>>,
    unserializable: u32,
}

impl<'a> Fields<'a> {
    /// Reads the fields of the second contract. `unserializable` has a bit for each field that cannot be written as
    /// JSON.
    pub fn of(body: Value<'a>, unserializable: u32) -> Fields<'a> {
        Fields::in_table(&TABLE, body, unserializable)
    }

    /// Reads the fields of a contract.
    pub fn in_table(table: &'static Table, body: Value<'a>, unserializable: u32) -> Fields<'a> {
        let mut fields = Fields { table, values: vec![None; table.field_count], unserializable };
        if let Value::Map(members) = body {
            for index in 0..members.len() {
                if let Some(field) = fields.index_of(members.key(index)) {
                    fields.values[field] = Some(members.entry(index));
                }
            }
        }
        fields
    }

    fn index_of(&self, name: &[u8]) -> Option<usize> {
        self.table.rows[..self.table.field_count].iter().position(|row| row.name.as_bytes() == name)
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
        self.index_of(name.as_bytes()).and_then(|field| self.values[field]).unwrap_or(Value::Null)
    }
}

/// A failed check.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// The contract.
    pub table: &'static Table,
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
        let row = &self.table.rows[self.row];
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
    let table = fields.table;
    let mut failures = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let mut run = |element, value, is_single| run(&mut failures, fields, context, index, element, value, is_single);
        if index < table.field_count {
            if fields.is_unserializable(index) {
                failures.push(Failure {
                    table,
                    row: index,
                    cause: Cause::Unserializable,
                    element: None,
                    value: Value::Null,
                });
            } else {
                run(None, fields.at(index).unwrap_or(Value::Null), true);
            }
            continue;
        }
        let (field, rest) = row.split();
        let list = fields.get(field);
        let Some(count) = list.count() else { continue };
        match member(rest) {
            None => {
                let indices = examined_indices(list);
                let single = table.distinct.filter(|_| row.has(Rule::Distinct)).map(|passes| passes(list, &indices));
                for (at, &element) in indices.iter().enumerate() {
                    let is_single = single.as_ref().is_none_or(|single| single[at]);
                    run(Some((list, element)), list.at(element), is_single);
                }
            }
            Some(name) => {
                for element in 0..count {
                    run(Some((list, element)), child(list.at(element), name), true);
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

/// Adds the failures of a value. `is_single` states whether no other element equals it.
fn run<'a>(
    failures: &mut Vec<Failure<'a>>,
    fields: &Fields<'a>,
    context: &Context,
    index: usize,
    element: Option<(Value<'a>, usize)>,
    value: Value<'a>,
    is_single: bool,
) {
    let row: &Row = &fields.table.rows[index];
    // Fields are nullable, elements are not.
    let skips = element.is_none() && matches!(value, Value::Null);
    for (at, check) in row.checks.iter().enumerate() {
        if skips && !check.is_implicit() {
            continue;
        }
        let passes = match check {
            Check::Rule(Rule::Distinct) => is_single,
            check => check.passes(value, row.is_numeric(), context, |name| fields.get(name)),
        };
        if !passes {
            failures.push(Failure { table: fields.table, row: index, cause: Cause::Check(at), element, value });
            if check.is_implicit() {
                return;
            }
        }
    }
}

/// Returns whether the form has a date that only PHP's own scanner can read. Such a date is accepted here.
pub fn has_unread_date(fields: &Fields) -> bool {
    fields.table.rows.iter().enumerate().take(fields.table.field_count).any(|(index, row)| {
        row.checks.contains(&Check::Date)
            && fields.at(index).is_some_and(|value| date::read(value) == date::Reading::Unknown)
    })
}
