//! `distinct`: no other element is loosely equal (`==`) to this one; of two equal ones both fail.
//!
//! Source: `ValidatesAttributes::{validateDistinct, getDistinctValues}`. The others are the elements that are no array with
//! elements of its own and do not stand under the key `""`; either kind is still compared with the others itself.
//! PHP compares all pairs; here equal values meet in buckets, so that 100,000 elements take milliseconds.

use crate::php::{self, Numeric};
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
    let numbers: Vec<Option<Number>> = elements.iter().map(|element| Number::of(element.value)).collect();
    let seen = Tally::of(elements, &numbers);
    elements.iter().zip(&numbers).map(|(element, number)| !seen.has_equal(element, number.as_ref())).collect()
}

/// How often each kind of value was seen: all that decides whether a value has an equal.
struct Tally<'a> {
    nulls: usize,
    trues: usize,
    falses: usize,
    empty_arrays: usize,
    /// Truthy and falsy values that are no booleans.
    truthy: usize,
    falsy: usize,
    /// Falsy values but for the text "0", which null does not equal.
    like_null: usize,
    /// Numbers and numeric texts, those with the same double next to each other.
    numbers: Vec<Number<'a>>,
    /// Other texts, equal ones next to each other.
    texts: Vec<&'a str>,
    /// Floats that are infinite: PHP compares them with other texts as the words "INF" and "-INF".
    infinite: [usize; 2],
    /// Texts that are these words.
    infinite_words: [usize; 2],
}

const INFINITE: [(f64, &str); 2] = [(f64::INFINITY, "INF"), (f64::NEG_INFINITY, "-INF")];

/// A number or numeric text among the elements.
#[derive(Clone, Copy)]
struct Number<'a> {
    double: f64,
    kind: Kind<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind<'a> {
    Int(i64),
    Float,
    IntText(i64),
    /// A text with a finite value that PHP does not take for an integer beyond 64 bits.
    FloatText,
    /// A text whose double says too little: what PHP takes for an integer beyond 64 bits (on this side of them), and what
    /// is too large for a double. Two on opposite sides with the same double are both 0, by their exponents, and equal.
    HugeText(i8, &'a str),
}

impl<'a> Number<'a> {
    fn of(value: &'a Value) -> Option<Number<'a>> {
        let (double, kind) = match value {
            Value::Int(number) => (*number as f64, Kind::Int(*number)),
            Value::Float(number) => (*number, Kind::Float),
            Value::Text(text) => match php::numeric(text)? {
                Numeric::Int(number) => (number as f64, Kind::IntText(number)),
                Numeric::Float { value, overflow: 0 } if value.is_finite() => (value, Kind::FloatText),
                Numeric::Float { value, overflow } => (value, Kind::HugeText(overflow, text)),
            },
            _ => return None,
        };
        // 0.0 and -0.0 are equal but sort apart.
        Some(Number { double: if double == 0.0 { 0.0 } else { double }, kind })
    }
}

impl<'a> Tally<'a> {
    fn of(elements: &[Element<'a>], numbers: &[Option<Number<'a>>]) -> Tally<'a> {
        let mut tally = Tally {
            nulls: 0,
            trues: 0,
            falses: 0,
            empty_arrays: 0,
            truthy: 0,
            falsy: 0,
            like_null: 0,
            numbers: Vec::new(),
            texts: Vec::new(),
            infinite: [0; 2],
            infinite_words: [0; 2],
        };
        for (element, number) in elements.iter().zip(numbers).filter(|(element, _)| element.seen) {
            let value = element.value;
            match value {
                Value::Null => tally.nulls += 1,
                Value::Bool(true) => tally.trues += 1,
                Value::Bool(false) => tally.falses += 1,
                Value::List(_) | Value::Map(_) => tally.empty_arrays += 1,
                Value::Int(_) | Value::Float(_) | Value::Text(_) => {
                    let truthy = php::is_truthy(value);
                    tally.truthy += truthy as usize;
                    tally.falsy += !truthy as usize;
                    tally.like_null += is_like_null(value) as usize;
                    match (number, value) {
                        (Some(number), _) => tally.numbers.push(*number),
                        (None, Value::Text(text)) => tally.texts.push(text),
                        _ => {}
                    }
                }
            }
        }
        for (i, (double, word)) in INFINITE.into_iter().enumerate() {
            let is_float = |number: &&Number| number.kind == Kind::Float && number.double == double;
            tally.infinite[i] = tally.numbers.iter().filter(is_float).count();
            tally.infinite_words[i] = tally.texts.iter().filter(|text| **text == word).count();
        }
        tally.numbers.sort_unstable_by(|a, b| a.double.total_cmp(&b.double).then_with(|| a.kind.cmp(&b.kind)));
        tally.texts.sort_unstable();
        tally
    }

    fn has_equal(&self, element: &Element, number: Option<&Number>) -> bool {
        let itself = element.seen as usize;
        let others = match element.value {
            Value::Null => self.nulls + self.falses + self.empty_arrays + self.like_null,
            Value::Bool(false) => self.falses + self.nulls + self.empty_arrays + self.falsy,
            Value::Bool(true) => self.trues + self.truthy,
            Value::List(_) | Value::Map(_) if element.value.is_filled_array() => return self.trues > 0,
            Value::List(_) | Value::Map(_) => self.empty_arrays + self.nulls + self.falses,
            value => {
                let flags = if php::is_truthy(value) { self.trues } else { self.falses };
                let nulls = if is_like_null(value) { self.nulls } else { 0 };
                flags + nulls + self.equal_texts_and_numbers(value, number)
            }
        };
        others > itself
    }

    /// How many seen numbers and texts equal this number or text, itself included; counting stops at two.
    fn equal_texts_and_numbers(&self, value: &Value, number: Option<&Number>) -> usize {
        let Some(number) = number else {
            let Value::Text(text) = value else { return 0 };
            let first = self.texts.partition_point(|other| *other < text.as_str());
            let equal = self.texts[first..].iter().take(2).filter(|other| *other == text).count();
            let floats = INFINITE.iter().zip(self.infinite).find(|((_, word), _)| word == text);
            return equal + floats.map_or(0, |(_, count)| count);
        };
        let first = self.numbers.partition_point(|other| other.double.total_cmp(&number.double).is_lt());
        let equal = match number.kind {
            // Only equal to its like and to floats: both lie next to each other, but a run of other integers with the
            // same double may lie between. Such runs are long only in an attack, so it is searched, not walked.
            Kind::Int(_) | Kind::IntText(_) | Kind::HugeText(..) => self.count_in_run(first, number),
            // Equal to whatever has the same double.
            Kind::Float | Kind::FloatText => {
                let double = |other: &&Number| other.double == number.double;
                self.numbers[first..].iter().take(2).filter(double).count()
            }
        };
        let words = INFINITE.iter().zip(self.infinite_words).find(|((double, _), _)| *double == number.double);
        equal + words.filter(|_| number.kind == Kind::Float).map_or(0, |(_, count)| count)
    }

    /// How many numbers of the run that starts at `first` equal `number`, by binary search for each kind.
    fn count_in_run(&self, first: usize, number: &Number) -> usize {
        let run = &self.numbers[first..];
        let run = &run[..run.partition_point(|other| other.double == number.double)];
        let between = |low: Kind, high: Kind| {
            run.partition_point(|other| other.kind <= high) - run.partition_point(|other| other.kind < low)
        };
        let exactly = |kind: Kind| between(kind, kind);
        let huge_from = |side: i8| run.partition_point(|other| other.kind < Kind::HugeText(side, ""));
        let huge = run.len() - huge_from(-1);
        match number.kind {
            Kind::Int(n) => {
                exactly(Kind::Int(n))
                    + exactly(Kind::Float)
                    + exactly(Kind::IntText(n))
                    + exactly(Kind::FloatText)
                    + huge
            }
            Kind::IntText(n) => {
                exactly(Kind::Int(n)) + exactly(Kind::Float) + exactly(Kind::IntText(n)) + exactly(Kind::FloatText)
            }
            kind => {
                let opposite = match kind {
                    Kind::HugeText(1, _) => huge_from(0) - huge_from(-1),
                    Kind::HugeText(-1, _) => run.len() - huge_from(1),
                    _ => 0,
                };
                between(Kind::Int(i64::MIN), Kind::Int(i64::MAX))
                    + exactly(Kind::Float)
                    + exactly(Kind::FloatText)
                    + exactly(kind)
                    + opposite
            }
        }
    }
}

/// Whether null equals this number or text: no text is empty by now, so only the zeros.
fn is_like_null(value: &Value) -> bool {
    !matches!(value, Value::Text(_)) && !php::is_truthy(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::php::loosely_equal;

    /// All pairs, as PHP compares them: what the buckets must agree with.
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
    fn buckets_agree_with_pairs() {
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
