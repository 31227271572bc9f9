//! `distinct`: no other element is loosely equal (`==`) to this one; of two equal ones both fail.
//!
//! Source: `ValidatesAttributes::{validateDistinct, getDistinctValues}`. The others are the elements that are no array with
//! elements of its own and do not stand under the key `""`; either kind is still compared with the others itself.
//! PHP compares all pairs; here equal values meet in buckets, so that 100,000 elements take milliseconds.

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
    let mut numbers = Vec::with_capacity(elements.len());
    let mut passed = Vec::with_capacity(elements.len());
    for element in elements {
        numbers.push(Number::of(element.value));
    }
    let seen = Tally::of(elements, &numbers);
    for (element, number) in elements.iter().zip(&numbers) {
        passed.push(!seen.has_equal(element, number.as_ref()));
    }
    passed
}

/// How often each kind of value was seen: all that decides whether a value has an equal.
#[derive(Default)]
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

/// What decides among numbers with the same double: one of the kinds below, and what tells two of that kind apart.
type Kind<'a> = (u8, i64, &'a str);
const INT: u8 = 0;
const FLOAT: u8 = 1;
const INT_TEXT: u8 = 2;
/// A text with a finite value that PHP does not take for an integer beyond 64 bits.
const FLOAT_TEXT: u8 = 3;
/// A text whose double says too little: what PHP takes for an integer beyond 64 bits (on this side of them: -1, 1), and what is too large
/// for a double (0).
const HUGE_TEXT: u8 = 4;
/// Behind all of them.
const END: Kind = (5, 0, "");

impl<'a> Number<'a> {
    fn of(value: &'a Value) -> Option<Number<'a>> {
        let (double, kind) = match value {
            Value::Int(number) => (*number as f64, (INT, *number, "")),
            Value::Float(number) => (*number, (FLOAT, 0, "")),
            Value::Text(text) => match php::numeric(text)? {
                Numeric::Int(number) => (number as f64, (INT_TEXT, number, "")),
                Numeric::Float { value, overflow: 0 } if value.is_finite() => (value, (FLOAT_TEXT, 0, "")),
                Numeric::Float { value, overflow } => (value, (HUGE_TEXT, i64::from(overflow), text.as_str())),
            },
            _ => return None,
        };
        // 0.0 and -0.0 are equal but sort apart.
        Some(Number { double: if double == 0.0 { 0.0 } else { double }, kind })
    }

    /// Whether it stands before this double and kind. (No number of JSON is NaN.)
    fn is_before(&self, double: f64, kind: Kind) -> bool {
        self.double < double || self.double == double && self.kind < kind
    }
}

impl<'a> Tally<'a> {
    fn of(elements: &[Element<'a>], numbers: &[Option<Number<'a>>]) -> Tally<'a> {
        let mut tally = Tally::default();
        let mut seen_numbers: Vec<Number> = Vec::new();
        let mut seen_texts: Vec<&str> = Vec::new();
        for (element, number) in elements.iter().zip(numbers) {
            if !element.seen {
                continue;
            }
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
                        (Some(number), _) => seen_numbers.push(*number),
                        (None, Value::Text(text)) => seen_texts.push(text),
                        _ => {}
                    }
                }
            }
        }
        for (i, (double, word)) in INFINITE.into_iter().enumerate() {
            for number in &seen_numbers {
                tally.infinite[i] += usize::from(number.kind.0 == FLOAT && number.double == double);
            }
            for text in &seen_texts {
                tally.infinite_words[i] += usize::from(*text == word);
            }
        }
        let numbers = &seen_numbers;
        for place in sort::order(numbers.len(), &|a, b| numbers[a].is_before(numbers[b].double, numbers[b].kind)) {
            tally.numbers.push(numbers[place]);
        }
        for place in sort::order(seen_texts.len(), &|a, b| seen_texts[a] < seen_texts[b]) {
            tally.texts.push(seen_texts[place]);
        }
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

    /// How many seen numbers and texts equal this number or text, itself included.
    fn equal_texts_and_numbers(&self, value: &Value, number: Option<&Number>) -> usize {
        let Some(number) = number else {
            let Value::Text(text) = value else { return 0 };
            let texts = &self.texts;
            let mut equal = sort::count_while(texts.len(), &|i| texts[i] <= text.as_str())
                - sort::count_while(texts.len(), &|i| texts[i] < text.as_str());
            for (i, (_, word)) in INFINITE.iter().enumerate() {
                equal += if text == word { self.infinite[i] } else { 0 };
            }
            return equal;
        };
        // Those with the same double lie next to each other, in the order of their kinds.
        let before = |kind| sort::count_while(self.numbers.len(), &|i| self.numbers[i].is_before(number.double, kind));
        let from = |kind: u8| before((kind, i64::MIN, ""));
        let whole = |kind: u8, n: i64| before((kind, n, "\0")) - before((kind, n, ""));
        let side = |side: i64| before((HUGE_TEXT, side + 1, "")) - before((HUGE_TEXT, side, ""));
        let floats = from(INT_TEXT) - from(FLOAT) + from(HUGE_TEXT) - from(FLOAT_TEXT);
        let (kind, n, text) = number.kind;
        match kind {
            INT | INT_TEXT => {
                let huge = if kind == INT { before(END) - from(HUGE_TEXT) } else { 0 };
                floats + whole(INT, n) + whole(INT_TEXT, n) + huge
            }
            HUGE_TEXT => {
                let equal = sort::count_while(self.numbers.len(), &|i| {
                    let other = &self.numbers[i];
                    other.is_before(number.double, number.kind)
                        || other.double == number.double && other.kind == (kind, n, text)
                }) - before(number.kind);
                // Beyond on opposite sides and yet the same double: both are 0, by their exponents.
                let opposite = if n == 0 { 0 } else { side(-n) };
                floats + from(FLOAT) - from(INT) + equal + opposite
            }
            _ => {
                let mut equal = before(END) - from(INT);
                for (i, (double, _)) in INFINITE.iter().enumerate() {
                    equal += if kind == FLOAT && number.double == *double { self.infinite_words[i] } else { 0 };
                }
                equal
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
