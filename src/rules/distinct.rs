//! `distinct`: no other element is loosely equal (`==`) to this one; of two equal ones both fail.
//!
//! Source: `ValidatesAttributes::{validateDistinct, getDistinctValues}`. The others are the elements that are no array with
//! elements of its own and do not stand under the key `""`; either kind is still compared with the others itself.
//! PHP compares all pairs; here integers meet in a table, and where there is anything else, equal values meet in groups: 100,000 elements
//! take milliseconds.

use crate::php::{self, Numeric};
use crate::sort;
use crate::value::Value;

/// For each of these integers, whether no other is equal to it; `None` where a table does not tell them apart in so many steps as there are
/// integers, or nearly: somebody may choose them so.
#[inline(never)]
pub fn by_number(numbers: &[i64]) -> Option<Vec<bool>> {
    let size = (2 * numbers.len() + 1).next_power_of_two();
    // Which one stands there, from 1 on.
    let mut table = vec![0u32; size];
    let mut passed = vec![true; numbers.len()];
    let mut steps = 8 * numbers.len();
    for (place, &number) in numbers.iter().enumerate() {
        let mut at = ((number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        loop {
            let entry = &mut table[at & (size - 1)];
            let Some(other) = entry.checked_sub(1) else {
                *entry = place as u32 + 1;
                break;
            };
            if numbers[other as usize] == number {
                (passed[other as usize], passed[place]) = (false, false);
                break;
            }
            at += 1;
            steps = steps.checked_sub(1)?;
        }
    }
    Some(passed)
}

/// The integers of a list of nothing else, texts of integers included. (To PHP two of them are equal where the integers are.)
fn integers(list: Value, places: &[usize]) -> Option<Vec<i64>> {
    let Value::List(nodes) = list else { return None };
    let mut numbers = Vec::with_capacity(places.len());
    for &place in places {
        numbers.push(match nodes.item(place) {
            Value::Int(number) => number,
            Value::Text(text) => match php::numeric(text) {
                Some(Numeric::Int(number)) => number,
                _ => return None,
            },
            _ => return None,
        });
    }
    Some(numbers)
}

/// For each element at these places, whether it passes.
#[inline(never)]
pub fn passes(list: Value, places: &[usize]) -> Vec<bool> {
    if let Some(passed) = integers(list, places).and_then(|numbers| by_number(&numbers)) {
        return passed;
    }
    // Whether the others are compared with it.
    let is_seen = |place: usize| match list {
        Value::Map(nodes) => !nodes.entry(place).is_filled_array() && !nodes.key(place).is_empty(),
        list => !list.at(place).is_filled_array(),
    };
    let mut members = Vec::with_capacity(places.len());
    // A bit for each kind that there is: most lists hold few, and the others need no search.
    let mut kinds = 0u32;
    for &place in places {
        if is_seen(place) {
            groups(
                list.at(place),
                &mut |kind, number, text| {
                    kinds |= 1 << kind;
                    members.push(Group(kind, number, text));
                },
                &mut |_, _, _| {},
            );
        }
    }
    let order = sort::order(members.len(), &|a, b| members[a].is_before(&members[b]));
    let mut passed = Vec::with_capacity(places.len());
    for &place in places {
        let mut equal = 0;
        groups(list.at(place), &mut |_, _, _| {}, &mut |kind, number, text| {
            if kinds >> kind & 1 == 1 {
                let group = Group(kind, number, text);
                equal += sort::count_while(order.len(), &|at| !group.is_before(&members[order[at]]))
                    - sort::count_while(order.len(), &|at| members[order[at]].is_before(&group));
            }
        });
        // It equals itself, where it is seen.
        passed.push(equal == usize::from(is_seen(place)));
    }
    passed
}

/// What kind of group, and which one of that kind.
struct Group<'a>(u8, i64, &'a [u8]);

/// `true` (1) and `false` (0).
const BOOL: u8 = 0;
/// What is no boolean, and truthy (1) or falsy (0).
const NO_BOOL: u8 = 1;
const NULL: u8 = 2;
const EMPTY_ARRAY: u8 = 3;
/// The numbers 0, which equal null. (A text would have to be empty for that: none is by now.)
const ZERO: u8 = 4;
/// Integers and texts of such, by their number.
const WHOLE: u8 = 5;
/// The kinds of numbers, by their double: integers, texts of integers, floats, which equal all of the same double.
const INT: u8 = 6;
const INT_TEXT: u8 = 7;
const FLOAT: u8 = 8;
/// Texts whose double says too little: what PHP takes for an integer beyond 64 bits, on either side, and what is too large for a double.
const ABOVE: u8 = 9;
const BELOW: u8 = 10;
/// Those, and texts that are no numbers, by their letters.
const TEXT: u8 = 11;

impl Group<'_> {
    fn is_before(&self, other: &Group) -> bool {
        (self.0, self.1, self.2) < (other.0, other.1, other.2)
    }
}

/// Names the groups of which a value is a `member`, and those whose members it `equals`. Of the latter one holds the value itself.
fn groups<'a>(value: Value<'a>, member: &mut dyn FnMut(u8, i64, &'a [u8]), equals: &mut dyn FnMut(u8, i64, &'a [u8])) {
    let truth = i64::from(php::is_truthy(value));
    equals(BOOL, truth, b"");
    if let Value::Bool(_) = value {
        member(BOOL, truth, b"");
        equals(NO_BOOL, truth, b"");
        return;
    }
    member(NO_BOOL, truth, b"");
    // 0.0 and -0.0 are equal. (No number of JSON is NaN.)
    let double = |number: f64| if number == 0.0 { 0 } else { number.to_bits() as i64 };
    let (number, text) = match value {
        Value::Int(number) => (Some(Numeric::Int(number)), &b""[..]),
        Value::Float(number) => (Some(Numeric::Float { value: number, overflow: 0 }), &b""[..]),
        Value::Text(text) => (php::numeric(text), text),
        Value::Null => {
            member(NULL, 0, b"");
            [NULL, EMPTY_ARRAY, ZERO].iter().for_each(|&kind| equals(kind, 0, b""));
            return;
        }
        _ => {
            if truth == 0 {
                member(EMPTY_ARRAY, 0, b"");
                [NULL, EMPTY_ARRAY].iter().for_each(|&kind| equals(kind, 0, b""));
            }
            return;
        }
    };
    let is_text = !text.is_empty();
    if truth == 0 && !is_text {
        member(ZERO, 0, b"");
        equals(NULL, 0, b"");
    }
    match number {
        Some(Numeric::Int(number)) => {
            member(WHOLE, number, b"");
            equals(WHOLE, number, b"");
            let number = double(number as f64);
            member(if is_text { INT_TEXT } else { INT }, number, b"");
            let equal: &[u8] = if is_text { &[FLOAT] } else { &[FLOAT, ABOVE, BELOW] };
            equal.iter().for_each(|&kind| equals(kind, number, b""));
        }
        Some(Numeric::Float { value, overflow }) if is_text && (overflow != 0 || value.is_infinite()) => {
            member(TEXT, 0, text);
            equals(TEXT, 0, text);
            // On opposite sides and yet the same double: both are 0, by their exponents.
            let (side, opposite) = if value.is_sign_negative() { (BELOW, ABOVE) } else { (ABOVE, BELOW) };
            member(side, double(value), b"");
            [INT, FLOAT, opposite].iter().for_each(|&kind| equals(kind, double(value), b""));
        }
        Some(Numeric::Float { value, .. }) => {
            member(FLOAT, double(value), b"");
            [INT, INT_TEXT, FLOAT, ABOVE, BELOW].iter().for_each(|&kind| equals(kind, double(value), b""));
            // PHP compares it with texts that are no numbers as a word.
            if value.is_infinite() {
                equals(TEXT, 0, if value.is_sign_negative() { b"-INF" } else { b"INF" });
            }
        }
        None => {
            member(TEXT, 0, text);
            equals(TEXT, 0, text);
            match text {
                b"INF" => equals(FLOAT, double(f64::INFINITY), b""),
                b"-INF" => equals(FLOAT, double(f64::NEG_INFINITY), b""),
                _ => {}
            }
        }
    }
}
