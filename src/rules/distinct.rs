//! `distinct`: no other element is loosely equal (`==`) to this one. Of two equal elements both fail.
//!
//! Source: `ValidatesAttributes::{validateDistinct, getDistinctValues}`. An element is compared with all elements
//! except filled arrays and elements under the key `""`. Those two kinds are still compared with the others themselves.
//!
//! PHP compares all pairs. Here integers use a hash table, and other values are grouped by equality: 100,000 elements
//! take milliseconds.

use crate::php::value::Value;
use crate::php::{self, Numeric};

/// Up to this many integers are compared in pairs, which is faster than a table.
const FEW: usize = 16;

/// Returns for each integer whether no other equals it. `None` if the hash table needs too many steps: an attacker may
/// choose colliding integers.
#[inline(never)]
pub fn by_number(numbers: &[i64]) -> Option<Vec<bool>> {
    if numbers.len() <= FEW {
        let is_single = |number| numbers.iter().filter(|other| *other == number).count() == 1;
        return Some(numbers.iter().map(is_single).collect());
    }
    let size = (2 * numbers.len() + 1).next_power_of_two();
    // The index of the integer in each slot, from 1.
    let mut table = vec![0u32; size];
    let mut passed = vec![true; numbers.len()];
    let mut steps = 8 * numbers.len();
    for (index, &number) in numbers.iter().enumerate() {
        let mut at = ((number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        loop {
            let entry = &mut table[at & (size - 1)];
            let Some(other) = entry.checked_sub(1) else {
                *entry = index as u32 + 1;
                break;
            };
            if numbers[other as usize] == number {
                (passed[other as usize], passed[index]) = (false, false);
                break;
            }
            at += 1;
            steps = steps.checked_sub(1)?;
        }
    }
    Some(passed)
}

/// Returns the integers of a list that holds only integers and texts of integers. (To PHP two of them are equal if the
/// integers are.)
fn integers(list: Value, indices: &[usize]) -> Option<Vec<i64>> {
    let Value::List(nodes) = list else { return None };
    let mut numbers = Vec::with_capacity(indices.len());
    for &index in indices {
        numbers.push(match nodes.item(index) {
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

/// Returns for each element at these indices whether it passes.
#[inline(never)]
pub fn passes(list: Value, indices: &[usize]) -> Vec<bool> {
    if let Some(passed) = integers(list, indices).and_then(|numbers| by_number(&numbers)) {
        return passed;
    }
    // Returns whether the others are compared with the element.
    let is_seen = |index: usize| match list {
        Value::Map(nodes) => !nodes.entry(index).is_filled_array() && !nodes.key(index).is_empty(),
        list => !list.at(index).is_filled_array(),
    };
    let mut members = Vec::with_capacity(indices.len());
    // A bit for each kind that is present: most lists hold few kinds, and the others need no search.
    let mut kinds = 0u32;
    for &index in indices {
        if is_seen(index) {
            groups(
                list.at(index),
                &mut |kind, number, text| {
                    kinds |= 1 << kind;
                    members.push(Group(kind, number, text));
                },
                &mut |_, _, _| {},
            );
        }
    }
    members.sort_unstable();
    let mut passed = Vec::with_capacity(indices.len());
    for &index in indices {
        let mut equal = 0;
        groups(list.at(index), &mut |_, _, _| {}, &mut |kind, number, text| {
            if kinds >> kind & 1 == 1 {
                let group = Group(kind, number, text);
                equal += members.partition_point(|member| *member <= group)
                    - members.partition_point(|member| *member < group);
            }
        });
        // An element equals itself, if the others are compared with it.
        passed.push(equal == usize::from(is_seen(index)));
    }
    passed
}

/// The kind of an equivalence group, and its identity within the kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Group<'a>(u8, i64, &'a [u8]);

/// `true` (1) and `false` (0).
const BOOL: u8 = 0;
/// Values other than booleans: truthy (1) or falsy (0).
const NO_BOOL: u8 = 1;
const NULL: u8 = 2;
const EMPTY_ARRAY: u8 = 3;
/// The numbers 0, which equal null. (Only an empty text would equal null too; the middleware left none.)
const ZERO: u8 = 4;
/// Integers and texts of integers, by their value.
const WHOLE: u8 = 5;
/// The kinds of numbers, by their double: integers, texts of integers, and floats, which equal all numbers with the
/// same double.
const INT: u8 = 6;
const INT_TEXT: u8 = 7;
const FLOAT: u8 = 8;
/// Texts whose double is not enough: numbers that PHP treats as integers beyond 64 bits, on either side, and numbers
/// too large for a double.
const ABOVE: u8 = 9;
const BELOW: u8 = 10;
/// The same texts, and texts that are not numeric, by their bytes.
const TEXT: u8 = 11;

/// Reports the equivalence groups that a value belongs to (`member`), and those whose members it equals (`equals`).
/// Exactly one of the latter holds the value itself.
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
            // Two texts on opposite sides have the same double only if both are 0, by their exponents.
            let (side, opposite) = if value.is_sign_negative() { (BELOW, ABOVE) } else { (ABOVE, BELOW) };
            member(side, double(value), b"");
            [INT, FLOAT, opposite].iter().for_each(|&kind| equals(kind, double(value), b""));
        }
        Some(Numeric::Float { value, .. }) => {
            member(FLOAT, double(value), b"");
            [INT, INT_TEXT, FLOAT, ABOVE, BELOW].iter().for_each(|&kind| equals(kind, double(value), b""));
            // PHP compares it as a word with texts that are not numeric.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::php::{float_text, is_truthy, numeric};
    use crate::testing::{list, map, text};

    /// PHP 8's `$a == $b`, if at most one side is a filled array. (PHP compares two such arrays element by element; no
    /// caller needs that, and here they are different.)
    fn loosely_equal(a: Value, b: Value) -> bool {
        use Value::{Bool, Float, Int, Null, Text};
        match (a, b) {
            (Null, Text(text)) | (Text(text), Null) => text.is_empty(),
            (Null | Bool(_), _) | (_, Null | Bool(_)) => is_truthy(a) == is_truthy(b),
            (Int(a), Int(b)) => a == b,
            (Int(a), Float(b)) | (Float(b), Int(a)) => a as f64 == b,
            (Float(a), Float(b)) => a == b,
            (Int(number), Text(text)) | (Text(text), Int(number)) => match numeric(text) {
                Some(Numeric::Int(other)) => number == other,
                Some(Numeric::Float { value, .. }) => number as f64 == value,
                None => false,
            },
            (Float(number), Text(text)) | (Text(text), Float(number)) => match numeric(text) {
                Some(other) => number == other.as_f64(),
                // Compared as strings: only the words for the infinities can equal such a text.
                None => number.is_infinite() && float_text(number) == text,
            },
            (Text(a), Text(b)) => texts_loosely_equal(a, b),
            // Two arrays are equal if both are empty. An array never equals a number or a string.
            _ => a.count() == Some(0) && b.count() == Some(0),
        }
    }

    /// `zendi_smart_streq`: two strings are compared as numbers if both are numeric, else byte by byte.
    fn texts_loosely_equal(a: &[u8], b: &[u8]) -> bool {
        match (numeric(a), numeric(b)) {
            (Some(Numeric::Int(x)), Some(Numeric::Int(y))) => x == y,
            // An integer beyond 64 bits never equals one within.
            (Some(Numeric::Int(x)), Some(Numeric::Float { value, overflow }))
            | (Some(Numeric::Float { value, overflow }), Some(Numeric::Int(x))) => overflow == 0 && x as f64 == value,
            (Some(Numeric::Float { value: x, overflow: o }), Some(Numeric::Float { value: y, overflow: p })) => {
                // The text decides if doubles cannot distinguish two numbers.
                let indistinct = x == y && (!x.is_finite() || (o != 0 && o == p));
                if indistinct { a == b } else { x == y }
            }
            _ => a == b,
        }
    }

    #[test]
    fn loosely_equal_follows_php_8() {
        let empty = list(&[]);
        let filled = list(&[Value::Int(1)]);
        let equal = [
            (Value::Int(1), text("1")),
            (Value::Int(1), Value::Float(1.0)),
            (text("1"), text("01")),
            (text("1e0"), text("1.0")),
            (Value::Bool(true), text("a")),
            (Value::Bool(true), Value::Int(-1)),
            (Value::Bool(true), filled),
            (Value::Bool(false), text("0")),
            (Value::Bool(false), empty),
            (Value::Null, Value::Int(0)),
            (Value::Null, empty),
            (Value::Int(9007199254740993), Value::Float(9007199254740992.0)),
            (Value::Int(i64::MAX), text("9223372036854775808")),
            (Value::Float(f64::INFINITY), text("INF")),
            (Value::Float(f64::INFINITY), text("1e999")),
            (Value::Float(-0.0), Value::Int(0)),
        ];
        for (a, b) in equal {
            assert!(loosely_equal(a, b) && loosely_equal(b, a), "{a:?} == {b:?}");
        }
        let different = [
            (Value::Null, text("0")),
            (Value::Int(0), text("a")),
            (Value::Int(0), empty),
            (text("a"), text("A")),
            (text("a"), empty),
            (filled, filled),
            (text("9223372036854775807"), text("9223372036854775808")),
            (text("9223372036854775808"), text("9223372036854775809")),
            (text("1e999"), text("1e998")),
            (Value::Int(9007199254740993), Value::Int(9007199254740992)),
        ];
        for (a, b) in different {
            assert!(!loosely_equal(a, b) && !loosely_equal(b, a), "{a:?} != {b:?}");
        }
    }

    /// Compares all pairs, as PHP does: the groups must agree with it.
    fn by_pairs(values: &[Value], is_seen: &[bool]) -> Vec<bool> {
        let others = |i: usize| (0..values.len()).filter(move |j| *j != i && is_seen[*j]);
        (0..values.len()).map(|i| !others(i).any(|j| loosely_equal(values[i], values[j]))).collect()
    }

    fn all(list: Value) -> Vec<bool> {
        passes(list, &(0..list.count().unwrap()).collect::<Vec<_>>())
    }

    fn oddities() -> Vec<Value<'static>> {
        let mut values = vec![Value::Null, Value::Bool(true), Value::Bool(false), list(&[]), list(&[Value::Int(1)])];
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
            .map(text),
        );
        values
    }

    #[test]
    fn distinct_groups_agree_with_comparing_all_pairs() {
        let pool = oddities();
        let mut seed = 1u64;
        let mut draw = |n: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % n
        };
        let hold = |values: &[Value], hidden: Option<usize>| {
            let is_seen: Vec<bool> =
                (0..values.len()).map(|at| Some(at) != hidden && !values[at].is_filled_array()).collect();
            // An element under the key "" is compared with the others, but they are not compared with it.
            let keys: Vec<String> = (0..values.len()).map(|at| format!("k{at}")).collect();
            let key = |at: usize| if Some(at) == hidden { "" } else { keys[at].as_str() };
            let members: Vec<(&str, Value)> = values.iter().enumerate().map(|(at, value)| (key(at), *value)).collect();
            assert_eq!(all(map(&members)), by_pairs(values, &is_seen), "{values:?}");
            if hidden.is_none() {
                assert_eq!(all(list(values)), by_pairs(values, &is_seen), "{values:?}");
            }
        };
        for a in &pool {
            for b in &pool {
                hold(&[*a, *b], None);
                hold(&[*a, *b], Some(1));
            }
        }
        for _ in 0..20_000 {
            let values: Vec<Value> = (0..draw(9)).map(|_| pool[draw(pool.len())]).collect();
            let hidden = if values.is_empty() || draw(3) > 0 { None } else { Some(draw(values.len())) };
            hold(&values, hidden);
        }
    }

    /// Equal integers share a slot of the table. Integers that collide on purpose are compared in groups.
    #[test]
    fn by_number_fails_equal_integers_even_if_others_collide() {
        let spread: Vec<i64> = (0..1000).map(|i| i * 7).collect();
        assert!(by_number(&spread).unwrap().iter().all(|passed| *passed));
        assert_eq!(by_number(&[5, -5, i64::MAX, 5, i64::MIN, 5]).unwrap(), [false, true, true, false, true, false]);
        // Multiples of 2^32 times the inverse of the multiplier: all begin at one slot.
        let inverse = 0xF1DE_83E1_9937_733Du64;
        let colliding: Vec<i64> = (0..20_000u64).map(|i| inverse.wrapping_mul(i) as i64).collect();
        assert!(by_number(&colliding).is_none());
        let values: Vec<Value> = colliding.iter().map(|number| Value::Int(*number)).collect();
        assert!(all(list(&values)).iter().all(|passed| *passed));
    }

    /// This takes milliseconds; all pairs would take minutes. The bound leaves room for a busy machine.
    #[test]
    fn distinct_checks_a_hundred_thousand_elements_of_any_kind_in_little_time() {
        let many = |make: &dyn Fn(i64) -> Value<'static>| (0..100_000).map(make).collect::<Vec<_>>();
        for values in [
            many(&|i| text(&format!("922337203685477{:06}", 580_800 + i % 500))),
            many(&Value::Int),
            many(&|i| Value::Int(i64::MAX - i)),
            many(&|_| Value::Int(5)),
            many(&|i| text(&format!("1e{}", 400 + i))),
            many(&|i| if i % 2 == 0 { Value::Float(f64::INFINITY) } else { text("INF") }),
        ] {
            let start = std::time::Instant::now();
            all(list(&values));
            assert!(start.elapsed().as_secs() < 20, "{:?}: {:?}", &values[..2], start.elapsed());
        }
    }
}
