//! `min`, `max` and `between`, and what they measure.
//!
//! Source: `ValidatesAttributes::{getSize, validateMin, validateMax, validateBetween}`. A field with `integer` is measured
//! as the number where `is_numeric`; an array by its elements; everything else by `mb_strlen` of PHP's string form, that
//! is in code points: an emoji is 1, a family of four 7. Laravel 8 compares as PHP does, newer ones exactly (`BigNumber`).

use crate::php::{self, Numeric};
use crate::profile::Profile;
use crate::value::{Value, digits_of, integer_of};
use std::cmp::Ordering::{self, Equal, Greater, Less};
use std::ops::RangeInclusive;

/// Beyond these exponents Laravel 11 and newer refuse to compare (10 crashes): every size rule fails. (A range, since the smallest integer
/// has no absolute value.)
const EXPONENTS: RangeInclusive<i64> = -1000..=1000;

/// Whether the size of a value is at least `min` and at most `max`. The ends of 64 bits are no bounds.
#[inline(always)]
pub fn is_within(value: Value, numeric: bool, min: i64, max: i64, profile: Profile) -> bool {
    match value {
        Value::Int(number) if numeric => min <= number && number <= max,
        // No text has more characters than bytes, and none of these is empty.
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
    /// A count, or a whole number.
    Whole(i64),
    /// A number as PHP's doubles hold it (Laravel 8).
    Double(f64),
    /// A number as exact decimal digits (newer).
    Decimal(Vec<u8>),
    /// Nothing that can be compared: no bound is kept.
    Incomparable,
}

impl Measured {
    /// Measures `value`; `numeric` says whether its field has a numeric rule.
    pub fn of(value: Value, numeric: bool, profile: Profile) -> Measured {
        if numeric && let Some(size) = number(value, profile) {
            return size;
        }
        let count = value.count().unwrap_or_else(|| php::to_text(value).map_or(0, |text| characters(&text)));
        Measured::Whole(count as i64)
    }

    /// `min`
    pub fn is_at_least(&self, bound: i64) -> bool {
        self.compare(bound).is_some_and(Ordering::is_ge)
    }

    /// `max`
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

/// How many code points a text has.
pub fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The value as a number, where PHP's `is_numeric` takes it for one.
fn number(value: Value, profile: Profile) -> Option<Measured> {
    Some(match value {
        Value::Int(number) => Measured::Whole(number),
        Value::Float(number) if profile.is_laravel_8() => Measured::Double(number),
        Value::Float(number) if number.is_infinite() => Measured::Incomparable,
        Value::Float(number) => Measured::Decimal(php::float_text(number)),
        Value::Text(text) => match php::numeric(text)? {
            Numeric::Int(number) => Measured::Whole(number),
            // Two strings, the value and the bound: PHP does not even look at the double of what it took for too long.
            Numeric::Float { overflow, .. } if profile.is_laravel_8() && overflow != 0 => {
                Measured::Double(f64::INFINITY.copysign(f64::from(overflow)))
            }
            Numeric::Float { value, .. } if profile.is_laravel_8() => Measured::Double(value),
            Numeric::Float { .. } => Measured::Decimal(text.into()),
        },
        _ => return None,
    })
}

/// A decimal number, exactly, against a whole one; `None` where its exponent is beyond what Laravel compares.
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
    // So many digits stand before the decimal point (below 0: so many zeros behind it).
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
    for place in 0..bound.len().max(digits.len()) {
        if magnitude != Equal {
            break;
        }
        let digit = |digits: &[u8]| digits.get(place).copied().unwrap_or(b'0');
        magnitude = digit(digits).cmp(&digit(bound));
    }
    Some(if negative { magnitude.reverse() } else { magnitude })
}
