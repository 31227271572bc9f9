//! `min`, `max` and `between`, and the size that they compare.
//!
//! Source: `ValidatesAttributes::{getSize, validateMin, validateMax, validateBetween}`. The size of a numeric value in
//! a field with `integer` is the number. The size of an array is its number of elements. The size of any other value is
//! `mb_strlen` of PHP's string form, in code points: an emoji has 1, a family of four 7. Laravel 8 compares as PHP
//! does, newer versions exactly (`BigNumber`).

use crate::php::value::{Value, digits_of, integer_of};
use crate::php::{self, Numeric};
use crate::profile::Profile;
use std::cmp::Ordering::{self, Equal, Greater, Less};
use std::ops::RangeInclusive;

/// The exponents that Laravel 11 and newer compare (10 crashes): beyond them every size rule fails. (A range, because
/// the smallest integer has no absolute value.)
const EXPONENTS: RangeInclusive<i64> = -1000..=1000;

/// Returns whether the size of a value is from `min` to `max`, both included. `i64::MIN` and `i64::MAX` mean no bound.
///
/// A numeric value has its number as size if `numeric` (its field has the rule `integer`). Otherwise the size is the
/// number of elements, or of code points of the text. `profile` selects how numbers with fractions compare.
#[inline(always)]
pub fn is_within(value: Value, numeric: bool, min: i64, max: i64, profile: Profile) -> bool {
    match value {
        Value::Int(number) if numeric => min <= number && number <= max,
        // No text has more characters than bytes, and no text is empty.
        Value::Text(text) if !numeric && min <= 1 && text.len() as i64 <= max => true,
        value => is_measured_within(value, numeric, min, max, profile),
    }
}

#[inline(never)]
fn is_measured_within(value: Value, numeric: bool, min: i64, max: i64, profile: Profile) -> bool {
    let size = Measured::of(value, numeric, profile);
    (min == i64::MIN || size.is_at_least(min)) && (max == i64::MAX || size.is_at_most(max))
}

/// The size of a value.
#[derive(Debug)]
pub enum Measured {
    /// A count, or an integer.
    Whole(i64),
    /// A number as PHP's double (Laravel 8).
    Double(f64),
    /// A number as exact decimal digits (newer versions).
    Decimal(Vec<u8>),
    /// A number that cannot be compared: it violates every bound.
    Incomparable,
}

impl Measured {
    /// Measures `value`; `numeric` states whether its field has a numeric rule.
    pub fn of(value: Value, numeric: bool, profile: Profile) -> Measured {
        if numeric && let Some(size) = number(value, profile) {
            return size;
        }
        let count = value.count().unwrap_or_else(|| php::to_text(value).map_or(0, |text| characters(&text)));
        Measured::Whole(count as i64)
    }

    /// Returns whether the size satisfies `min`.
    pub fn is_at_least(&self, bound: i64) -> bool {
        self.compare(bound).is_some_and(Ordering::is_ge)
    }

    /// Returns whether the size satisfies `max`.
    pub fn is_at_most(&self, bound: i64) -> bool {
        self.compare(bound).is_some_and(Ordering::is_le)
    }

    fn compare(&self, bound: i64) -> Option<Ordering> {
        match self {
            Measured::Whole(size) => Some(size.cmp(&bound)),
            Measured::Double(size) => size.partial_cmp(&(bound as f64)),
            Measured::Decimal(text) => compare_decimal(text, bound),
            Measured::Incomparable => None,
        }
    }
}

/// Counts the code points of a text.
pub fn characters(text: &[u8]) -> usize {
    // Eight bytes at a time: all bytes but the first of a character begin with the bits 10.
    let (words, rest) = text.as_chunks::<8>();
    let others = |word: u64| (word >> 7 & !(word >> 6) & 0x0101_0101_0101_0101).count_ones() as usize;
    let in_words: usize = words.iter().map(|word| others(u64::from_le_bytes(*word))).sum();
    text.len() - in_words - rest.iter().filter(|byte| **byte & 0xC0 == 0x80).count()
}

/// Returns the value as a number, if PHP's `is_numeric` accepts it.
fn number(value: Value, profile: Profile) -> Option<Measured> {
    Some(match value {
        Value::Int(number) => Measured::Whole(number),
        Value::Float(number) if profile.is_laravel_8() => Measured::Double(number),
        Value::Float(number) if number.is_infinite() => Measured::Incomparable,
        Value::Float(number) => Measured::Decimal(php::float_text(number)),
        Value::Text(text) => match php::numeric(text)? {
            Numeric::Int(number) => Measured::Whole(number),
            // PHP compares two strings, the value and the bound. It ignores the double of a text that it took for too
            // long.
            Numeric::Float { overflow, .. } if profile.is_laravel_8() && overflow != 0 => {
                Measured::Double(f64::INFINITY.copysign(f64::from(overflow)))
            }
            Numeric::Float { value, .. } if profile.is_laravel_8() => Measured::Double(value),
            Numeric::Float { .. } => Measured::Decimal(text.into()),
        },
        _ => return None,
    })
}

/// Compares a decimal number exactly with an integer; `None` if its exponent is beyond those that Laravel compares.
fn compare_decimal(bytes: &[u8], bound: i64) -> Option<Ordering> {
    let negative = bytes[0] == b'-';
    let mut whole = 0;
    let mut exponent = 0;
    let mut digits = Vec::new();
    let mut behind_point = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits.push(byte);
                whole += i64::from(!behind_point);
            }
            b'.' => behind_point = true,
            b'e' | b'E' => {
                exponent = integer_of(&bytes[at + 1..]).filter(|size| EXPONENTS.contains(size))?;
                break;
            }
            _ => {}
        }
    }
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = &digits[zeros..];
    // The number of digits before the decimal point (below 0: the number of zeros behind it).
    let point = whole + exponent - zeros as i64;
    if digits.is_empty() {
        return Some(0.cmp(&bound));
    }
    if negative != (bound < 0) || bound == 0 {
        return Some(if negative { Less } else { Greater });
    }

    let bound = digits_of(bound);
    let bound = bound.as_bytes();
    let bound = &bound[usize::from(negative)..];
    let mut magnitude = point.cmp(&(bound.len() as i64));
    for index in 0..bound.len().max(digits.len()) {
        if magnitude != Equal {
            break;
        }
        let digit = |digits: &[u8]| digits.get(index).copied().unwrap_or(b'0');
        magnitude = digit(digits).cmp(&digit(bound));
    }
    Some(if negative { magnitude.reverse() } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{list, text};

    /// Returns whether `value` is within 1 to 5, for (Laravel 8, newer versions).
    fn within(value: Value) -> (bool, bool) {
        let check = |profile| {
            let size = Measured::of(value, true, profile);
            size.is_at_least(1) && size.is_at_most(5)
        };
        (check(Profile::Laravel8), check(Profile::Laravel12))
    }

    #[test]
    fn size_of_a_number_is_its_value() {
        assert_eq!(within(Value::Int(5)), (true, true));
        assert_eq!(within(Value::Int(6)), (false, false));
        assert_eq!(within(text("007")), (false, false));
        assert_eq!(within(text("1.5")), (true, true));
        assert_eq!(within(text("5e0")), (true, true));
        assert_eq!(within(text("-1")), (false, false));
        assert_eq!(within(text("50e-1")), (true, true));
    }

    #[test]
    fn size_of_other_values_is_their_number_of_characters_or_elements() {
        assert_eq!(within(text("abc")), (true, true));
        assert_eq!(within(text("abcdef")), (false, false));
        assert_eq!(within(Value::Bool(true)), (true, true));
        assert_eq!(within(Value::Bool(false)), (false, false));
        assert_eq!(within(list(&[Value::Null; 2])), (true, true));
        assert_eq!(within(list(&[])), (false, false));
    }

    #[test]
    fn size_compares_doubles_in_laravel_8_and_decimals_in_newer_versions() {
        assert_eq!(within(Value::Float(5.000000000000001)), (false, true));
        assert_eq!(within(Value::Float(0.9999999999999)), (false, false));
        assert_eq!(within(Value::Float(0.999999999999999)), (false, true));
        assert_eq!(within(Value::Float(0.9999999999999999)), (false, true));
        assert_eq!(within(text("5.00000000000000000001")), (true, false));
        assert_eq!(within(text("0.99999999999999999999")), (true, false));
        let long = Measured::of(text("-10000000000000000000e-19"), true, Profile::Laravel8);
        assert!(!long.is_at_least(1) && long.is_at_most(5));
        assert_eq!(within(text("1000000000000000000e-18")), (true, true));
        assert_eq!(within(text("10000000000000000000e-19")), (false, true));
        assert_eq!(within(text("0010000000000000000000.5e-19")), (false, true));
        assert_eq!(within(Value::Float(f64::INFINITY)), (false, false));
        assert_eq!(within(text("1e-400")), (false, false));
        assert_eq!(within(text("0e1001")), (false, false));
        assert_eq!(within(text("1e0001000")), (false, false));
        let tiny = Measured::of(text("1e-9223372036854775808"), true, Profile::Laravel12);
        assert!(!tiny.is_at_least(1) && !tiny.is_at_most(5));
    }

    #[test]
    fn size_of_a_text_is_its_number_of_code_points() {
        let count = |t: &str| match Measured::of(text(t), false, Profile::Laravel12) {
            Measured::Whole(count) => count,
            other => panic!("{other:?}"),
        };
        assert_eq!(count("😀"), 1);
        assert_eq!(count("👨‍👩‍👧‍👦"), 7);
        assert_eq!(count("e\u{301}"), 2);
        assert_eq!(count("a\0b"), 3);
        assert_eq!(count("300"), 3);
    }

    #[test]
    fn compare_decimal_is_exact() {
        for (number, bound, expected) in [
            ("10", 10, Equal),
            ("10.0", 10, Equal),
            ("9.99", 10, Less),
            ("10.0000000000000000000000001", 10, Greater),
            ("1e1", 10, Equal),
            ("100e-1", 10, Equal),
            (".1e2", 10, Equal),
            ("1.", 1, Equal),
            ("0.1", 1, Less),
            ("11", 10, Greater),
            ("9", 10, Less),
            ("0", 0, Equal),
            ("-0.0", 0, Equal),
            ("0.0", -1, Greater),
            ("0", 1, Less),
            ("0.1", 0, Greater),
            ("-0.1", 0, Less),
            ("-0.1", -1, Greater),
            ("-1.5", -1, Less),
            ("-5", 3, Less),
            ("5", -3, Greater),
            ("9223372036854775808", i64::MAX, Greater),
            ("-9223372036854775809", i64::MIN, Less),
            ("-9223372036854775808.0", i64::MIN, Equal),
            ("1e1000", i64::MAX, Greater),
        ] {
            assert_eq!(compare_decimal(number.as_bytes(), bound), Some(expected), "{number} and {bound}");
        }
        for beyond in ["1e1001", "1e-1001", "0e1001", "1e99999999999999999999"] {
            assert_eq!(compare_decimal(beyond.as_bytes(), 1), None, "{beyond}");
        }
    }
}
