//! `distinct`: no other element is loosely equal (`==`) to this one; of two equal ones both fail.
//!
//! Source: `ValidatesAttributes::{validateDistinct, getDistinctValues}`. The others are the elements that are no array with
//! elements of its own and do not stand under the key `""`; either kind is still compared with the others itself.
//! PHP compares all pairs; here equal values meet in groups, so that 100,000 elements take milliseconds.

use crate::php::{self, Numeric};
use crate::sort;
use crate::value::Value;

/// An element of the list, and whether the others are compared with it.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    /// The element.
    pub value: &'a Value,
    /// Whether it is one of "the others".
    pub seen: bool,
}

/// For each element, whether it passes.
pub fn passes(elements: &[Element]) -> Vec<bool> {
    let mut members = Vec::with_capacity(elements.len());
    // A bit for each kind that there is: most lists hold few, and the others need no search.
    let mut kinds = 0u32;
    for element in elements {
        if element.seen {
            groups(
                element.value,
                &mut |kind, number, text| {
                    kinds |= 1 << kind;
                    members.push(Group(kind, number, text));
                },
                &mut |_, _, _| {},
            );
        }
    }
    let order = sort::order(members.len(), &|a, b| members[a].is_before(&members[b]));
    let mut passed = Vec::with_capacity(elements.len());
    for element in elements {
        let mut equal = 0;
        groups(element.value, &mut |_, _, _| {}, &mut |kind, number, text| {
            if kinds >> kind & 1 == 1 {
                let group = Group(kind, number, text);
                equal += sort::count_while(order.len(), &|at| !group.is_before(&members[order[at]]))
                    - sort::count_while(order.len(), &|at| members[order[at]].is_before(&group));
            }
        });
        // It equals itself, where it is seen.
        passed.push(equal == usize::from(element.seen));
    }
    passed
}

/// What kind of group, and which one of that kind.
struct Group<'a>(u8, i64, &'a str);

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
fn groups<'a>(value: &'a Value, member: &mut dyn FnMut(u8, i64, &'a str), equals: &mut dyn FnMut(u8, i64, &'a str)) {
    let truth = i64::from(php::is_truthy(value));
    equals(BOOL, truth, "");
    if let Value::Bool(_) = value {
        member(BOOL, truth, "");
        equals(NO_BOOL, truth, "");
        return;
    }
    member(NO_BOOL, truth, "");
    // 0.0 and -0.0 are equal. (No number of JSON is NaN.)
    let double = |number: f64| if number == 0.0 { 0 } else { number.to_bits() as i64 };
    let (number, text) = match value {
        Value::Int(number) => (Some(Numeric::Int(*number)), ""),
        Value::Float(number) => (Some(Numeric::Float { value: *number, overflow: 0 }), ""),
        Value::Text(text) => (php::numeric(text), text.as_str()),
        Value::Null => {
            member(NULL, 0, "");
            [NULL, EMPTY_ARRAY, ZERO].iter().for_each(|&kind| equals(kind, 0, ""));
            return;
        }
        _ => {
            if truth == 0 {
                member(EMPTY_ARRAY, 0, "");
                [NULL, EMPTY_ARRAY].iter().for_each(|&kind| equals(kind, 0, ""));
            }
            return;
        }
    };
    let is_text = !text.is_empty();
    if truth == 0 && !is_text {
        member(ZERO, 0, "");
        equals(NULL, 0, "");
    }
    match number {
        Some(Numeric::Int(number)) => {
            member(WHOLE, number, "");
            equals(WHOLE, number, "");
            let number = double(number as f64);
            member(if is_text { INT_TEXT } else { INT }, number, "");
            let equal: &[u8] = if is_text { &[FLOAT] } else { &[FLOAT, ABOVE, BELOW] };
            equal.iter().for_each(|&kind| equals(kind, number, ""));
        }
        Some(Numeric::Float { value, overflow }) if is_text && (overflow != 0 || value.is_infinite()) => {
            member(TEXT, 0, text);
            equals(TEXT, 0, text);
            // On opposite sides and yet the same double: both are 0, by their exponents.
            let (side, opposite) = if value.is_sign_negative() { (BELOW, ABOVE) } else { (ABOVE, BELOW) };
            member(side, double(value), "");
            [INT, FLOAT, opposite].iter().for_each(|&kind| equals(kind, double(value), ""));
        }
        Some(Numeric::Float { value, .. }) => {
            member(FLOAT, double(value), "");
            [INT, INT_TEXT, FLOAT, ABOVE, BELOW].iter().for_each(|&kind| equals(kind, double(value), ""));
            // PHP compares it with texts that are no numbers as a word.
            if value.is_infinite() {
                equals(TEXT, 0, if value.is_sign_negative() { "-INF" } else { "INF" });
            }
        }
        None => {
            member(TEXT, 0, text);
            equals(TEXT, 0, text);
            match text {
                "INF" => equals(FLOAT, double(f64::INFINITY), ""),
                "-INF" => equals(FLOAT, double(f64::NEG_INFINITY), ""),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::php::loosely_equal;

    /// All pairs, as PHP compares them: what the groups must agree with.
    fn by_pairs(elements: &[Element]) -> Vec<bool> {
        let others = |i: usize| elements.iter().enumerate().filter(move |(j, other)| *j != i && other.seen);
        elements
            .iter()
            .enumerate()
            .map(|(i, one)| !others(i).any(|(_, other)| loosely_equal(one.value, other.value)))
            .collect()
    }

    fn oddities() -> Vec<Value> {
        let mut values = vec![
            Value::Null,
            Value::Bool(true),
            Value::Bool(false),
            Value::List(vec![]),
            Value::List(vec![Value::Int(1)]),
        ];
        values.extend(
            [0, 1, -1, 5, i64::MAX, i64::MAX - 1, i64::MIN, 9007199254740993, 9007199254740992].map(Value::Int),
        );
        values.extend(
            [
                0.0,
                -0.0,
                1.0,
                1.5,
                9007199254740992.0,
                9223372036854775808.0,
                -9223372036854775808.0,
                1e300,
                f64::INFINITY,
                f64::NEG_INFINITY,
            ]
            .map(Value::Float),
        );
        values.extend(
            [
                "0",
                "00",
                "0.0",
                "-0",
                "1",
                "+1",
                "01",
                "1.0",
                "1e0",
                "a",
                "A",
                "false",
                "INF",
                "-INF",
                "inf",
                "1e999",
                "1e998",
                "-1e999",
                "9223372036854775807",
                "9223372036854775808",
                "9223372036854775808.0",
                "09223372036854775808",
                "-9223372036854775809",
                "9007199254740993",
                "9007199254740992.0",
                "1e300",
                "10000000000000000000e-19",
                "-10000000000000000000e-19",
                "10000000000000000000.5e-19",
                "10000000000000000000e-400",
                "10000000000000000001e-400",
                "-10000000000000000000e-400",
                "1 ",
                "\u{c}1",
            ]
            .map(|text| Value::Text(text.into())),
        );
        values
    }

    #[test]
    fn groups_agree_with_pairs() {
        let pool = oddities();
        let mut seed = 1u64;
        let mut draw = |n: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % n
        };
        for a in &pool {
            for b in &pool {
                for seen in [true, false] {
                    let pair = [
                        Element { value: a, seen: !a.is_filled_array() },
                        Element { value: b, seen: seen && !b.is_filled_array() },
                    ];
                    assert_eq!(passes(&pair), by_pairs(&pair), "{pair:?}");
                }
            }
        }
        for _ in 0..20_000 {
            let elements: Vec<Element> = (0..draw(9))
                .map(|_| {
                    let value = &pool[draw(pool.len())];
                    Element { value, seen: !value.is_filled_array() && draw(12) > 0 }
                })
                .collect();
            assert_eq!(passes(&elements), by_pairs(&elements), "{elements:?}");
        }
    }

    /// Milliseconds here; all pairs would take minutes. The bound leaves room for a busy machine.
    #[test]
    fn a_hundred_thousand_elements_of_any_kind_take_no_time() {
        let same_double: Vec<Value> =
            (0..100_000).map(|i| Value::Text(format!("922337203685477{:06}", 580_800 + i % 500))).collect();
        let numbers: Vec<Value> = (0..100_000).map(Value::Int).collect();
        let near: Vec<Value> = (0..100_000).map(|i| Value::Int(i64::MAX - i)).collect();
        let infinite: Vec<Value> = (0..100_000).map(|i| Value::Text(format!("1e{}", 400 + i))).collect();
        let words: Vec<Value> = (0..100_000)
            .map(|i| if i % 2 == 0 { Value::Float(f64::INFINITY) } else { Value::Text("INF".into()) })
            .collect();
        for values in [same_double, numbers, near, infinite, words] {
            let elements: Vec<Element> = values.iter().map(|value| Element { value, seen: true }).collect();
            let start = std::time::Instant::now();
            passes(&elements);
            assert!(start.elapsed().as_secs() < 20, "{:?}: {:?}", &values[..2], start.elapsed());
        }
    }
}
